"""What can be ticked off today, and what a tick changes in the rest of the plan: told with it, and kept."""

import pytest

from assessor.learning.models import LearningPlan, PlanStep
from assessor.learning.outline import agreed_days, day
from tests import assessed
from tests.learning import plans
from tests.learning.conftest import ANSWERS
from tests.learning.plans import tick
from tests.reading import words

pytestmark = pytest.mark.django_db


def show(client, plan):
    return client.get(plan.get_absolute_url())


def undo(client, plan, skill: str, level: int):
    return client.post(f"/plans/{plan.pk}/steps/{skill}/{level}/undo/")


def test_a_level_cannot_be_ticked_off_before_the_one_below_it(as_learner, plan):
    tick(as_learner, plan, "python", 3, note="In a hurry")
    said = "Python, level 3, is not ticked off. Level 2 comes before it."
    assert said in words(show(as_learner, plan))
    assert not PlanStep.objects.exists()
    assert plans.steps(plan)[:2] == [("python", 2), ("python", 3)]


@pytest.mark.parametrize(("skill", "level"), [("talking", 5), ("python", 1), ("java", 2)])
def test_what_is_not_in_the_plan_cannot_be_ticked_off(as_learner, plan, skill, level):
    tick(as_learner, plan, skill, level)
    assert "is not ticked off. It is not in your plan today." in words(show(as_learner, plan))
    assert not PlanStep.objects.exists()


def test_what_comes_after_the_hours_can_be_done_all_the_same(as_learner, plan):
    LearningPlan.objects.update(hours_limit=80)
    assert plans.planned(plan).rest[0].key == ("sets", 1)
    tick(as_learner, plan, "sets", 1)
    assert PlanStep.objects.get().is_done


def test_a_tick_says_what_it_changes_and_the_next_change_does_not(as_learner, learner, report):
    plan = plans.start(learner, report, start=plans.in_days(-10))
    before = plans.planned(plan).steps[-1].last
    tick(as_learner, plan, "python", 2)
    after = plans.planned(plan).steps[-1].last
    assert f"is ticked off. It ends on {day(after)} instead of {day(before)}." in words(show(as_learner, plan))
    as_learner.post(f"/plans/{plan.pk}/steps/python/3/", {"note": "Now this"})
    text = words(show(as_learner, plan))
    assert f"Saved. The steps stay the same. It still ends on {day(after)}." in text


def test_opening_again_says_what_it_changes(as_learner, learner, report):
    plan = plans.start(learner, report)
    before = plans.planned(plan).steps[-1].last
    tick(as_learner, plan, "python", 2)
    after = plans.planned(plan).steps[-1].last
    undo(as_learner, plan, "python", 2)
    assert f"It ends on {day(before)} instead of {day(after)}." in words(show(as_learner, plan))


def test_a_tick_moves_no_day_that_a_burn_up_is_measured_against(as_learner, learner, report):
    plan = plans.start(learner, report, start=plans.in_days(-10))
    agreed = sorted(agreed_days(plan.outline))
    tick(as_learner, plan, "python", 2)
    plan.refresh_from_db()
    assert plan.outline["steps"][0]["last"] != plan.outline["steps"][0]["agreed"]
    assert sorted(agreed_days(plan.outline)) == agreed
    undo(as_learner, plan, "python", 2)
    plan.refresh_from_db()
    assert sorted(agreed_days(plan.outline)) == agreed


def test_a_tick_does_not_agree_to_a_newer_report(as_learner, learner, role, plan):
    assessed.report(learner, role, ANSWERS | {"sql": 3})
    tick(as_learner, plan, "python", 2)
    text = words(show(as_learner, plan))
    assert "Python, level 2, is ticked off." in text
    assert "You have a newer report, and the plan goes by it now." in text
