"""The match: whole points, two decimals rounded down, between the worst and the best case."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assessor.engine.gap import Profile, Requirement, assess
from assessor.engine.levels import percent
from assessor.engine.match import Match
from tests.engine.strategies import SKILLS, answers, completions, known_answers, levels, profiles


def match_of_one(level: int, required: int, weight: int = 1):
    return assess(Profile((Requirement("a", required, weight),)), {"a": level}).match


@given(profiles(), answers)
def test_the_match_lies_between_nothing_and_all(profile, given_answers):
    match = assess(profile, given_answers).match
    assert 0 <= match.low_points <= match.high_points <= match.possible
    if match.possible:
        assert 0 <= match.low <= match.high <= 100
    else:
        assert match.low is match.high is None


@pytest.mark.parametrize("required", range(1, 6))
def test_points_are_whole_for_every_level_and_required_level(required):
    for level in range(6):
        assert match_of_one(level, required, weight=3).low_points * required == 180 * min(level, required)


@given(profiles(min_size=1), known_answers)
def test_with_nothing_unknown_there_is_one_number(profile, given_answers):
    match = assess(profile, given_answers).match
    assert match.low_points == match.high_points
    assert match.assessed == 100


@pytest.mark.parametrize(
    ("part", "whole", "shown"),
    [(8499, 10_000, 84.99), (84_999_999, 100_000_000, 84.99), (85, 100, 85.0), (2, 3, 66.66), (1, 10**9, 0.0)],
)
def test_percentages_round_down(part, whole, shown):
    assert percent(part, whole) == shown


@given(st.integers(1, 10**30), st.data())
def test_no_percentage_shows_more_than_is_reached(whole, data):
    part = data.draw(st.integers(0, whole))
    hundredths = round(percent(part, whole) * 100)
    assert hundredths * whole <= part * 10_000 < (hundredths + 1) * whole


def test_what_is_shown_is_rounded_down():
    match = Match(low_points=2, high_points=3, possible=3, assessed_weight=1, set_aside_weight=2, weight=3)
    assert (match.low, match.high, match.assessed, match.set_aside) == (66.66, 100.0, 33.33, 66.66)


@given(profiles(), known_answers)
def test_a_surplus_pays_for_nothing_else(profile, given_answers):
    highest = dict.fromkeys(SKILLS, 0)
    for requirement in profile.requirements:
        for skill in requirement.members:
            highest[skill] = max(highest[skill], requirement.level)
    cut = {skill: min(level, highest[skill]) for skill, level in given_answers.items()}
    kept, without = assess(profile, given_answers), assess(profile, cut)
    assert (kept.match, kept.verdict, kept.deciding) == (without.match, without.verdict, without.deciding)


def test_a_surplus_is_shown_as_a_strength():
    found = assess(Profile((Requirement("a", 2, 1), Requirement("b", 3, 1))), {"a": 5, "b": 3})
    assert found.strengths == (("a", 5, 2),)


@given(profiles(), answers, st.sampled_from(SKILLS), levels)
def test_more_skill_never_lowers_the_match(profile, given_answers, skill, level):
    before = {**given_answers, skill: min(level, 4)}
    less = assess(profile, before).match
    more = assess(profile, {**before, skill: before[skill] + 1}).match
    assert less.low_points <= more.low_points
    assert less.high_points <= more.high_points
    assert less.possible == more.possible


@given(profiles(), answers, st.data())
def test_every_completion_of_the_unknown_lies_within_the_range(profile, given_answers, data):
    wide = assess(profile, given_answers).match
    narrow = assess(profile, data.draw(completions(given_answers))).match
    assert wide.low_points <= narrow.low_points <= narrow.high_points <= wide.high_points
    assert wide.possible == narrow.possible


@given(profiles(), answers, st.data())
def test_the_range_holds_even_when_the_unknown_turns_out_not_applicable(profile, given_answers, data):
    wide = assess(profile, given_answers).match
    narrow = assess(profile, data.draw(completions(given_answers, not_applicable=True))).match
    assert wide.low_points * narrow.possible <= narrow.low_points * wide.possible
    assert narrow.high_points * wide.possible <= wide.high_points * narrow.possible
