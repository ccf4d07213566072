"""A plan in sentences: what is proven of the choice, and days in words."""

from dataclasses import replace
from datetime import date

import pytest

from assessor.engine.best_steps import Rule
from assessor.engine.learning_path import Proof
from assessor.learning.models import LearningPlan
from assessor.learning.sentence import days_words, proof_words
from tests.learning import plans

pytestmark = pytest.mark.django_db


def with_proof(plan, proof: Proof):
    LearningPlan.objects.update(hours_limit=100)
    planned = plans.planned(plan)
    path = replace(planned.way.path, proof=proof)
    return replace(planned, way=replace(planned.way, path=path))


@pytest.mark.parametrize(
    ("unproven", "told"),
    [
        (None, "Proven best for these hours: no other choice of steps leads further."),
        (Rule.MATCH, "not proven to be the best there is: it reaches 77.77 %, and none can exceed 80.10 %."),
        (Rule.ESSENTIALS, "it meets essentials with a weight of 3, and none can meet more than 6."),
        (Rule.HOURS, "that no other choice takes fewer hours for it is not proven."),
        (Rule.ORDER, "that no other choice takes fewer hours for it is not proven."),
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
