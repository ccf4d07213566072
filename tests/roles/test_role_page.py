"""A role's page: what it asks for with anchors, facts with sources, pay, and where it leads."""

import pytest

from roles.models import CareerStep, Role, RoleProfile, Source
from tests import factories
from tests.coder import coder
from tests.crowd import crowd
from tests.reading import crumbs, heading, html, links, queries, section, title, words

pytestmark = pytest.mark.django_db


@pytest.fixture
def role():
    return coder()


@pytest.fixture
def shown(client, role):
    return lambda: client.get("/roles/coder/")


def test_the_page_says_what_it_is_and_the_way_back(shown, role):
    response = shown()
    assert (heading(response), title(response)) == ("Coder", "Coder | Skill-gap assessor")
    assert crumbs(response) == ["Home", "Roles", role.track.name, "Coder"]
    assert f"/tracks/{role.track.slug}/" in links(response) or f"/tracks/{role.track.slug}/" in html(response)


def test_requirements_stand_by_group_with_level_weight_and_essentials(shown):
    asked = section(shown(), "requirements")
    assert "3 requirements, 1 of them essential" in asked
    assert asked.index("Coding") < asked.index("Python") < asked.index("Sql") < asked.index("People")
    assert "Python or Java Essential weight 3" in asked
    assert "level 2, advanced beginner" in asked


def test_a_requirement_shows_the_anchors_and_marks_the_one_asked_for(shown):
    asked = section(shown(), "requirements")
    assert "3 Competent, asked for here Do Sql as at 3." in asked
    assert "Do Sql as at 5." in asked


def test_skills_and_alternatives_are_linked(shown):
    assert {"/skills/python/", "/skills/java/", "/skills/sql/"} <= set(links(shown()))


def test_one_can_assess_oneself_for_it(shown):
    assert "/assessments/start/?target=coder" in links(shown())


def test_facts_stand_with_their_source_or_as_the_editors_own(shown, role):
    source = Source.objects.create(slug="a-book", title="A book")
    role.facts.create(kind="responsibility", text="Write code.")
    role.facts.create(kind="education", text="A degree.", source=source)
    role.facts.create(kind="experience", text="Two years.")
    role.sources.add(source)
    response = shown()
    assert "Write code." in section(response, "responsibilities")
    assert "A degree. A book" in words(response)
    assert "Two years. Editors' judgement" in words(response)
    assert "Named in A book" in words(response)


def test_pay_says_where_from_and_what_is_not_stated(shown, role):
    source = Source.objects.create(slug="a-survey", title="A survey")
    role.pay.create(low=100000, high=120000, basis="base", year=2024, region="Iceland", source=source)
    role.pay.create(low=90000, source=source)
    pay = section(shown(), "pay")
    assert "USD 100,000 to 120,000 base pay the role 2024, Iceland A survey" in pay
    assert "USD 90,000 or more base or total not stated the role not stated, not stated A survey" in pay


def test_a_role_without_facts_has_no_empty_parts(shown):
    response = shown()
    assert "No source gives a figure for this role." in words(response)
    assert "No step from here is listed." in words(response)
    assert "No step to here is listed." in words(response)
    assert not {"Education", "Experience", "Named in", "What the work is"} & set(words(response).split(". "))


def test_steps_lead_on_and_back_with_their_kind(shown, role):
    lead, junior = (factories.published_role(slug=slug, title=slug.title()) for slug in ("lead", "junior"))
    CareerStep.objects.create(from_role=role, to_role=lead, kind="promotion")
    CareerStep.objects.create(from_role=junior, to_role=role, kind="move")
    response = shown()
    assert "Lead Promotion" in section(response, "steps")
    assert "Junior Move" in section(response, "steps")
    assert {"/roles/lead/", "/roles/junior/"} <= set(links(response))


def test_steps_to_roles_that_are_not_published_are_no_dead_ends(shown, role):
    ghost = factories.RoleFactory(slug="ghost")
    CareerStep.objects.create(from_role=role, to_role=ghost, kind="promotion")
    CareerStep.objects.create(from_role=ghost, to_role=role, kind="move")
    assert "/roles/ghost/" not in links(shown())
    assert "No step from here is listed." in words(shown())


def test_version_change_note_and_the_bar_are_stated(shown, role):
    draft = RoleProfile.objects.create(role=role, version=2, ready_at=70, change_note="Talking is new.")
    factories.RequirementFactory(profile=draft, skill__slug="singing")
    assert "Version 1" in words(shown())
    draft.publish()
    assert "Version 2" in words(shown())
    assert "Ready from a match of 70 %. Talking is new." in words(shown())
    assert "Singing" in section(shown(), "requirements")


def test_other_titles_and_the_editors_judgement_are_stated(shown):
    Role.objects.update(also_known_as=["Programmer", "Hacker"], editors_judgement=True)
    assert "Also called Programmer, Hacker" in words(shown())
    assert "Its requirements are the editors' judgement." in words(shown())


@pytest.mark.parametrize("path", ["/roles/nothing/", "/roles/draft-only/"])
def test_a_role_that_is_not_there_or_not_published_is_not_found(client, path):
    RoleProfile.objects.create(role=factories.RoleFactory(slug="draft-only"), version=1)
    assert client.get(path).status_code == 404


def test_a_role_that_was_withdrawn_says_so_and_leads_on(client, role):
    RoleProfile.objects.update(status="retired")
    response = client.get(role.get_absolute_url())
    assert response.status_code == 410
    assert heading(response) == role.title
    assert "This role is not offered any more" in words(response)
    assert role.track.get_absolute_url() in links(response)


def test_markup_in_the_catalogue_is_shown_as_text(shown):
    Role.objects.update(title="<b>Boss</b>", summary="<script>alert(1)</script>", also_known_as=["<i>it</i>"])
    assert not {"<b>", "<script>", "<i>"} & set(html(shown()).replace(">", "> ").split())


@pytest.mark.parametrize("number", [3, 30])
def test_the_page_takes_the_same_few_queries_whatever_its_size(client, learner, number):
    crowd(number)
    assert queries(client, "/roles/crowded/") == 8
    client.force_login(learner)
    assert queries(client, "/roles/crowded/") == 10
