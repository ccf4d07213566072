"""The verdict: ready, not yet or undecided, decided by whole numbers alone."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assessor.engine.gap import Profile, Requirement, assess
from assessor.engine.match import Match, Verdict, verdict_of
from tests.engine.strategies import SKILLS, answers, completions, levels, profiles

NOT_SURE, NOT_APPLICABLE = "not-sure", "not-applicable"
ORDER = [Verdict.NOT_YET, Verdict.UNDECIDED, Verdict.READY]

TABLE = [  # name, answers, verdict; e is essential at 3 (weight 3), p asks for 5 (weight 5), q for 5 (weight 2)
    ("all met", {"e": 3, "p": 5, "q": 5}, "ready"),
    ("all exceeded", {"e": 5, "p": 5, "q": 5}, "ready"),
    ("exactly ready_at", {"e": 3, "p": 5, "q": 1}, "ready"),
    ("just below ready_at", {"e": 3, "p": 5, "q": 0}, "not-yet"),
    ("the essential one level short", {"e": 2, "p": 5, "q": 5}, "not-yet"),
    ("the essential at zero", {"e": 0, "p": 5, "q": 5}, "not-yet"),
    ("the essential short, the rest unknown", {"e": 2}, "not-yet"),
    ("the essential not sure", {"e": NOT_SURE, "p": 5, "q": 5}, "undecided"),
    ("the essential without an answer", {"p": 5, "q": 5}, "undecided"),
    ("the essential not applicable", {"e": NOT_APPLICABLE, "p": 5, "q": 5}, "undecided"),
    ("the essential unknown, out of reach anyway", {"p": 0, "q": 0}, "not-yet"),
    ("nothing answered", {}, "undecided"),
    ("all not sure", {"e": NOT_SURE, "p": NOT_SURE, "q": NOT_SURE}, "undecided"),
    ("all not applicable", {"e": NOT_APPLICABLE, "p": NOT_APPLICABLE, "q": NOT_APPLICABLE}, "undecided"),
    ("the light one not sure", {"e": 3, "p": 5, "q": NOT_SURE}, "undecided"),
    ("the heavy one unknown", {"e": 3, "q": 5}, "undecided"),
    ("the heavy one unknown, the other low", {"e": 3, "q": 1}, "undecided"),
    ("the heavy one unknown, out of reach", {"e": 3, "q": 0}, "not-yet"),
    ("20 per cent set aside", {"e": 3, "p": 5, "q": NOT_APPLICABLE}, "ready"),
    ("50 per cent set aside", {"e": 3, "p": NOT_APPLICABLE, "q": 5}, "undecided"),
    ("too much set aside and a gap in an essential", {"e": 2, "p": NOT_APPLICABLE, "q": 5}, "not-yet"),
    ("too much set aside and below ready_at", {"e": 3, "p": NOT_APPLICABLE, "q": 0}, "not-yet"),
]


@pytest.mark.parametrize(("given_answers", "verdict"), [row[1:] for row in TABLE], ids=[row[0] for row in TABLE])
def test_what_the_verdict_means(given_answers, verdict):
    asked = (Requirement("e", 3, 3, essential=True), Requirement("p", 5, 5), Requirement("q", 5, 2))
    assert assess(Profile(asked, ready_at=84), given_answers).verdict == verdict


def test_an_unknown_that_can_change_nothing_leaves_ready():
    asked = (Requirement("e", 3, 3, essential=True), Requirement("p", 5, 5), Requirement("q", 5, 2))
    assert assess(Profile(asked, ready_at=80), {"e": 3, "p": 5}).verdict == Verdict.READY


def judged(low: int, high: int, possible: int, **changes) -> Verdict:
    match = Match(low, high, possible, changes.pop("assessed", 1), changes.pop("aside", 0), weight=100)
    return verdict_of(match, 85, **{"essential_gap": False, "essential_unknown": False, **changes})


@given(st.integers(1, 10**40))
def test_exactly_85_per_cent_is_ready(many):
    assert judged(85 * many, 85 * many, 100 * many) == Verdict.READY


@given(st.integers(1, 10**40))
def test_one_point_below_85_per_cent_is_never_ready(many):
    assert judged(85 * many - 1, 85 * many - 1, 100 * many) == Verdict.NOT_YET
    assert judged(85 * many - 1, 85 * many, 100 * many) == Verdict.UNDECIDED


def test_a_match_that_a_float_cannot_tell_from_85_per_cent_is_not_ready():
    weight = 10**20
    asked = (Requirement("a", 1, 85 * weight - 1), Requirement("b", 1, 15 * weight + 1))
    report = assess(Profile(asked), {"a": 1, "b": 0})
    assert report.verdict == Verdict.NOT_YET
    assert report.match.low == 84.99


def test_twenty_per_cent_may_be_set_aside_and_not_a_grain_more():
    assert judged(100, 100, 100, aside=20) == Verdict.READY
    assert judged(100, 100, 100, aside=21) == Verdict.UNDECIDED


def test_an_unknown_essential_withholds_ready():
    assert judged(100, 100, 100, essential_unknown=True) == Verdict.UNDECIDED


def test_a_missing_essential_is_not_yet_whatever_the_match():
    assert judged(100, 100, 100, essential_gap=True) == Verdict.NOT_YET


def test_a_profile_that_asks_for_nothing_is_undecided():
    report = assess(Profile(()), {"a": 5})
    assert (report.verdict, report.match.low, report.match.high) == (Verdict.UNDECIDED, None, None)
    assert (report.match.assessed, report.match.set_aside, report.deciding) == (None, None, ())


@given(profiles(), answers, st.sampled_from(SKILLS), levels)
def test_more_skill_never_lowers_the_verdict(profile, given_answers, skill, level):
    before = {**given_answers, skill: min(level, 4)}
    less = assess(profile, before).verdict
    more = assess(profile, {**before, skill: before[skill] + 1}).verdict
    assert ORDER.index(less) <= ORDER.index(more)


@given(profiles(), answers, st.data())
def test_a_decided_verdict_stays_whatever_the_unknown_turns_out_to_be(profile, given_answers, data):
    verdict = assess(profile, given_answers).verdict
    completed = data.draw(completions(given_answers))
    if verdict != Verdict.UNDECIDED:
        assert assess(profile, completed).verdict == verdict


@given(profiles(), answers, st.data())
def test_not_yet_stays_even_when_the_unknown_turns_out_not_applicable(profile, given_answers, data):
    completed = data.draw(completions(given_answers, not_applicable=True))
    if assess(profile, given_answers).verdict == Verdict.NOT_YET:
        assert assess(profile, completed).verdict == Verdict.NOT_YET


@given(profiles(), answers)
def test_ready_means_every_essential_met_and_the_worst_case_enough(profile, given_answers):
    report = assess(profile, given_answers)
    if report.verdict == Verdict.READY:
        assert all(one.status == "met" for one in report.requirements if one.requirement.essential)
        assert report.match.low >= profile.ready_at
        assert report.match.set_aside <= 20
