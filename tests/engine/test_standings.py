"""Where many people stand beside one role: for each of them what `assess` says."""

import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assessor.engine.cohort import Standing, cohort_of, standings
from assessor.engine.gap import POINTS, Profile, Requirement, assess
from assessor.engine.levels import LEVELS, NOT_APPLICABLE, NOT_SURE
from assessor.engine.match import Match, Verdict
from tests.engine.strategies import answers, profiles

SAID = (*LEVELS, NOT_SURE, NOT_APPLICABLE)


def one_by_one(profile, people):
    reports = [assess(profile, given_answers) for given_answers in people]
    return [Standing(report.match, report.verdict) for report in reports]


@given(profiles(), st.lists(answers, max_size=6))
def test_everyone_stands_where_they_stand_alone(profile, people):
    assert standings(cohort_of(profile, people)) == one_by_one(profile, people)


def test_a_thousand_people_beside_thirty_requirements():
    chance = random.Random(7)
    asked = [
        Requirement(f"s{n}", chance.randint(1, 5), chance.randint(1, 5), n % 9 == 0, ("s30", "s31")[: n % 3])
        for n in range(30)
    ]
    people = [{f"s{n}": chance.choice(SAID) for n in range(32) if chance.random() < 0.95} for _ in range(1000)]
    profile = Profile(tuple(asked), ready_at=60)
    assert standings(cohort_of(profile, people)) == one_by_one(profile, people)


def test_each_verdict_is_found():
    profile = Profile((Requirement("a", 3, 2, essential=True), Requirement("b", 4, 1)))
    people = [{"a": 3, "b": 4}, {"a": 2, "b": 4}, {"a": 3}, {"b": 4}]
    verdicts = [Verdict.READY, Verdict.NOT_YET, Verdict.UNDECIDED, Verdict.UNDECIDED]
    assert [one.verdict for one in standings(cohort_of(profile, people))] == verdicts


@pytest.mark.parametrize("answer", SAID)
def test_a_profile_heavier_than_one_column_can_hold_is_summed(answer):
    """One role of all these would be refused, since its packed sums would run over."""
    asked = tuple(Requirement(f"s{number}", 5, 5, essential=number < 2) for number in range(7000))
    everyone = [{one.skill: answer for one in asked}]
    assert standings(cohort_of(Profile(asked), everyone)) == one_by_one(Profile(asked), everyone)


def test_a_requirement_too_heavy_to_pack_is_refused():
    heaviest = ((1 << 20) - 1) // POINTS
    asked = Requirement("a", 1, heaviest)
    assert standings(cohort_of(Profile((asked,)), [{"a": 1}])) == one_by_one(Profile((asked,)), [{"a": 1}])
    with pytest.raises(OverflowError):
        cohort_of(Profile((Requirement("a", 1, heaviest + 1),)), [])


def test_nobody_and_nothing():
    assert standings(cohort_of(Profile((Requirement("a", 3, 2),)), [])) == []
    assert standings(cohort_of(Profile(()), [])) == []
    assert standings(cohort_of(Profile(()), [{"a": 3}])) == [Standing(Match(0, 0, 0, 0, 0, 0), Verdict.UNDECIDED)]


def test_the_sums_are_plain_integers():
    (one,) = standings(cohort_of(Profile((Requirement("a", 3, 2),)), [{"a": 1}]))
    assert {type(number) for number in (one.match.low_points, one.match.assessed_weight, one.match.weight)} == {int}
