"""The page that merges a skill into another one: what it shows, what it refuses, and what it does."""

import pytest

from roles.models import CatalogueRevision, Skill
from tests import factories
from tests.admin.pages import address, errors, filled, messages, save
from tests.reading import html, words


@pytest.fixture
def old(db):
    return factories.SkillFactory(slug="python-3")


@pytest.fixture
def new(db):
    return factories.SkillFactory(slug="python")


def look(client, old, into):
    return client.get(address(Skill, old, "merge"), {"into": into})


def confirm(client, old, new, page=None):
    """Send the button's form as the page shows it."""
    page = page or look(client, old, new.pk)
    sent = {"into": new.pk, "revision": page.context["revision"] or ""}
    return client.post(address(Skill, old, "merge"), sent, follow=True)


def test_the_page_of_a_skill_leads_to_it(as_editor, old):
    assert address(Skill, old, "merge") in html(as_editor.get(address(Skill, old)))
    assert "The skill that stays" in words(as_editor.get(address(Skill, old, "merge")))


def test_everything_that_moves_is_told_first_and_nothing_is_done(as_editor, old, new, revision):
    factories.published_role({"skill": old, "level": 4}, slug="data-engineer")
    draft = factories.RoleProfileFactory(role__slug="coder")
    factories.RequirementFactory(profile=draft, skill=old)
    old.prerequisites.create(level=3, needs=factories.SkillFactory(slug="sql"), needs_level=2)
    course = {"title": "A course", "provider": "A school", "url": "https://example.org", "hours": 3, "free": True}
    old.resources.create(**course, from_level=0, to_level=1)
    revision.changed()
    page = words(look(as_editor, old, new.pk))
    assert "Roles that get a new version: 1" in page
    assert "Data Engineer" in page
    assert "Python: New: level 4 Proficient, weight 3, not essential." in page
    assert "Python 3: Asked for no more." in page
    assert "Coder, version 1" in page
    assert "From now on Python 3 needs Sql 2." in page
    assert "A course (A school) moves to Python." in page
    assert not revision.changed()
    assert Skill.objects.filter(pk=old.pk).exists()


def test_confirming_merges_them(as_editor, old, new):
    role = factories.published_role({"skill": old})
    answer = confirm(as_editor, old, new)
    assert answer.redirect_chain[-1][0] == address(Skill, new)
    assert "Python 3 was merged into Python." in messages(answer)
    assert role.profiles.published().get().requirements.get().skill == new
    assert not Skill.objects.filter(pk=old.pk).exists()


def test_a_catalogue_that_was_changed_meanwhile_is_looked_at_again(as_editor, old, new):
    page = look(as_editor, old, new.pk)
    factories.published_role({"skill": old})
    answer = confirm(as_editor, old, new, page)
    assert answer.status_code == 409
    assert "nothing was merged" in words(answer)
    assert "Roles that get a new version: 1" in words(answer)
    assert Skill.objects.filter(pk=old.pk).exists()


@pytest.mark.parametrize("revision", ["", "x", "\0", "0" * 100])
def test_a_forged_mark_merges_nothing(as_editor, old, new, revision):
    CatalogueRevision.bump()
    answer = as_editor.post(address(Skill, old, "merge"), {"into": new.pk, "revision": revision})
    assert answer.status_code == 409
    assert Skill.objects.filter(pk=old.pk).exists()


@pytest.mark.parametrize("into", ["", "x", "²", "-1", "99999999999999999999", "\0", "itself"])
@pytest.mark.parametrize("method", ["get", "post"])
def test_a_choice_that_is_none_is_refused(as_editor, old, into, method):
    into = old.pk if into == "itself" else into
    answer = getattr(as_editor, method)(address(Skill, old, "merge"), {"into": into})
    assert answer.status_code == 200
    assert answer.context["form"].errors
    assert answer.context["preview"] is None


def test_a_circle_is_spelt_out_instead_of_a_button(as_editor, old, new):
    sql = factories.SkillFactory(slug="sql")
    old.prerequisites.create(level=2, needs=sql, needs_level=2)
    sql.prerequisites.create(level=2, needs=new, needs_level=3)
    for page in (look(as_editor, old, new.pk), as_editor.post(address(Skill, old, "merge"), {"into": new.pk})):
        assert page.status_code == 409
    page = look(as_editor, old, new.pk)
    assert "Python 2 needs Sql 2, which needs Python 3, which needs Python 2" in words(page)
    assert page.context["preview"] is None


def test_a_skill_that_was_merged_is_found_nowhere(as_editor, old, new):
    confirm(as_editor, old, new)
    assert as_editor.get(address(Skill, old, "merge")).status_code == 404
    assert as_editor.get(address(Skill, old)).status_code == 302
    assert "Python 3" not in words(as_editor.get(address(Skill)))
    found = as_editor.get("/admin/autocomplete/?app_label=roles&model_name=prerequisite&field_name=needs&term=pyth")
    assert [one["text"] for one in found.json()["results"]] == ["Python"]


def test_its_name_and_slug_are_not_given_away(as_editor, old, new):
    confirm(as_editor, old, new)
    page = address(Skill, page="add")
    sent = filled(as_editor.get(page)) | {"kind": "technical", "group": new.group_id}
    sent |= {f"anchors-{row}-text": "Do it." for row in range(5)}
    refused = errors(as_editor.post(page, sent | {"name": "Python 3", "slug": "python-3"}))
    assert refused.count("It belongs to a skill that was merged into Python.") == 2
    assert "It belongs to a skill" in errors(save(as_editor, new, name="Python 3"))


def test_the_skill_that_stays_is_not_deleted(as_editor, old, new):
    confirm(as_editor, old, new)
    answer = as_editor.post(address(Skill, new, "delete"), {"post": "yes"})
    assert "Python 3, which was merged into it" in words(answer)
    assert Skill.objects.filter(pk=new.pk).exists()


def test_who_may_only_look_may_not_merge(client, db, old):
    client.force_login(factories.UserFactory(is_staff=True))
    assert client.get(address(Skill, old, "merge")).status_code in (403, 404)


def test_a_skill_that_is_not_there_cannot_be_merged(as_editor):
    assert as_editor.get("/admin/roles/skill/999/merge/").status_code == 404


@pytest.mark.parametrize("number", [1, 25])
def test_the_queries_do_not_grow_with_the_roles(as_editor, old, new, number, django_assert_num_queries):
    for _ in range(number):
        factories.published_role({"skill": old}, {})
    with django_assert_num_queries(16):
        look(as_editor, old, new.pk)


def test_a_second_click_finds_the_skill_that_stayed(as_editor, old, new):
    page = look(as_editor, old, new.pk)
    confirm(as_editor, old, new, page)
    answer = confirm(as_editor, old, new, page)
    assert answer.redirect_chain[-1][0] == address(Skill, new)
    assert "already" in messages(answer)
