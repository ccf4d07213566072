"""Doing a plan: tick off, take back, once or twice, in any order; and what that does to the rest."""

from datetime import timedelta
from unittest.mock import patch

import pytest
from django.db import IntegrityError, connection, transaction
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from assessor.learning.models import LearningPlan, PlanStep
from roles.models import CatalogueRevision, Skill
from tests import assessed, factories
from tests.learning import plans
from tests.learning.conftest import ANSWERS
from tests.learning.plans import tick
from tests.reading import heading, html, section, words

pytestmark = pytest.mark.django_db


def undo(client, plan, skill: str, level: int):
    return client.post(f"/plans/{plan.pk}/steps/{skill}/{level}/undo/")


def show(client, plan):
    return client.get(plan.get_absolute_url())


def test_a_ticked_step_moves_to_what_is_done(as_learner, plan):
    response = tick(as_learner, plan, "python", 2)
    assert response.url == plan.get_absolute_url()
    page = show(as_learner, plan)
    assert "Python, level 2, is ticked off." in words(page)
    assert "Python, level 2" in section(page, "done")
    assert "planned with 20 hours" in section(page, "done")
    assert "20 of 168 hours done" in section(page, "steps")
    assert plans.steps(plan)[0] == ("python", 3)
    row = PlanStep.objects.get()
    assert (row.done_on, row.planned_hours, row.skill_name) == (timezone.localdate(), 20, "Python")


def test_hours_spent_and_a_note_can_come_with_it(as_learner, plan):
    tick(as_learner, plan, "python", 2, spent_hours="31", note="Two evenings\r\neach")
    row = PlanStep.objects.get()
    assert (row.spent_hours, row.note) == (31, "Two evenings\neach")
    assert "planned with 20 hours, took 31" in section(show(as_learner, plan), "done")


@pytest.mark.parametrize("hours", ["0", "-1", "6000", "many"])
def test_hours_that_cannot_be_are_told_and_nothing_is_ticked_off(as_learner, plan, hours):
    tick(as_learner, plan, "python", 2, spent_hours=hours)
    assert "is not ticked off. Give a whole number of hours from 1 to 5,000." in words(show(as_learner, plan))
    assert not PlanStep.objects.exists()


def test_a_second_tick_changes_nothing(as_learner, plan):
    tick(as_learner, plan, "python", 2, note="First")
    before = PlanStep.objects.values().get()
    with patch("django.utils.timezone.localdate", return_value=plans.in_days(2)):
        tick(as_learner, plan, "python", 2, note="Second")
    assert PlanStep.objects.values().get() == before


def test_the_database_has_one_row_for_a_step(plan):
    plan.steps.create(skill_slug="python", skill_name="Python", level=2)
    with pytest.raises(IntegrityError), transaction.atomic():
        plan.steps.create(skill_slug="python", skill_name="Python", level=2)


def test_a_tick_can_be_taken_back_and_its_note_is_kept(as_learner, plan):
    before = plans.steps(plan)
    tick(as_learner, plan, "python", 2, note="Kept", spent_hours="9")
    undo(as_learner, plan, "python", 2)
    row = PlanStep.objects.get()
    assert (row.done_on, row.note, row.spent_hours) == (None, "Kept", 9)
    assert plans.steps(plan) == before
    page = show(as_learner, plan)
    assert "Python, level 2, is open again. Your note and your hours are kept." in words(page)
    assert "Your note Kept" in section(page, "steps")


def test_taking_back_what_is_not_ticked_off_changes_nothing(as_learner, plan):
    assert undo(as_learner, plan, "python", 2).status_code == 302
    assert not PlanStep.objects.exists()


def test_a_level_that_is_taken_back_takes_the_higher_ones_with_it(as_learner, plan):
    tick(as_learner, plan, "python", 2)
    tick(as_learner, plan, "python", 3)
    undo(as_learner, plan, "python", 2)
    assert "Python, level 2, and Python, level 3, are open again." in words(show(as_learner, plan))
    assert plans.steps(plan)[:2] == [("python", 2), ("python", 3)]


def test_a_higher_level_ticked_off_first_includes_those_below(as_learner, plan):
    tick(as_learner, plan, "python", 3)
    assert ("python", 2) not in plans.steps(plan)
    assert show(as_learner, plan).status_code == 200


