"""A draft's overview: what is answered, what is left, one next action, and the way to the report."""

import pytest

from roles.models import RoleProfile
from tests import assessed
from tests.crowd import crowd
from tests.reading import crumbs, heading, links, queries, section, title, words

pytestmark = pytest.mark.django_db
ALL = {"python": 3, "java": 0, "sql": "not-sure", "sets": 1, "talking": "not-applicable"}


def test_an_empty_draft_starts_with_what_decides_most(as_learner, learner, role):
    draft = assessed.draft(learner, role)
    response = as_learner.get(f"/assessments/{draft.pk}/")
    assert (heading(response), title(response)) == ("Coder", "Self-assessment for Coder | Skill-gap assessor")
    assert crumbs(response) == ["Home", "My assessments", "Self-assessment"]
    assert "Start: What decides most" in words(response)
    assert "Make my gap report" not in words(response)


def test_a_draft_goes_on_with_the_first_group_that_is_open(as_learner, learner, role):
    draft = assessed.draft(learner, role, {slug: value for slug, value in ALL.items() if slug != "sets"})
    page = words(as_learner.get(f"/assessments/{draft.pk}/"))
    assert "Go on: Coding" in page
    assert "the 1 open skill will show as a range" in page


def test_groups_say_how_far_one_is(as_learner, learner, role):
    draft = assessed.draft(learner, role, {"python": 3, "talking": 1})
    pages = section(as_learner.get(f"/assessments/{draft.pk}/"), "pages")
    assert "What decides most 2 of 4" in pages
    assert "Coding 0 of 1" in pages


def test_not_sure_and_not_applicable_are_answers(as_learner, learner, role):
    draft = assessed.draft(learner, role, ALL)
    page = words(as_learner.get(f"/assessments/{draft.pk}/"))
    assert "Every skill is answered" in page
    assert "5 of 5 answered" in page


def test_answers_for_skills_of_other_roles_are_not_counted(as_learner, learner, role):
    elsewhere = crowd(1)
    draft = assessed.draft(learner, elsewhere, {"crowd-0": 3})
    assessed.draft(learner, role)
    assert "0 of 5 answered" in words(as_learner.get(f"/assessments/{draft.pk}/"))


@pytest.mark.parametrize("kept", [True, False], ids=["without a published profile", "deleted"])
def test_a_role_that_was_withdrawn_meanwhile_offers_another_choice(as_learner, learner, role, kept):
    draft = assessed.draft(learner, role, {"python": 3})
    withdraw(role) if kept else role.delete()
    for page in (f"/assessments/{draft.pk}/", f"/assessments/{draft.pk}/groups/coding/"):
        response = as_learner.get(page, follow=True)
        assert heading(response) == "This role is not offered any more"
        assert "/assessments/start/" in links(response)
    assert draft.answers_by_skill() == {"python": 3}


@pytest.mark.parametrize("kept", [True, False], ids=["without a published profile", "deleted"])
def test_a_role_that_was_withdrawn_makes_no_report(as_learner, learner, role, kept):
    draft = assessed.draft(learner, role, {"python": 3})
    withdraw(role) if kept else role.delete()
    assert as_learner.post(f"/assessments/{draft.pk}/submit/").url == f"/assessments/{draft.pk}/"
    draft.refresh_from_db()
    assert draft.is_draft


@pytest.mark.parametrize("number", [3, 30])
def test_the_overview_takes_5_queries_at_any_size(as_learner, learner, number):
    draft = assessed.draft(learner, crowd(number), {f"crowd-{n}": 2 for n in range(number)})
    assert queries(as_learner, f"/assessments/{draft.pk}/") == 5


def withdraw(role) -> None:
    RoleProfile.objects.filter(role=role).update(status=RoleProfile.Status.RETIRED)
