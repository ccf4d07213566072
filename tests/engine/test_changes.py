"""Why it changed: my answers and the new version of the profile, each averaged over both orders of the two changes."""

from dataclasses import astuple
from fractions import Fraction
from math import floor

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from assessor.engine.changes import AnswerChange, Difference, Reported, Split, why_it_changed
from assessor.engine.gap import Profile, Requirement, assess
from assessor.engine.levels import NOT_APPLICABLE, NOT_SURE
from tests.engine import reference
from tests.engine.strategies import SKILLS, answers, profiles, requirements

BOUNDS = ("low", "high")
reports = st.builds(Reported, profiles(min_size=2), answers)
PYTHON, SPEAKING = Requirement("python", 4, 3, essential=True), Requirement("speaking", 2, 2)


@st.composite
def pairs(draw):
    """Two reports for one role; often much is the same in both."""
    before, after = draw(reports), draw(reports)
    kept = draw(st.sets(st.sampled_from(SKILLS)))
    given_answers = {skill: answer for skill, answer in after.answers.items() if skill not in kept}
    given_answers |= {skill: before.answers[skill] for skill in kept if skill in before.answers}
    old = {one.skill: one for one in before.profile.requirements if one.skill in kept}
    new = {one.skill: one for one in after.profile.requirements if one.skill not in kept}
    return before, Reported(Profile((*old.values(), *new.values())), given_answers)


def matched(before, after):
    """The four matches in per cent, by (number of the profile, number of the answers), low and high; or None."""
    sides = (before, after)
    found = {(p, a): reference.match(sides[p].profile, sides[a].answers) for p in (0, 1) for a in (0, 1)}
    return None if None in found.values() else {key: [100 * part for part in pair] for key, pair in found.items()}


def shown(percent):
    return Fraction(floor(percent * 100), 100)


def averaged(found, of=lambda percent: percent):
    """The parts of the answers and of the profile, by making one change first and then the other, both ways round."""
    value = {key: of(percent) for key, percent in found.items()}
    answers_first = (value[0, 1] - value[0, 0], value[1, 1] - value[0, 1])
    profile_first = (value[1, 1] - value[1, 0], value[1, 0] - value[0, 0])
    return [(one + other) / 2 for one, other in zip(answers_first, profile_first, strict=True)]


def negated(split: Split) -> tuple:
    return tuple(tuple(-part for part in parts) for parts in astuple(split))


@given(pairs())
def test_the_parts_are_those_of_a_slow_reference(pair):
    changes, found = why_it_changed(*pair), matched(*pair)
    assert (changes.low is None, changes.high is None) == (found is None, found is None)
    for number, bound in enumerate(BOUNDS if found else ()):
        exact = getattr(changes, bound).exact
        assert [exact.answers, exact.requirements] == averaged({key: two[number] for key, two in found.items()})


@given(pairs())
def test_the_parts_add_up_to_the_change(pair):
    changes, found = why_it_changed(*pair), matched(*pair)
    assume(found)
    for number, bound in enumerate(BOUNDS):
        before, after = found[0, 0][number], found[1, 1][number]
        split = getattr(changes, bound)
        assert split.exact.answers + split.exact.requirements == split.exact.total == after - before
        assert split.shown.answers + split.shown.requirements == split.shown.total == shown(after) - shown(before)


@given(pairs())
def test_the_shown_parts_are_the_same_rule_on_the_shown_matches(pair):
    changes, found = why_it_changed(*pair), matched(*pair)
    assume(found)
    for number, bound in enumerate(BOUNDS):
        split = getattr(changes, bound)
        parts = averaged({key: two[number] for key, two in found.items()}, shown)
        for part, of_exact, of_shown in zip(parts, astuple(split.exact), astuple(split.shown), strict=True):
            assert (of_shown * 100).denominator == 1
            assert abs(of_shown - part) <= Fraction(1, 200)
            assert of_shown * part >= 0, "rounding never turns a sign"
            assert abs(of_shown - of_exact) < Fraction(3, 200)


@given(pairs())
def test_the_shares_of_the_requirements_add_up_too(pair):
    changes = why_it_changed(*pair)
    assume(changes.low)
    for bound in BOUNDS:
        whole = getattr(changes, bound)
        for kind in ("exact", "shown"):
            shares = [getattr(getattr(one, bound), kind) for one in changes.shares]
            assert sum(one.answers for one in shares) == getattr(whole, kind).answers
            assert sum(one.requirements for one in shares) == getattr(whole, kind).requirements


