"""The health of the catalogue: what there is to mend, with links to where it is mended."""

from datetime import date

import pytest
from django.urls import reverse

from roles.health import RULES
from roles.models import Anchor, Framework, Role, Skill
from tests import factories
from tests.admin.pages import address
from tests.reading import html, words

HEALTH = "admin:roles_health"


def page_of(client, rule: str, **asked):
    return client.get(reverse("admin:roles_health_of", args=[rule]), asked)


def found(response) -> dict[str, list[str]]:
    """The names under each rule on the page."""
    return {one.rule.slug: [link.name for link in one.first] for one in response.context["ailments"]}


def ailing_catalogue(number: int) -> None:
    """So many roles that ask for skills which nothing describes, teaches or leads on from."""
    for _ in range(number):
        role = factories.published_role()
        skill = role.profiles.get().requirements.get().skill
        skill.anchors.all().delete()
        skill.prerequisites.create(level=2, needs=factories.SkillFactory(), needs_level=1)
        course = {"title": "A course", "provider": "A school", "url": "https://example.org", "hours": 3, "free": True}
        skill.resources.create(**course, from_level=0, to_level=1)


def test_with_nothing_to_mend_the_page_says_so(as_editor):
    assert "Nothing to mend here." in words(as_editor.get(reverse(HEALTH)))


def test_each_finding_leads_to_where_it_is_mended(as_editor):
    role = factories.published_role(slug="coder")
    skill = role.profiles.get().requirements.get().skill
    Anchor.objects.filter(skill=skill, level=4).delete()
    page = as_editor.get(reverse(HEALTH))
    told = found(page)
    assert told["not-described"] == told["no-resource"] == [skill.name]
    assert told["no-next-step"] == ["Coder"]
    assert address(Skill, skill) in html(page)
    assert address(Role, role) in html(page)
    assert "Resources whose link was not looked at for a year: none." in words(page)


def test_only_the_first_are_shown_and_the_rest_has_pages(as_editor):
    factories.SkillFactory.create_batch(34)
    page = as_editor.get(reverse(HEALTH))
    assert "And 14 more" in words(page)
    assert len(found(page)["not-asked-for"]) == 20
    assert len(page_of(as_editor, "not-asked-for").context["links"]) == 34


@pytest.mark.parametrize("number", ["1", "2", "x", "-3", "99999999999999999999"])
def test_a_long_list_has_pages(as_editor, number):
    Skill.objects.bulk_create(
        factories.SkillFactory.build_batch(130, group=factories.SkillGroupFactory()),
    )
    page = page_of(as_editor, "not-described", page=number)
    assert page.status_code == 200
    assert len(page.context["links"]) in (100, 30)


def test_skills_of_a_framework_are_counted_apart_and_folded(as_editor):
    framework = Framework.objects.create(slug="net", name="Net", title="A framework")
    Skill.objects.bulk_create([factories.SkillFactory.build(group=factories.SkillGroupFactory(), framework=framework)])
    page = as_editor.get(reverse(HEALTH))
    assert "not-described" not in found(page)
    assert found(page)["imported-not-described"]
    assert "<details>" in html(page)


def test_an_alternative_is_asked_for_and_a_retired_version_asks_for_nothing(as_editor):
    other, former = factories.SkillFactory(name="Scala"), factories.SkillFactory(name="Cobol")
    factories.published_role({"skill__slug": "java"}, alternatives={"java": [other]})
    factories.published_role({"skill": former}).profiles.get().retire()
    assert found(as_editor.get(reverse(HEALTH)))["not-asked-for"] == ["Cobol"]


def test_a_role_that_is_offered_no_more_needs_no_next_step(as_editor):
    factories.published_role().profiles.get().retire()
    factories.RoleFactory()
    assert "no-next-step" not in found(as_editor.get(reverse(HEALTH)))


def test_a_link_looked_at_today_is_fine(as_editor):
    ailing_catalogue(1)
    skill = Skill.objects.get(resources__isnull=False)
    assert found(as_editor.get(reverse(HEALTH)))["old-link"] == ["A course"]
    skill.resources.update(last_checked=date.today())
    assert "old-link" not in found(as_editor.get(reverse(HEALTH)))


def test_there_is_no_page_for_a_rule_that_does_not_exist(as_editor):
    assert page_of(as_editor, "nothing").status_code == 404


@pytest.mark.parametrize("rule", [rule.slug for rule in RULES])
def test_every_rule_has_a_page_also_when_it_finds_nothing(as_editor, rule):
    assert "Nothing to mend here." in words(page_of(as_editor, rule))


def test_staff_who_may_not_change_roles_may_not_see_it(client, db):
    client.force_login(factories.UserFactory(is_staff=True))
    assert client.get(reverse(HEALTH)).status_code == 403
    assert page_of(client, "old-link").status_code == 403
    assert reverse(HEALTH) not in html(client.get(reverse("admin:index")))


def test_somebody_who_is_no_editor_is_sent_to_sign_in(client, db):
    assert client.get(reverse(HEALTH)).status_code == 302


def test_the_first_page_of_the_admin_leads_there(as_editor):
    assert reverse(HEALTH) in html(as_editor.get(reverse("admin:index")))
    assert reverse("admin:roles_changes") in html(as_editor.get(reverse(HEALTH)))


@pytest.mark.parametrize("number", [1, 25])
def test_the_queries_do_not_grow_with_the_catalogue(as_editor, number, django_assert_num_queries):
    ailing_catalogue(number)
    for address_of in (reverse(HEALTH), reverse("admin:roles_health_of", args=["no-resource"])):
        with django_assert_num_queries(13):
            as_editor.get(address_of)
