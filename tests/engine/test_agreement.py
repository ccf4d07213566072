"""Agreement of a mentor's levels and a learner's: where both are known, exactly, and never from what is no level."""

from fractions import Fraction
from math import floor

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assessor.engine.agreement import CANNOT_JUDGE, ENOUGH, Agreement, agreement, weighted_kappa
from assessor.engine.levels import LEVELS, NOT_APPLICABLE, NOT_SURE

MANY = tuple(f"s{number:02}" for number in range(16))
levels = st.sampled_from(LEVELS)
reviews = st.dictionaries(st.sampled_from(MANY), levels | st.sampled_from([CANNOT_JUDGE, NOT_SURE, None]))
own_answers = st.dictionaries(st.sampled_from(MANY), levels | st.sampled_from([NOT_SURE, NOT_APPLICABLE, None]))
pairs_of_levels = st.lists(st.tuples(levels, levels), max_size=30)
few_levels = st.integers(0, 2).flatmap(lambda top: st.lists(st.tuples(*[st.integers(0, top)] * 2), max_size=14))


def rated(first: str, second: str) -> Agreement:
    """The agreement of two strings of levels, a skill for each place."""
    return agreement(*({f"s{place:02}": int(level) for place, level in enumerate(one)} for one in (first, second)))


def from_the_table(pairs):
    """Kappa as in Cohen's paper: shares in a square table, the shares expected from its margins, and weights."""
    if len(pairs) < 10:
        return None
    share = {(i, j): Fraction(pairs.count((i, j)), len(pairs)) for i in LEVELS for j in LEVELS}
    rows = {i: sum(share[i, j] for j in LEVELS) for i in LEVELS}
    columns = {j: sum(share[i, j] for i in LEVELS) for j in LEVELS}
    observed = sum((i - j) ** 2 * share[i, j] for i, j in share)
    expected = sum((i - j) ** 2 * rows[i] * columns[j] for i, j in share)
    return 1 - observed / expected if expected else None


def from_the_moments(pairs):
    """The same number by another way: twice the covariance by the variances and the squared difference of means."""
    n = len(pairs)
    mean = [Fraction(sum(pair[side] for pair in pairs), n) for side in (0, 1)]
    variance = [sum((pair[side] - mean[side]) ** 2 for pair in pairs) / n for side in (0, 1)]
    covariance = sum((one - mean[0]) * (other - mean[1]) for one, other in pairs) / n
    return 2 * covariance / (sum(variance) + (mean[0] - mean[1]) ** 2)


@given(pairs_of_levels | few_levels)
def test_kappa_is_that_of_the_table(pairs):
    assert weighted_kappa(pairs) == from_the_table(pairs)


@given(pairs_of_levels | few_levels)
def test_kappa_is_that_of_the_moments(pairs):
    found = weighted_kappa(pairs)
    if found is not None:
        assert found == from_the_moments(pairs)
        assert -1 <= found <= 1
        assert (found == 1) == all(one == other for one, other in pairs)


@given(pairs_of_levels | few_levels, st.randoms(use_true_random=False))
def test_kappa_is_the_same_for_both_and_in_any_order(pairs, random):
    turned = [(other, one) for one, other in random.sample(pairs, len(pairs))]
    assert weighted_kappa(turned) == weighted_kappa(pairs)


@given(pairs_of_levels | few_levels)
def test_kappa_is_undefined_only_for_few_skills_or_one_level_everywhere(pairs):
    same = len({level for pair in pairs for level in pair}) < 2
    assert (weighted_kappa(pairs) is None) == (len(pairs) < 10 or same)


@given(reviews, own_answers)
def test_the_figures_are_about_the_skills_with_both_levels(mentor, learner):
    both = [skill for skill in MANY if type(mentor.get(skill)) is int and type(learner.get(skill)) is int]
    found = agreement(mentor, learner)
    assert list(found.differences.items()) == [(skill, mentor[skill] - learner[skill]) for skill in both]
    assert found.n == len(both)
    assert found.exact == len([skill for skill in both if mentor[skill] == learner[skill]])
    assert found.within_one == len([skill for skill in both if mentor[skill] - learner[skill] in (-1, 0, 1)])
    assert found.kappa == from_the_table([(mentor[skill], learner[skill]) for skill in both])