@given(pairs())
def test_turned_round_every_number_changes_its_sign(pair):
    before, after = pair
    there, back = why_it_changed(before, after), why_it_changed(after, before)
    assert [one.skill for one in back.shares] == [one.skill for one in there.shares]
    for one, other in zip((there, *there.shares), (back, *back.shares), strict=True):
        for bound in BOUNDS if there.low else ():
            assert astuple(getattr(one, bound)) == negated(getattr(other, bound))
    assert back.answers == tuple(AnswerChange(one.skill, one.after, one.before) for one in there.answers)
    assert [(one.skill, one.after, one.before) for one in back.requirements] == [
        (one.skill, one.before, one.after) for one in there.requirements
    ]


@given(profiles(), answers, answers)
def test_with_the_same_profile_the_answers_did_it_all(profile, one, other):
    changes = why_it_changed(Reported(profile, one), Reported(profile, other))
    assert changes.requirements == ()
    for split in (getattr(part, bound) for bound in BOUNDS if changes.low for part in (changes, *changes.shares)):
        assert split.exact.requirements == split.shown.requirements == 0


@given(profiles(), profiles(), answers)
def test_with_the_same_answers_the_profile_did_it_all(one, other, given_answers):
    changes = why_it_changed(Reported(one, given_answers), Reported(other, given_answers))
    assert changes.answers == ()
    for split in (getattr(part, bound) for bound in BOUNDS if changes.low for part in (changes, *changes.shares)):
        assert split.exact.answers == split.shown.answers == 0


@given(pairs())
def test_what_neither_differs_nor_is_answered_differently_has_no_share(pair):
    before, after = pair
    changes = why_it_changed(before, after)
    differs = {one.skill for one in changes.requirements}
    answered = {one.skill for one in changes.answers}
    both = (*before.profile.requirements, *after.profile.requirements)
    touched = differs | {one.skill for one in both if answered.intersection(one.members)}
    assert {one.skill for one in changes.shares} <= touched


@given(profiles(min_size=1), answers, st.data())
def test_the_only_requirement_that_changed_has_the_whole_share(profile, given_answers, data):
    old = data.draw(st.sampled_from(profile.requirements))
    new = data.draw(requirements(old.skill))
    other = Profile(tuple(new if one == old else one for one in profile.requirements))
    changes = why_it_changed(Reported(profile, given_answers), Reported(other, given_answers))
    for share in changes.shares:
        assert (share.skill, share.low, share.high) == (old.skill, changes.low, changes.high)


#                 asks  weight  old answers  new answers
#   python        4     3       2            4           not changed by the new version
#   speaking      2     2       2            2           in the old version only
#   docker        1     5       -            0           in the new version only
#   old profile, old answers: 90 + 120 of 300 = 70 %      old profile, new answers: 300 of 300 = 100 %
#   new profile, old answers: 90 of 480 = 18.75 %         new profile, new answers: 180 of 480 = 37.5 %
OLD = Reported(Profile((PYTHON, SPEAKING)), {"python": 2, "speaking": 2})
NEW = Reported(Profile((PYTHON, Requirement("docker", 1, 5))), {"python": 4, "speaking": 2, "docker": 0})


def test_a_worked_example():
    low = why_it_changed(OLD, NEW).low
    assert [float(part) for part in astuple(low.exact)] == [24.375, -56.875]  # (30 + 18.75) / 2, (-51.25 - 62.5) / 2
    assert [float(part) for part in astuple(low.shown)] == [24.38, -56.88]
    assert float(low.shown.total) == -32.5


def test_an_addition_moves_the_match_by_how_far_it_lies_below_it():
    python, speaking = Requirement("python", 4, 3), Requirement("speaking", 2, 2)
    more = Profile((python, speaking, Requirement("docker", 1, 5), Requirement("git", 1, 5)))
    given_answers = {"python": 4, "speaking": 2, "docker": 0, "git": 1}  # from 100 % of 300 to 66.6 % of 900 points
    changes = why_it_changed(Reported(Profile((python, speaking)), given_answers), Reported(more, given_answers))
    average = Fraction(250, 3)  # of 100 and 66.66 per cent
    assert {one.skill: one.low.exact.requirements for one in changes.shares} == {
        "docker": (0 - average) * 300 / 600,
        "git": (100 - average) * 300 / 600,
    }


