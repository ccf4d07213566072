"""Doing a plan: tick off, take back, once or twice, in any order; and what that does to the rest."""

from datetime import timedelta
from unittest.mock import patch

import pytest
from django.db import IntegrityError, connection, transaction
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from assessor.learning.models import LearningPlan, PlanStep
from tests.learning import plans
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
    page = show(as_learner, plan)
    assert "planned with 20 hours, took 31" in section(page, "done")
    assert "Two evenings<br>each" in html(page)


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


@pytest.mark.parametrize("step", ["nothing/2", "python/0", "python/6", f"python/{10**30}"])
@pytest.mark.parametrize("action", ["done/", ""])
def test_what_is_no_step_is_not_found(as_learner, plan, step, action):
    assert as_learner.post(f"/plans/{plan.pk}/steps/{step}/{action}").status_code == 404


def test_a_deleted_plan_is_not_found(as_learner, plan):
    plan.delete()
    assert tick(as_learner, plan, "python", 2).status_code == 404
    assert undo(as_learner, plan, "python", 2).status_code == 404


@pytest.mark.parametrize(("done", "wanted"), [(0, 11), (3, 12)])
def test_ticking_off_takes_12_queries_with_what_it_changes(as_learner, plan, done, wanted):
    """It works the plan out, to say what it changes and to keep it for the home page."""
    *before, (skill, level) = plans.steps(plan)[: done + 1]
    for key in before:
        tick(as_learner, plan, *key)
    as_learner.get(plan.get_absolute_url())
    with CaptureQueriesContext(connection) as captured:
        tick(as_learner, plan, skill, level)
    assert len(captured) == wanted


def test_a_note_that_is_too_long_is_told_in_our_words(as_learner, plan):
    tick(as_learner, plan, "python", 2, note="x" * 1999 + "\r\n" + "y")
    said = "is not ticked off. Use at most 2,000 characters for a note; this has 2,001."
    assert said in words(show(as_learner, plan))
    assert not PlanStep.objects.exists()


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


def test_a_step_finished_long_ago_counts_from_its_day(as_learner, plan):
    tick(as_learner, plan, "python", 2)
    PlanStep.objects.update(done_on=timezone.localdate() - timedelta(days=9))
    assert plans.planned(plan).steps[0].first == timezone.localdate()
