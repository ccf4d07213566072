"""Differences first: what two people see differently stands above what they agree on or what only one has seen."""

from functools import cmp_to_key

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assessor.engine.agreement import CANNOT_JUDGE, RatedSkill, differences_first
from assessor.engine.levels import NOT_APPLICABLE, NOT_SURE
from tests.engine.strategies import NAMES, SKILLS, answers, levels

reviews = st.dictionaries(st.sampled_from(SKILLS), levels | st.just(CANNOT_JUDGE))
rated_skills = st.lists(
    st.builds(RatedSkill, st.sampled_from(SKILLS), st.sampled_from(NAMES), st.booleans(), st.integers(0, 2)),
    unique_by=lambda one: one.skill,
)


def order(mentor, learner, *skills):
    return "".join(one.skill for one in differences_first(skills, mentor, learner))


def plain(slugs):
    return map(RatedSkill, slugs)


def part(one, mentor, learner):
    """In which of the four parts of the list a skill stands."""
    theirs, own = (type(given.get(one.skill)) is int and given[one.skill] + 1 for given in (mentor, learner))
    if theirs and own:
        return "same" if theirs == own else "different"
    return "new" if theirs else "not judged"


def goes_before(one, other, mentor, learner):
    """Which of two skills goes first, told pair by pair: -1 or 1."""
    parts = ["different", "new", "same", "not judged"]
    places = [parts.index(part(skill, mentor, learner)) for skill in (one, other)]
    if places[0] != places[1]:
        return -1 if places[0] < places[1] else 1
    if places == [0, 0]:
        differences = [mentor[skill.skill] - learner[skill.skill] for skill in (one, other)]
        if abs(differences[0]) != abs(differences[1]):
            return -1 if abs(differences[0]) > abs(differences[1]) else 1
        if differences[0] != differences[1]:
            return -1 if differences[0] < 0 else 1
    if one.essential != other.essential:
        return -1 if one.essential else 1
    if one.weight != other.weight:
        return -1 if one.weight > other.weight else 1
    return -1 if (one.name.casefold(), one.skill) < (other.name.casefold(), other.skill) else 1


@given(rated_skills, reviews, answers)
def test_the_order_is_that_of_every_two(skills, mentor, learner):
    expected = sorted(skills, key=cmp_to_key(lambda one, other: goes_before(one, other, mentor, learner)))
    assert differences_first(skills, mentor, learner) == expected


@given(rated_skills, reviews, answers, st.randoms(use_true_random=False))
def test_the_order_of_the_input_is_irrelevant(skills, mentor, learner, random):
    shuffled = random.sample(skills, len(skills))
    assert differences_first(iter(shuffled), mentor, learner) == differences_first(skills, mentor, learner)


def test_the_largest_difference_comes_first_whoever_is_above():
    learner = {"a": 2, "b": 5, "c": 3, "d": 1}
    assert order({"a": 3, "b": 1, "c": 3, "d": 4}, learner, *plain("abcd")) == "bdac"


def test_of_equal_differences_the_mentor_below_comes_first():
    assert order({"a": 4, "b": 1}, {"a": 3, "b": 2}, *plain("ab")) == "ba"
    assert order({"a": 1, "b": 4}, {"a": 2, "b": 3}, RatedSkill("a"), RatedSkill("b", essential=True)) == "ab"


def test_then_what_only_the_mentor_knows_then_what_is_the_same_then_what_was_not_judged():
    mentor, learner = {"a": 2, "b": 2, "c": CANNOT_JUDGE, "d": 2}, {"a": 2, "b": NOT_SURE, "c": 0, "d": 3}
    assert order(mentor, learner, *plain("abcde")) == "dbace"


@pytest.mark.parametrize("nothing", [NOT_SURE, NOT_APPLICABLE, None])
def test_what_is_no_level_makes_no_difference(nothing):
    """As a zero of the learner it would be a difference of 5; as one of the mentor, of 4."""
    assert order({"a": 5, "b": 3}, {"a": nothing, "b": 2}, *plain("ab")) == "ba"
    assert order({"a": nothing, "b": 3}, {"a": 4, "b": 2}, *plain("ab")) == "ba"


def test_equals_come_by_essential_then_weight_then_name_then_slug():
    equals = [
        RatedSkill("a", "beta", weight=2),
        RatedSkill("b", "ALPHA", weight=2),
        RatedSkill("c", "alpha", weight=2),
        RatedSkill("d", "zeta", weight=3),
        RatedSkill("e", "zeta", essential=True, weight=1),
    ]
    for level in (3, 2, 1, CANNOT_JUDGE):
        assert order(dict.fromkeys("abcde", level), dict.fromkeys("abcde", 2), *equals) == "edbca"
    assert order(dict.fromkeys("abcde", 3), {}, *equals) == "edbca"


def test_a_skill_that_no_role_asks_for_comes_after_the_lightest_that_one_does():
    assert order({}, {}, RatedSkill("a"), RatedSkill("b", weight=1)) == "ba"
    assert RatedSkill("a") == RatedSkill("a", "", essential=False, weight=0)


def test_names_are_compared_whatever_their_case():
    names = {"a": "straße", "b": "STRASSE", "c": "strass"}
    assert order({}, {}, *(RatedSkill(skill, name) for skill, name in names.items())) == "cab"


def test_what_only_the_mentor_knows_is_below_every_difference_even_an_essential():
    mentor, learner = {"a": 5, "b": 3, "c": 2}, {"b": 2, "c": 2}
    assert order(mentor, learner, RatedSkill("a", essential=True), RatedSkill("b"), RatedSkill("c", weight=5)) == "bac"