def test_a_plan_with_everything_done_says_so(as_learner, plan):
    for skill, level in plans.steps(plan):
        tick(as_learner, plan, skill, level)
    page = show(as_learner, plan)
    assert "168 of 168 hours done" in section(page, "steps")
    assert "Every step of this plan is done." in section(page, "steps")
    assert heading(page) == "You are ready for Coder, by your own ratings and what you ticked off."
    assert "There is nothing left to learn for this role." in words(page)


def test_the_rest_is_reckoned_from_the_day_a_step_was_finished(as_learner, learner, report):
    plan = plans.start(learner, report, start=plans.in_days(-10))
    tick(as_learner, plan, "python", 2)
    assert plans.planned(plan).steps[0].first == timezone.localdate()


def test_what_was_done_counts_against_the_hours_in_all(as_learner, plan):
    LearningPlan.objects.update(hours_limit=100)
    tick(as_learner, plan, "python", 2, spent_hours="35")
    assert plans.planned(plan).way.budget == 65
    tick(as_learner, plan, "python", 3)
    assert plans.planned(plan).way.budget == 5


def test_three_steps_tell_ones_own_pace(as_learner, plan):
    for skill, level, spent in [("python", 2, 40), ("python", 3, 120), ("sets", 1, 16)]:
        tick(as_learner, plan, skill, level, spent_hours=str(spent))
    assert "by your own pace in three steps" in words(show(as_learner, plan))


def test_what_the_report_does_not_know_of_can_be_rated_again(as_learner, plan):
    tick(as_learner, plan, "python", 2)
    page = show(as_learner, plan)
    assert "Python, level 2 Rate Python again" in section(page, "to-rate")
    assert f'action="/plans/{plan.pk}/skills/python/rate/"' in html(page)


def test_a_skill_of_which_nothing_was_known_can_be_ticked_off(as_learner, learner, role):
    plan = plans.start(learner, assessed.report(learner, role, ANSWERS | {"talking": "not-sure"}))
    tick(as_learner, plan, "talking", 2)
    assert "talking" not in plans.planned(plan).find_out


@pytest.mark.parametrize("step", ["nothing/2", "python/0", "python/6", f"python/{10**30}"])
@pytest.mark.parametrize("action", ["done/", ""])
def test_what_is_no_step_is_not_found(as_learner, plan, step, action):
    assert as_learner.post(f"/plans/{plan.pk}/steps/{step}/{action}").status_code == 404


def test_a_deleted_plan_is_not_found(as_learner, plan):
    plan.delete()
    assert tick(as_learner, plan, "python", 2).status_code == 404
    assert undo(as_learner, plan, "python", 2).status_code == 404


def test_ticking_off_takes_8_queries(as_learner, plan):
    as_learner.get(plan.get_absolute_url())
    with CaptureQueriesContext(connection) as captured:
        tick(as_learner, plan, "python", 2)
    assert len(captured) == 8


# Left out and taken back


def test_a_skill_can_be_left_out_and_taken_back(as_learner, plan):
    response = as_learner.post(f"/plans/{plan.pk}/skills/sql/leave-out/")
    assert "Sql is left out of this plan. No longer in it: Sets to level 1, Sql to level 2" in words(
        as_learner.get(response.url)
    )
    assert {skill for skill, _ in plans.steps(plan)} == {"python"}
    response = as_learner.post(f"/plans/{plan.pk}/skills/sql/take-back/")
    assert "Sql is in this plan again. New in the plan: Sets to level 1" in words(as_learner.get(response.url))
    assert len(plans.steps(plan)) == 5


def test_leaving_out_twice_is_the_same_as_once(as_learner, plan):
    for _ in range(2):
        as_learner.post(f"/plans/{plan.pk}/skills/sql/leave-out/")
    plan.refresh_from_db()
    assert plan.excluded == ["sql"]


def test_a_skill_that_is_not_there_cannot_be_left_out(as_learner, plan):
    assert as_learner.post(f"/plans/{plan.pk}/skills/nothing/leave-out/").status_code == 404


# Rating a skill again


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


def test_a_step_finished_long_ago_counts_from_its_day(as_learner, plan):
    tick(as_learner, plan, "python", 2)
    PlanStep.objects.update(done_on=timezone.localdate() - timedelta(days=9))
    assert plans.planned(plan).steps[0].first == timezone.localdate()
