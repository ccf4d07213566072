"""Rating a skill again after learning it: a self-assessment from where one stands, and the way back to the plan."""

import pytest

from roles.models import CatalogueRevision, Skill
from tests import assessed, factories
from tests.learning.conftest import ANSWERS
from tests.learning.plans import tick
from tests.reading import html, words

pytestmark = pytest.mark.django_db


def test_rating_again_starts_an_assessment_at_the_page_with_the_skill(as_learner, learner, plan, role):
    tick(as_learner, plan, "python", 2)
    response = as_learner.post(f"/plans/{plan.pk}/skills/python/rate/")
    draft = learner.self_assessments.drafts().get()
    assert response.url == f"/assessments/{draft.pk}/first/#python"
    assert draft.target_role == role
    assert draft.answers_by_skill() == ANSWERS
    assert 'id="python"' in html(as_learner.get(response.url.partition("#")[0]))


def test_a_prerequisite_is_rated_on_the_page_of_its_group(as_learner, learner, plan):
    response = as_learner.post(f"/plans/{plan.pk}/skills/sets/rate/")
    draft = learner.self_assessments.drafts().get()
    assert response.url == f"/assessments/{draft.pk}/groups/coding/#sets"


def test_an_assessment_under_way_goes_on_with_its_answers(as_learner, learner, plan, role):
    draft = assessed.draft(learner, role, {"talking": 5})
    as_learner.post(f"/plans/{plan.pk}/skills/python/rate/")
    assert learner.self_assessments.drafts().get() == draft
    assert draft.answers_by_skill()["talking"] == 5


def test_an_assessment_for_another_role_is_aimed_at_the_plans_role_and_it_says_so(as_learner, learner, plan, role):
    other = factories.published_role({"skill": Skill.objects.get(slug="talking"), "level": 2}, title="Speaker")
    draft = assessed.draft(learner, other, {"talking": 5})
    address = f"/plans/{plan.pk}/skills/python/rate/"
    said = words(as_learner.get(as_learner.post(address).url.partition("#")[0]))
    assert f"was for Speaker. It is now for {role.title}, as this plan is, and all your answers are kept." in said
    draft.refresh_from_db()
    assert (draft.target_role, draft.answers_by_skill()["talking"]) == (role, 5)
    assert "It is now for" not in words(as_learner.get(as_learner.post(address).url.partition("#")[0]))


def test_the_role_held_now_is_taken_over(as_learner, learner, role, plan):
    assessed.report(learner, role, ANSWERS, current=role)
    as_learner.post(f"/plans/{plan.pk}/skills/python/rate/")
    assert learner.self_assessments.drafts().get().current_role == role


def test_what_the_role_does_not_ask_for_leads_to_the_assessment(as_learner, learner, plan):
    factories.SkillFactory(slug="knots")
    CatalogueRevision.bump()
    response = as_learner.post(f"/plans/{plan.pk}/skills/knots/rate/")
    assert response.url == learner.self_assessments.drafts().get().get_absolute_url()


def test_a_role_that_is_not_offered_any_more_cannot_be_rated_for(as_learner, learner, plan, role):
    role.delete()
    CatalogueRevision.bump()
    response = as_learner.post(f"/plans/{plan.pk}/skills/python/rate/")
    assert "This role is not offered any more" in words(as_learner.get(response.url))
    assert not learner.self_assessments.drafts().exists()


def test_the_way_back_to_the_plan_is_told(as_learner, plan):
    page = as_learner.get(as_learner.post(f"/plans/{plan.pk}/skills/python/rate/").url.partition("#")[0])
    assert "Rate Python here, then finish: your plan for Coder goes by the new report." in words(page)
