"""The engine agrees with a slow reference written from the design alone."""

from fractions import Fraction
from math import floor

from hypothesis import given

from assessor.engine.gap import assess
from assessor.engine.match import Verdict
from tests.engine import reference
from tests.engine.strategies import answers, profiles


def as_shown(part: Fraction | None) -> float | None:
    return None if part is None else floor(part * 10_000) / 100


@given(profiles(), answers)
def test_the_match_agrees(profile, given_answers):
    match = assess(profile, given_answers).match
    low, high = reference.match(profile, given_answers) or (None, None)
    assert (match.low, match.high) == (as_shown(low), as_shown(high))


@given(profiles(), answers)
def test_the_sums_agree_to_the_point(profile, given_answers):
    match = assess(profile, given_answers).match
    low, high, whole = reference.sums(profile, given_answers)
    assert (match.low_points, match.high_points, match.possible) == (60 * low, 60 * high, 60 * whole)


@given(profiles(), answers)
def test_what_is_assessed_and_set_aside_agrees(profile, given_answers):
    match = assess(profile, given_answers).match
    assert match.assessed == as_shown(reference.assessed(profile, given_answers))
    assert match.set_aside == as_shown(reference.set_aside(profile, given_answers))


@given(profiles(), answers)
def test_every_status_agrees(profile, given_answers):
    found = {one.requirement.skill: str(one.status) for one in assess(profile, given_answers).requirements}
    assert found == {r.skill: reference.status(r, given_answers) for r in profile.requirements}


@given(profiles(), answers)
def test_the_verdict_agrees(profile, given_answers):
    assert assess(profile, given_answers).verdict == reference.verdict(profile, given_answers)


@given(profiles(min_size=1), answers)
def test_what_decides_agrees(profile, given_answers):
    report = assess(profile, given_answers)
    if report.verdict != Verdict.UNDECIDED:
        assert report.deciding == ()
        return
    essentials, others, aside = reference.deciding(profile, given_answers)
    found, first, last = report.deciding, len(essentials), len(essentials) + len(others)
    assert set(found[:first]) == essentials
    assert list(found[first:last]) == others
    assert set(found[last:]) == aside
    assert len(found) == len(set(found))
