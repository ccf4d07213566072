"""A newer report for the role: the plan goes by it at once, keeps what is done, and says what changed."""

import pytest

from assessor.learning.models import LearningPlan, PlanStep
from tests import assessed, factories
from tests.learning import plans
from tests.learning.conftest import ANSWERS
from tests.reading import html, section, words

pytestmark = pytest.mark.django_db

NEWER = "You have a newer report, and the plan goes by it now."


def rate(learner, role, **answers):
    """A newer report, in which only these answers were given anew."""
    return assessed.report(learner, role, answers)


def show(client, plan):
    return client.get(plan.get_absolute_url())


def test_what_was_learned_and_rated_leaves_the_plan(as_learner, learner, role, plan):
    plans.tick(as_learner, plan, "python", 2)
    newer = rate(learner, role, python=3)
    page = show(as_learner, plan)
    assert NEWER in words(page)
    assert "No longer in it: Python to level 3" in words(page)
    assert plans.steps(plan) == [("sets", 1), ("sql", 2), ("sql", 3)]
    assert newer.get_absolute_url() in html(page)


def test_what_is_done_stays_done_and_needs_no_rating_any_more(as_learner, learner, role, plan):
    plans.tick(as_learner, plan, "python", 2)
    rate(learner, role, python=2)
    page = show(as_learner, plan)
    assert "Python, level 2" in section(page, "done")
    assert "Ticked off, not rated yet" not in words(page)
    assert "The steps stay the same." in words(page)


def test_an_old_answer_that_a_newer_report_took_over_does_not_undo_a_step(as_learner, learner, role, plan):
    plans.tick(as_learner, plan, "python", 2)
    plans.tick(as_learner, plan, "sets", 1)
    rate(learner, role, python=2)
    assert plans.steps(plan) == [("python", 3), ("sql", 2), ("sql", 3)]


def tick_python(client, plan) -> None:
    for level in (2, 3):
        plans.tick(client, plan, "python", level, note=f"Level {level}")


def test_a_skill_rated_lower_after_the_tick_is_open_again(as_learner, learner, role, plan):
    tick_python(as_learner, plan)
    rate(learner, role, python=2, sql=3)
    page = show(as_learner, plan)
    assert "Open again, as you rated it lower after ticking it off: Python to level 3" in words(page)
    assert "and rated the skill lower since." in section(page, "steps")
    assert plans.steps(plan) == [("python", 3)]
    assert "20 of 80 hours done" in section(page, "steps")


def test_it_can_be_ticked_off_again(as_learner, learner, role, plan):
    tick_python(as_learner, plan)
    rate(learner, role, python=2)
    assert 'name="again" value="1"' in html(show(as_learner, plan))
    plans.tick(as_learner, plan, "python", 3)
    assert ("python", 3) in plans.steps(plan)
    plans.tick(as_learner, plan, "python", 3, again="1")
    assert ("python", 3) not in plans.steps(plan)


def test_going_on_keeps_the_new_plan_and_takes_ticks_back_that_do_not_hold(as_learner, learner, role, plan):
    tick_python(as_learner, plan)
    newer = rate(learner, role, python=2, sql=3)
    response = as_learner.post(f"/plans/{plan.pk}/confirm/")
    assert response.url == plan.get_absolute_url()
    assert NEWER not in words(show(as_learner, plan))
    assert [(row.level, row.is_done, row.note) for row in PlanStep.objects.all()] == [
        (2, True, "Level 2"),
        (3, False, "Level 3"),
    ]
    outline = LearningPlan.objects.get().outline
    assert outline["report"] == str(newer.pk)
    assert [(one["skill"], one["level"]) for one in outline["steps"]] == [("python", 3)]


def test_a_report_for_another_role_changes_nothing(as_learner, learner, plan):
    other = factories.published_role(slug="sailor")
    assessed.report(learner, other, ANSWERS)
    assert NEWER not in words(show(as_learner, plan))


def test_a_report_of_somebody_else_changes_nothing(as_learner, stranger, role, plan):
    assessed.report(stranger, role, {"python": 3})
    assert NEWER not in words(show(as_learner, plan))
    assert len(plans.steps(plan)) == 5


def test_when_the_newest_report_is_deleted_the_one_before_counts(as_learner, learner, role, plan):
    newer = rate(learner, role, python=3)
    newer.delete()
    assert len(plans.steps(plan)) == 5
    assert NEWER not in words(show(as_learner, plan))


def test_a_learner_rates_again_and_the_plan_shrinks(as_learner, learner, role, plan):
    """The whole way through the site: finish two steps, rate the skill again, submit, look at the plan."""
    for level in (2, 3):
        plans.tick(as_learner, plan, "python", level)
    rating = as_learner.post(f"/plans/{plan.pk}/skills/python/rate/").url.partition("#")[0]
    draft = learner.self_assessments.drafts().get()
    seen = draft.answers.get(skill__slug="python").mark
    as_learner.post(rating, {"python": "3", "seen.python": seen})
    as_learner.post(f"/assessments/{draft.pk}/submit/")
    page = show(as_learner, plan)
    assert NEWER in words(page)
    assert "80 of 168 hours done" in section(page, "steps")
    assert plans.steps(plan) == [("sets", 1), ("sql", 2), ("sql", 3)]
    assert "Ticked off, not rated yet" not in words(page)
