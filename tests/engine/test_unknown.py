"""Unknown is an interval and not a zero: from the points of level 0 to those of the required level."""

import pytest
from hypothesis import given

from assessor.engine.gap import Profile, Requirement, Status, assess, judge
from assessor.engine.levels import NOT_APPLICABLE, NOT_SURE, kind_of_answer, known_level
from tests.engine.strategies import SKILLS, answers, answers_without_not_applicable, profiles


@pytest.mark.parametrize("given_answers", [{}, {"a": NOT_SURE}], ids=["no answer yet", "not sure"])
def test_unknown_may_be_anything(given_answers):
    report = assess(Profile((Requirement("a", 3, 2),)), given_answers)
    (one,) = report.requirements
    assert (one.low, one.high, one.level, one.status) == (0, 3, None, Status.UNKNOWN)
    assert (report.match.low, report.match.high, report.match.assessed) == (0, 100, 0)


def test_zero_is_known():
    report = assess(Profile((Requirement("a", 3, 2),)), {"a": 0})
    (one,) = report.requirements
    assert (one.low, one.high, one.level, one.status) == (0, 0, 0, Status.GAP)
    assert report.match.assessed == 100


def test_the_four_kinds_of_answer_are_told_apart():
    given_answers = {"a": 0, "b": NOT_SURE, "c": NOT_APPLICABLE}
    assert [kind_of_answer(given_answers, skill) for skill in "abcd"] == ["level", "not-sure", "not-applicable", "none"]
    assert [known_level(given_answers, skill) for skill in "abcd"] == [0, None, None, None]
    assert [judge(Requirement(s, 1, 1), given_answers).answer for s in "ad"] == ["level", "none"]


def test_assessed_is_a_share_of_weight():
    asked = (Requirement("a", 1, 1), Requirement("b", 5, 3))
    assert assess(Profile(asked), {"a": 1}).match.assessed == 25
    assert assess(Profile(asked), {"b": 1}).match.assessed == 75


@given(profiles(), answers_without_not_applicable)
def test_the_worst_case_is_level_zero_and_the_best_case_is_met(profile, given_answers):
    unknown = [skill for skill in SKILLS if known_level(given_answers, skill) is None]
    match = assess(profile, given_answers).match
    worst = assess(profile, {**given_answers, **dict.fromkeys(unknown, 0)}).match
    best = assess(profile, {**given_answers, **dict.fromkeys(unknown, 5)}).match
    assert (match.low_points, match.high_points) == (worst.low_points, best.high_points)


@given(profiles(), answers)
def test_not_sure_counts_like_no_answer_yet(profile, given_answers):
    fewer = {skill: answer for skill, answer in given_answers.items() if answer != NOT_SURE}
    kept, without = assess(profile, given_answers), assess(profile, fewer)
    assert (kept.match, kept.verdict, kept.deciding) == (without.match, without.verdict, without.deciding)