def test_shares_come_with_the_largest_first():
    shares = why_it_changed(OLD, NEW).shares
    assert [one.skill for one in shares] == ["docker", "python", "speaking"]


@given(pairs())
def test_shares_come_by_low_then_high_then_slug_and_requirements_by_slug(pair):
    changes = why_it_changed(*pair)
    key = [(-abs(one.low.exact.total), -abs(one.high.exact.total), one.skill) for one in changes.shares]
    assert key == sorted(key)
    assert [one.skill for one in changes.requirements] == sorted(one.skill for one in changes.requirements)


def test_an_answer_that_moves_only_the_best_case_has_its_share():
    asked = Profile((Requirement("a", 3, 1), Requirement("b", 3, 2), Requirement("c", 3, 1)))
    changes = why_it_changed(Reported(asked, {"a": NOT_SURE, "c": 1}), Reported(asked, {"a": 0, "b": 0, "c": 1}))
    assert [one.skill for one in changes.shares] == ["b", "a"]
    assert [float(one.low.exact.total) for one in changes.shares] == [0, 0]
    assert [float(one.high.shown.answers) for one in changes.shares] == [-50, -25]


def test_equal_shares_come_by_slug():
    asked = Profile(tuple(Requirement(skill, 3, 1) for skill in "cab"))
    changes = why_it_changed(Reported(asked, dict.fromkeys("abc", 1)), Reported(asked, dict.fromkeys("abc", 2)))
    assert [one.skill for one in changes.shares] == ["a", "b", "c"]
    assert [float(one.low.shown.answers) for one in changes.shares] == [11.11, 11.11, 11.11]
    assert float(changes.low.shown.answers) == 33.33  # from 33.33 to 66.66


def test_what_rounding_leaves_goes_to_the_largest_share():
    asked = Profile(tuple(Requirement(skill, 1, weight) for skill, weight in (("a", 1), ("b", 2), ("c", 3))))
    changes = why_it_changed(Reported(asked, dict.fromkeys("abc", 0)), Reported(asked, dict.fromkeys("abc", 1)))
    assert [(one.skill, float(one.low.shown.answers)) for one in changes.shares] == [
        ("c", 50.0),
        ("b", 33.33),
        ("a", 16.67),
    ]
    uneven = Profile(tuple(Requirement(skill, 1, 1 + (skill == "g")) for skill in "abcdefg"))  # 12.5 and 25 per cent
    thirds = Profile((*uneven.requirements, Requirement("h", 1, 1)))  # 11.111 and 22.222
    changes = why_it_changed(Reported(thirds, dict.fromkeys("abcdefgh", 0)), Reported(thirds, dict.fromkeys(SKILLS, 1)))
    assert [float(one.low.shown.answers) for one in changes.shares] == [22.23, *[11.11] * 7]


@pytest.mark.parametrize("which", ["before", "after", "old answers, new profile", "new answers, old profile"])
def test_without_one_of_the_four_matches_there_is_no_split_but_the_lists_remain(which):
    nothing, something = {"a": NOT_APPLICABLE}, {"a": 2}
    asks, essential = Profile((Requirement("a", 3, 1),)), Profile((Requirement("a", 3, 1, essential=True),))
    before, after = {
        "before": (Reported(asks, nothing), Reported(essential, something)),
        "after": (Reported(essential, something), Reported(asks, nothing)),
        "old answers, new profile": (Reported(essential, nothing), Reported(asks, something)),
        "new answers, old profile": (Reported(asks, something), Reported(essential, nothing)),
    }[which]
    changes = why_it_changed(before, after)
    assert (changes.low, changes.high, changes.shares) == (None, None, ())
    assert [one.skill for one in changes.answers] == ["a"]
    assert [one.differences for one in changes.requirements] == [(Difference.ESSENTIAL,)]


@given(pairs())
def test_the_shown_total_is_the_difference_of_the_shown_reports(pair):
    before, after = (assess(*one).match for one in pair)
    changes = why_it_changed(*pair)
    assume(changes.low)
    assert round(float(changes.low.shown.total) * 100) == round(after.low * 100) - round(before.low * 100)
    assert round(float(changes.high.shown.total) * 100) == round(after.high * 100) - round(before.high * 100)
