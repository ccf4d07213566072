"""A plan in sentences: what is proven of the choice, and days in words."""

from dataclasses import replace
from datetime import date

import pytest

from assessor.engine.best_steps import Rule
from assessor.engine.learning_path import Proof
from assessor.engine.match import Verdict
from assessor.learning.limits import pace_words, proof_words, rest_words, zero_words
from assessor.learning.models import LearningPlan
from assessor.learning.outline import day
from assessor.learning.sentence import days_words, finish_words, headline
from tests import assessed
from tests.learning import plans
from tests.learning.conftest import ANSWERS

pytestmark = pytest.mark.django_db


def with_proof(plan, proof: Proof):
    LearningPlan.objects.update(hours_limit=100)
    planned = plans.planned(plan)
    path = replace(planned.way.path, proof=proof)
    return replace(planned, way=replace(planned.way, path=path))


@pytest.mark.parametrize(
    ("unproven", "told"),
    [
        (None, "Proven best for these hours: essentials first (1 of 1 met), then the match."),
        (Rule.MATCH, "not proven to be the best there is: it reaches 77.77 %, and none can exceed 80.10 %."),
        (Rule.ESSENTIALS, "it meets essentials with a weight of 3, and none can meet more than 6."),
        (Rule.HOURS, "That no other choice takes fewer hours for it is not proven."),
        (Rule.ORDER, "That no other choice takes fewer hours for it is not proven."),
    ],
)
def test_only_what_is_proven_is_called_so(plan, unproven, told):
    assert proof_words(with_proof(plan, Proof(unproven, 80.10, 6))).endswith(told)


def test_without_a_limit_nothing_had_to_be_proven(plan):
    assert proof_words(plans.planned(plan)) == ""


@pytest.mark.parametrize(
    ("first", "last", "words"),
    [
        (date(2027, 3, 3), date(2027, 3, 3), "3 March 2027"),
        (date(2027, 3, 3), date(2027, 3, 9), "3 to 9 March 2027"),
        (date(2027, 3, 28), date(2027, 4, 2), "28 March to 2 April 2027"),
        (date(2026, 12, 28), date(2027, 1, 2), "28 December 2026 to 2 January 2027"),
        (None, None, ""),
    ],
)
def test_days_are_told_as_short_as_can_be(first, last, words):
    assert days_words(first, last) == words


# Whether somebody is ready at the end


def essentials_open(learner, role, **fields):
    """A plan without hours for Python, the only essential, and with a skill that is not rated."""
    report = assessed.report(learner, role, ANSWERS | {"talking": "not-sure"})
    return plans.planned(plans.start(learner, report, **fields))


def test_a_known_gap_is_told_before_what_is_open(learner, role):
    planned = essentials_open(learner, role, hours_limit=20)
    assert planned.find_out == ("talking",)
    assert planned.verdict_at_end == Verdict.NOT_YET
    assert headline(planned)[1] == "You are not ready then: one essential is still below what is asked."


def test_an_essential_that_was_left_out_is_told_before_what_is_open(learner, role):
    planned = essentials_open(learner, role, excluded=["python", "java"])
    said = "You are not ready then: one essential is still below what is asked, as something is left out; see below."
    assert headline(planned)[1] == said


def test_what_is_open_is_told_when_no_known_gap_is_left(learner, role):
    assert headline(essentials_open(learner, role))[1].startswith("Whether you are ready then is open")


def test_a_match_that_stays_too_low_is_told(learner, role):
    report = assessed.report(learner, role, ANSWERS | {"sql": 0, "sets": 0})
    planned = plans.planned(plans.start(learner, report, hours_limit=80))
    path = replace(planned.way.path, find_out=())
    planned = replace(planned, rest=(), way=replace(planned.way, path=path))
    assert headline(planned)[1] == "You are not ready then, as the match stays below 85 %."


# Hours in all and a deadline at once


def test_of_two_limits_the_deadline_is_named_when_it_binds(learner, report):
    plan = plans.start(learner, report, hours_limit=100, deadline=plans.in_days(140))
    planned = plans.planned(plan)
    first, second = headline(planned)
    assert first == f"By {day(plans.in_days(140))} you can reach 77 % for Coder"
    assert second.startswith("Until then you have 80 hours. To become ready takes about")
    assert rest_words(planned) == "A later deadline brings them in, as far as 100 hours in all allow."


def test_of_two_limits_the_hours_are_named_when_they_bind(learner, report):
    planned = plans.planned(plans.start(learner, report, hours_limit=80, deadline=plans.in_days(300)))
    assert headline(planned)[0] == "With 80 hours you can reach 77 % for Coder"
    assert rest_words(planned) == "More hours bring them in."


# What counts as 0


def test_what_is_not_rated_and_counts_as_0_is_told_and_nobody_is_ready_by_their_own_ratings(learner, role):
    report = assessed.report(learner, role, ANSWERS | {"talking": "not-sure"})
    planned = plans.planned(plans.start(learner, report, unknown_as_zero=True))
    assert planned.as_zero == ("talking",)
    assert zero_words(planned) == "One skill that has no rating of yours counts as 0 in this plan."
    assert planned.word_of == "with what you have not rated taken as 0"


def test_when_all_is_rated_nothing_counts_as_0(learner, report):
    planned = plans.planned(plans.start(learner, report, unknown_as_zero=True))
    assert (planned.as_zero, zero_words(planned), planned.word_of) == ((), "", "by your own ratings")


# One's own pace and a deadline


def paced(client, learner, report, spent: int, deadline: int):
    """Three steps of 20, 60 and 8 hours took so many times as long; a deadline in so many days."""
    plan = plans.start(learner, report)
    for skill, level, hours in [("python", 2, 20), ("python", 3, 60), ("sets", 1, 8)]:
        plans.tick(client, plan, skill, level, spent_hours=str(hours * spent))
    LearningPlan.objects.update(deadline=plans.in_days(deadline))
    return plans.planned(plan)


def test_a_pace_that_misses_the_deadline_is_told(as_learner, learner, report):
    """80 hours are left, 4 a week: 140 days as planned, 280 at half the speed."""
    planned = paced(as_learner, learner, report, 2, 150)
    assert planned.steps[-1].last <= planned.plan.deadline < planned.finish[1]
    assert pace_words(planned) == (
        f"At your own pace the plan ends after your deadline, {day(plans.in_days(150))}: one of two steps is done by "
        "then. The days below go by the hours planned."
    )
    assert "which took 2.0 times the hours planned" in finish_words(planned)


def test_a_deadline_that_only_the_bad_case_misses_is_told(as_learner, learner, report):
    planned = paced(as_learner, learner, report, 1, 145)
    assert (
        pace_words(planned) == f"If it takes as long as that, it ends after your deadline, {day(plans.in_days(145))}."
    )
    assert "which took as long as planned" in finish_words(planned)


def test_a_deadline_that_is_kept_in_any_case_needs_no_word(as_learner, learner, report):
    assert pace_words(paced(as_learner, learner, report, 1, 400)) == ""
    assert pace_words(plans.planned(LearningPlan.objects.get())) == ""
