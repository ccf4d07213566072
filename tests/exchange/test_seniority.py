"""Which level of a role is the more senior."""

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from roles.exchange.seniority import WORDS, RoleLevel, career_levels, in_order, tiers


def titles(role_levels: list[RoleLevel]) -> list[str]:
    return [one.title for one in in_order(role_levels)]


def test_the_words_of_titles_tell_the_order():
    ladder = [
        RoleLevel(f"{word} baker", (3, 3)) for word in ("Head", "Lead", "Junior", "Principal", "Senior", "Trainee")
    ]
    assert [title.split()[0] for title in titles(ladder)] == [
        "Trainee",
        "Junior",
        "Senior",
        "Lead",
        "Principal",
        "Head",
    ]


def test_words_count_even_where_more_is_asked_of_those_below():
    assert titles([RoleLevel("Lead baker", (5, 5)), RoleLevel("Head of baking", (4, 5))])[-1] == "Head of baking"


def test_a_title_without_a_word_stands_where_what_it_asks_for_fits():
    ladder = [
        RoleLevel("Head of shifts", (4, 4)),
        RoleLevel("Senior clerk", (2, 2)),
        RoleLevel("Shift manager", (3, 3)),
    ]
    assert titles(ladder) == ["Senior clerk", "Shift manager", "Head of shifts"]
    assert career_levels(ladder) == {"Senior clerk": 3, "Shift manager": 4, "Head of shifts": 6}


@pytest.mark.parametrize(("levels", "career"), [((1, 1), 1), ((2, 2), 2), ((4, 2), 3), ((5, 4), 4)])
def test_a_role_with_one_level_goes_by_the_mean_of_what_it_asks_for(levels, career):
    assert career_levels([RoleLevel("Keeper", levels)]) == {"Keeper": career}


def test_a_title_without_a_word_stays_below_the_next_with_one():
    assert career_levels([RoleLevel("Baker", (4, 5)), RoleLevel("Lead baker", (5, 5))]) == {"Baker": 3, "Lead baker": 4}


def test_two_ways_of_being_senior_stand_on_one_rung():
    both = ["Senior baker", "Senior baker - management"]
    ladder = [RoleLevel("Baker", (2,)), *(RoleLevel(title, (3,)) for title in ("Lead baker", *both))]
    assert tiers(ladder, career_levels(ladder)) == [["Baker"], both, ["Lead baker"]]


words = st.sampled_from([word for word, _ in WORDS] + ["", ""])
ladders = st.lists(
    st.tuples(words, st.lists(st.sampled_from([1, 2, 4, 5]), min_size=1, max_size=4)), min_size=1, max_size=9
)


@given(ladders)
def test_every_level_has_one_place_and_career_levels_never_fall(found):
    ladder = [RoleLevel(f"{word} baker {number}", tuple(levels)) for number, (word, levels) in enumerate(found)]
    order, levels = in_order(ladder), career_levels(ladder)
    assert sorted(order, key=id) == sorted(ladder, key=id)
    assert [levels[one.title] for one in order] == sorted(levels.values())
    assert set(levels.values()) <= set(range(1, 8))
    assert [title for rung in tiers(ladder, levels) for title in rung] == [one.title for one in order]
    assert in_order(ladder[::-1]) == order
    assert all(one.mean == Fraction(sum(one.levels), len(one.levels)) for one in ladder)
