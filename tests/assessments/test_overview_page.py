"""A draft's overview: what is answered, what is left, one next action, and the way to the report."""

import pytest

from roles.models import RoleProfile
from tests import assessed, factories
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
    assert "what is still open does not count for the match" in page  # SQL is not sure, and Sets only leads to it


def test_open_skills_that_count_are_announced_as_a_range(as_learner, learner, role):
    page = words(as_learner.get(f"/assessments/{assessed.draft(learner, role, {'python': 2}).pk}/"))
    assert "the 3 open skills that count for the match will show as a range" in page  # Java, SQL, Talking


def test_alternatives_that_can_change_nothing_are_not_left(as_learner, learner, role):
    answers = {slug: value for slug, value in ALL.items() if slug != "java"}
    draft = assessed.draft(learner, role, answers | {"sql": 3})
    page = words(as_learner.get(f"/assessments/{draft.pk}/"))
    assert "All that counts is answered." in page
    assert "4 of 4 answered 4 of 4 Match 100 %" in page
    assert "What decides most all 3 answered" in page
    assert "The 1 alternative that you left open can change nothing." in page
    assert "Go on" not in page


def test_going_on_leads_to_the_first_open_question(as_learner, learner, role):
    draft = assessed.draft(learner, role, {"python": 3})
    page = as_learner.get(f"/assessments/{draft.pk}/")
    assert f"/assessments/{draft.pk}/first/#sql" in links(page)


def test_groups_with_a_single_card_share_a_page(as_learner, learner, role):
    for name in ("baking", "sewing"):
        skill = factories.SkillFactory(slug=name, group=factories.SkillGroupFactory(slug=name, name=name.title()))
        factories.published_role({"skill": skill}, slug=f"role-{name}")
    draft = assessed.draft(learner, role)
    draft.asks_everything = True
    draft.save()
    overview = as_learner.get(f"/assessments/{draft.pk}/")
    assert "Baking, Sewing, Coding 0 of 3" in section(overview, "pages")
    for group in ("coding", "baking", "sewing"):
        page = as_learner.get(f"/assessments/{draft.pk}/groups/{group}/")
        assert heading(page) == "Baking, Sewing, Coding"


def test_groups_say_how_far_one_is(as_learner, learner, role):
    draft = assessed.draft(learner, role, {"python": 3, "talking": 1})
    pages = section(as_learner.get(f"/assessments/{draft.pk}/"), "pages")
    assert "What decides most 2 of 3" in pages
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
