"""What a draft would change: person by person what `assess` says, and of groups only what may be told."""

from fractions import Fraction
from itertools import pairwise

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from assessor.engine.changes import Reported, why_it_changed
from assessor.engine.cohort import Said, cohort_in, cohort_of, standings
from assessor.engine.compiled import BITS
from assessor.engine.gap import Profile, Requirement, assess
from assessor.engine.impact import NO_MATCH, impact, told
from assessor.engine.levels import NOT_APPLICABLE, NOT_SURE
from assessor.engine.match import Verdict
from tests.engine.strategies import SKILLS, answers, profiles

peoples = st.lists(answers, max_size=6)
PYTHON, SQL = Requirement("python", 3, 3, essential=True), Requirement("sql", 4, 2)
NOW = Profile((PYTHON, SQL))


def said_by(people, skills=SKILLS):
    """Answers as a table, one by one."""
    bits = [[BITS[one.get(skill)] for skill in skills] for one in people]
    return Said(tuple(skills), np.array(bits, dtype=np.uint8).reshape(len(people), len(skills)))


def hundredths(match):
    return NO_MATCH if match is None else round(match * 100)


def with_change(profile, change):
    """The profile with one change and no other."""
    rest = tuple(one for one in profile.requirements if one.skill != change.skill)
    return Profile((*rest, change.after) if change.after else rest, profile.ready_at)


def matches(profile, people):
    """The lowest and the highest match of each person, one by one."""
    found = [assess(profile, one).match for one in people]
    return [hundredths(one.low) for one in found], [hundredths(one.high) for one in found]


def moves(before, after):
    """As `impact.Move`, one by one."""
    both = [(one, two) for one, two in zip(before, after, strict=True) if NO_MATCH not in (one, two)]
    by = [two - one for one, two in both]
    return sum(one != 0 for one in by), len(by), Fraction(sum(by), 100 * len(by)) if by else None


def told_of(after, people, before=NOW):
    return told(impact(before, after, said_by(people, ("python", "sql", "java"))))


@given(profiles(), profiles(), peoples)
def test_everyone_is_where_they_are_alone_before_and_after(before, after, people):
    found = impact(before, after, said_by(people))
    for side, profile in ((found.before, before), (found.after, after)):
        reports = [assess(profile, one) for one in people]
        assert side.ready.tolist() == [one.verdict == Verdict.READY for one in reports]
        assert (side.low.tolist(), side.high.tolist()) == matches(profile, people)


@given(profiles(), profiles(), peoples)
def test_each_change_moves_the_match_as_if_it_were_the_only_one(before, after, people):
    found = impact(before, after, said_by(people))
    changes = why_it_changed(Reported(before, {}), Reported(after, {})).requirements
    assert tuple(one.change for one in found.changes) == changes
    now = matches(before, people)
    for one in found.changes:
        low, high = matches(with_change(before, one.change), people)
        assert (one.low, one.high) == (moves(now[0], low), moves(now[1], high))


@given(profiles(), profiles(), peoples)
def test_all_changes_together_move_the_match_from_one_version_to_the_other(before, after, people):
    found = impact(before, after, said_by(people))
    now, then = matches(before, people), matches(after, people)
    assert (found.low, found.high) == (moves(now[0], then[0]), moves(now[1], then[1]))


@given(profiles(), peoples)
def test_a_table_of_answers_is_judged_like_the_answers(profile, people):
    assert standings(cohort_in(profile, said_by(people))) == standings(cohort_of(profile, people))


@given(profiles(), profiles(), st.lists(st.tuples(answers, st.integers(1, 12)), max_size=5))
def test_nothing_that_is_told_tells_of_fewer_than_five(before, after, kinds):
    people = [one for one, number in kinds for _ in range(number)]
    found = told(impact(before, after, said_by(people)))
    if len(people) < 5:
        assert found is None
        return
    bands = [figure for one in found.bands for figure in (one.before, one.after)]
    figures = sorted({figure for figure in (*found.ready.figures, *bands) if figure})
    assert figures[0] >= 5
    assert all(more - less >= 5 for less, more in pairwise(figures))
    now = matches(before, people)
    for one in found.changes:
        then = matches(with_change(before, one.change), people)
        for mean, old, new in zip((one.low, one.high), now, then, strict=True):
            moved, of, exact = moves(old, new)
            assert mean is None or (mean == exact and not {moved, of - moved} & {1, 2, 3, 4})


def test_a_raised_level_takes_readiness_from_those_below_it():
    people = [{"python": 3, "sql": 4}] * 6 + [{"python": 4, "sql": 4}] * 20
    found = told_of(Profile((Requirement("python", 4, 3, essential=True), SQL)), people)
    assert found.ready == (26, 26, 20, 0, 6)
    (change,) = found.changes
    assert change.low == change.high == found.whole.low == Fraction(-15_00 * 6, 100 * 26)


def test_what_is_unknown_moves_the_highest_match_otherwise_than_the_lowest():
    people = [{"python": 3, "sql": 2, "java": NOT_SURE}] * 5
    (change,) = told_of(Profile((PYTHON, SQL, Requirement("java", 3, 5))), people).changes
    assert change.low < 0 < change.high


def test_a_lower_bar_makes_ready_without_any_change_of_requirements():
    people = [{"python": 3, "sql": 2}] * 5
    found = told_of(Profile(NOW.requirements, ready_at=80), people)
    assert (found.ready.before, found.ready.after, found.changes) == (None, 5, ())


def test_the_change_that_moves_most_comes_first_and_what_is_hidden_last():
    people = [{"python": 3, "sql": 4, "java": 3}] * 8 + [{"python": 5, "sql": 4, "java": 3}] * 4
    after = (Requirement("python", 5, 3, essential=True), Requirement("sql", 5, 2), Requirement("java", 3, 1))
    found = told_of(Profile(after), people)
    assert [one.change.skill for one in found.changes] == ["sql", "java", "python"]  # nobody moves by Java
    assert [one.low is None for one in found.changes] == [False, False, True]  # eight of twelve leave four


def test_whoever_has_no_match_is_in_the_lowest_band_and_in_no_average():
    aside = {"sql": NOT_APPLICABLE, "java": NOT_APPLICABLE}
    people = [aside] * 5 + [{"sql": 4, "java": 0}] * 15
    before = Profile((SQL,))
    found = told_of(Profile((SQL, Requirement("java", 3, 2))), people, before)
    assert [(one.before, one.after) for one in found.bands] == [(5, 5), (15, 15)]
    assert found.whole.low == Fraction(-50)


def test_a_version_that_asks_for_nothing_has_no_match_and_nobody_ready():
    found = impact(Profile(()), NOW, said_by([{"python": 3, "sql": 4}], ("python", "sql")))
    assert (found.before.ready.tolist(), found.before.low.tolist()) == ([False], [NO_MATCH])
    assert (found.after.ready.tolist(), found.low) == ([True], (0, 0, None))


@pytest.mark.parametrize("people", [0, 1, 4])
def test_of_fewer_than_five_people_nothing_is_told(people):
    assert told_of(Profile((SQL,)), [{"sql": 4}] * people) is None