@given(reviews, own_answers)
def test_the_other_way_round_only_the_signs_change(mentor, learner):
    there, back = agreement(mentor, learner), agreement(learner, mentor)
    assert back.differences == {skill: -one for skill, one in there.differences.items()}
    assert (back.n, back.exact, back.within_one, back.kappa) == (there.n, there.exact, there.within_one, there.kappa)


@given(reviews, own_answers)
def test_kappa_is_shown_rounded_down(mentor, learner):
    found = agreement(mentor, learner)
    assert found.kappa_shown == (None if found.kappa is None else floor(found.kappa * 100) / 100)


@pytest.mark.parametrize("nothing", [NOT_SURE, NOT_APPLICABLE, CANNOT_JUDGE, None])
def test_what_is_no_level_is_no_zero(nothing):
    assert agreement({"a": nothing, "b": 2}, {"a": 0, "b": 1}).differences == {"b": 1}
    assert agreement({"a": 0, "b": 2}, {"a": nothing, "b": 1}).differences == {"b": 1}
    assert agreement({"a": nothing}, {"a": nothing}).differences == {}


def test_a_zero_is_a_level():
    assert agreement({"a": 0, "b": 3}, {"a": 2, "b": 0}).differences == {"a": -2, "b": 3}


def test_ten_skills_by_hand():
    """Differences 0 -1 0 -1 0 1 0 0 1 0: their squares come to 4.

    Each of one side beside each of the other: 10 x 85 + 10 x 77 - 2 x 25 x 25 = 370, for ten of the hundred 37.
    1 - 4/37 = 33/37 = 0.8918...
    """
    found = rated("3241053241", "3342043231")
    assert (found.n, found.exact, found.within_one) == (10, 6, 10)
    assert (found.kappa, found.kappa_shown) == (Fraction(33, 37), 0.89)


def test_a_table_by_hand():
    """Levels 1 to 3, 20 skills, the mentor's in rows:  4 2 0 | 6
                                                        1 5 1 | 7
                                                        1 1 5 | 7
                                                        6 8 6

    Observed: 2 + 1 + 1 + 1 one apart, 0 + 1 two apart, so 5 + 4 x 1 = 9.
    Expected: (6x8 + 7x6 + 7x6 + 7x8 + 4 x (6x6 + 7x6)) / 20 = (188 + 312) / 20 = 25. 1 - 9/25 = 0.64.
    """
    table = {(1, 1): 4, (1, 2): 2, (2, 1): 1, (2, 2): 5, (2, 3): 1, (3, 1): 1, (3, 2): 1, (3, 3): 5}
    assert weighted_kappa([pair for pair, count in table.items() for _ in range(count)]) == Fraction(16, 25)


def test_nine_skills_are_too_few_and_ten_are_enough():
    assert ENOUGH == 10
    nine = rated("012345012", "012345012")
    assert (nine.n, nine.exact, nine.kappa, nine.kappa_shown) == (9, 9, None, None)
    ten = rated("0123450123", "0123450123")
    assert (ten.n, ten.kappa, ten.kappa_shown) == (10, 1, 1.0)


def test_one_level_everywhere_leaves_nothing_to_expect():
    found = rated("3" * 12, "3" * 12)
    assert (found.n, found.exact, found.kappa) == (12, 12, None)


def test_two_levels_without_any_relation_agree_as_by_chance():
    assert rated("3" * 12, "4" * 12).kappa == 0
    assert rated("0" * 12, "5" * 12).within_one == 0
    assert rated("0" * 5 + "5" * 5, "0505050505").kappa == Fraction(1, 5)  # 6 of 10 the same


def test_opposites_are_minus_one():
    found = rated("0" * 5 + "5" * 5, "5" * 5 + "0" * 5)
    assert (found.kappa, found.kappa_shown) == (-1, -1.0)


def test_almost_full_agreement_is_not_shown_as_full():
    """Zeros and fives, 50 of each, and one pair a level apart: far above 0.99, and not 1."""
    pairs = [(0, 0)] * 50 + [(5, 5)] * 50 + [(5, 4)]
    kappa = weighted_kappa(pairs)
    assert Fraction(99, 100) < kappa < 1
    assert Agreement({}, kappa).kappa_shown == 0.99
    assert Agreement({}, -kappa).kappa_shown == -1.0


def test_nobody_rated_anything():
    found = agreement({}, {})
    assert (found.differences, found.n, found.exact, found.within_one, found.kappa) == ({}, 0, 0, 0, None)
