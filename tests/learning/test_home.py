"""The home page goes on with the plan that somebody follows."""

import pytest

from assessor.learning.models import LearningPlan
from assessor.learning.next_step import next_step
from assessor.learning.outline import day
from tests import assessed, factories
from tests.learning import plans
from tests.learning.conftest import ANSWERS
from tests.reading import links, queries, section, words

pytestmark = pytest.mark.django_db


def test_the_next_step_stands_there_with_a_link(as_learner, plan):
    page = as_learner.get("/")
    text = section(page, "plan")
    assert text.startswith("Your plan for Coder Next: Python to level 2, about 20 hours, until")
    assert plan.get_absolute_url() in links(page)
    assert "Your next moves" not in words(page)


def test_what_is_ticked_off_is_passed_over(as_learner, plan):
    plans.tick(as_learner, plan, "python", 2)
    assert "Next: Python to level 3" in section(as_learner.get("/"), "plan")


def test_a_tick_moves_the_day_of_the_next_step(as_learner, learner, report):
    plan = plans.start(learner, report, start=plans.in_days(-10))
    plans.tick(as_learner, plan, "python", 2)
    assert f"until {day(plans.planned(plan).steps[0].last)}." in section(as_learner.get("/"), "plan")


def test_with_everything_done_that_is_said(as_learner, plan):
    for skill, level in plans.steps(plan):
        plans.tick(as_learner, plan, skill, level)
    assert "Every step that you planned is done." in section(as_learner.get("/"), "plan")


def test_without_a_plan_the_report_can_be_planned(as_learner, report):
    page = as_learner.get("/")
    assert f"/plans/start/{report.pk}/" in links(page)
    assert "Your next moves" in words(page)


def test_the_moves_of_another_role_stay_beside_the_plan(as_learner, learner, plan):
    assessed.report(learner, factories.published_role(slug="sailor"), {"python": 0} | ANSWERS)
    text = words(as_learner.get("/"))
    assert "Your plan for Coder" in text
    assert "Your next moves for Sailor" in text


def test_a_plan_whose_report_was_deleted_still_stands_there(as_learner, plan, report):
    report.delete()
    assert "Next: Python to level 2" in section(as_learner.get("/"), "plan")


def test_only_the_plan_that_is_followed_counts(learner, plan):
    LearningPlan.objects.update(is_active=False)
    assert next_step(learner) is None


def test_a_step_without_a_day_has_none(learner, plan):
    outline = plan.outline
    outline["steps"][0]["last"] = None
    LearningPlan.objects.update(outline=outline)
    assert next_step(learner).last is None


@pytest.mark.parametrize("number", [1, 4])
def test_the_page_takes_9_queries_with_a_plan(as_learner, plan, number):
    for skill, level in plans.steps(plan)[:number]:
        plans.tick(as_learner, plan, skill, level)
    as_learner.get("/")
    assert queries(as_learner, "/") == 9
