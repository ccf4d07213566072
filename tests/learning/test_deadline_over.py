"""A deadline that is over limits nothing, and changing something else does not ask for another one."""

import pytest

from assessor.learning.models import LearningPlan
from tests.learning import plans
from tests.reading import words

pytestmark = pytest.mark.django_db


def send(client, plan, sent):
    return client.post(plan.get_absolute_url(), sent)


def test_a_deadline_that_is_over_blocks_nothing_else(as_learner, learner, report):
    plan = plans.start(learner, report, start=plans.in_days(-30))
    LearningPlan.objects.update(deadline=plans.in_days(-2))
    sent = plans.time(start=plans.in_days(-30), deadline=plans.in_days(-2), hours_per_week=6)
    assert send(as_learner, plan, sent).status_code == 302
    plan.refresh_from_db()
    assert (plan.hours_per_week, plan.deadline) == (6, plans.in_days(-2))


def test_another_day_that_is_over_is_no_deadline(as_learner, learner, report):
    plan = plans.start(learner, report, start=plans.in_days(-30))
    LearningPlan.objects.update(deadline=plans.in_days(-2))
    page = send(as_learner, plan, plans.time(start=plans.in_days(-30), deadline=plans.in_days(-1)))
    assert "This day is over." in words(page)


def test_a_start_after_a_deadline_that_is_over_asks_for_another_deadline(as_learner, learner, report):
    plan = plans.start(learner, report, start=plans.in_days(-30))
    LearningPlan.objects.update(deadline=plans.in_days(-2))
    page = send(as_learner, plan, plans.time(start=plans.in_days(0), deadline=plans.in_days(-2)))
    assert "Your deadline is over. Choose one after this start, or leave it empty." in words(page)
