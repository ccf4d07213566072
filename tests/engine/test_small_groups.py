"""What is shown of people never tells a group of fewer than five, alone or by the difference of two figures."""

from collections import defaultdict
from itertools import combinations, product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assessor.engine.small_groups import FEWEST, Crossing, are_apart, may_be_told, merged, shown_crossing

MOST = 22  # people, where all that there can be is looked at
crossings = st.builds(Crossing, *[st.integers(0, 12) | st.integers(0, 300)] * 4)


@st.composite
def distributions(draw, places=6):
    """The same people in so many places, before and after."""
    before = draw(st.lists(st.integers(0, 30), min_size=places, max_size=places))
    people = sum(before)
    cuts = sorted(draw(st.lists(st.integers(0, people), min_size=places - 1, max_size=places - 1)))
    after = [end - start for start, end in zip((0, *cuts), (*cuts, people), strict=True)]
    return before, after


def told_apart(figures):
    """The rule as it is written: each figure at least five, any two the same or five apart."""
    return min(figures, default=FEWEST) >= FEWEST and all(
        abs(one - other) >= FEWEST or one == other for one, other in combinations(figures, 2)
    )


@given(st.lists(st.integers(0, 60), max_size=8))
def test_figures_are_apart_when_all_and_their_differences_are_nobody_or_a_group(figures):
    expected = all(abs(one - other) not in range(1, FEWEST) for one, other in combinations([0, *figures], 2))
    assert are_apart(figures) == expected


@given(crossings)
def test_all_that_is_shown_of_a_crossing_is_apart(crossing):
    shown = shown_crossing(crossing)
    if shown is not None:
        assert told_apart([figure for figure in shown.figures if figure])
        assert min(shown.people, shown.before or FEWEST, shown.after or FEWEST) >= FEWEST


@given(crossings)
def test_what_is_shown_of_a_crossing_is_true(crossing):
    stay, enter, leave, _ = crossing
    true = (sum(crossing), stay + leave, stay + enter, enter, leave)
    assert all(figure in (None, one) for figure, one in zip(shown_crossing(crossing) or (), true, strict=False))


@given(crossings)
def test_those_who_enter_are_shown_exactly_when_those_who_leave_are(crossing):
    shown = shown_crossing(crossing)
    assert shown is None or (shown.enter is None) == (shown.leave is None)


def test_nobody_who_knows_the_rule_works_out_a_small_group():
    """Of every number of people, what is shown leaves it open how many are in any group of one to four."""
    same_to_the_reader = defaultdict(list)
    for people in range(FEWEST, MOST):
        for stay, enter, leave in product(range(people + 1), repeat=3):
            if stay + enter + leave <= people:
                crossing = Crossing(stay, enter, leave, people - stay - enter - leave)
                same_to_the_reader[shown_crossing(crossing)].append(crossing)
    groups = [group for size in (1, 2, 3) for group in combinations(range(4), size)]
    for possible, group in product(same_to_the_reader.values(), groups):
        numbers = {sum(crossing[place] for place in group) for crossing in possible}
        assert len(numbers) > 1 or not 0 < min(numbers) < FEWEST


@pytest.mark.parametrize(
    ("crossing", "shown"),
    [
        (Crossing(30, 22, 10, 152), (214, 40, 52, 22, 10)),
        (Crossing(38, 14, 2, 160), (214, 40, 52, None, None)),  # 52 less 40 and 14 would tell the two
        (Crossing(30, 0, 10, 50), (90, 40, 30, 0, 10)),  # the ten tell that nobody becomes ready
        (Crossing(3, 1, 0, 40), (44, None, None, None, None)),
        (Crossing(40, 1, 0, 40), (81, 40, None, None, None)),  # 41 ready would tell the one
        (Crossing(40, 0, 0, 3), (43, None, None, None, None)),  # and so would 40 of 43 tell the three
        (Crossing(5, 0, 0, 0), (5, 5, 5, 0, 0)),
        (Crossing(0, 0, 0, 40), (40, None, None, None, None)),  # told of nobody, what is hidden would be one to four
    ],
)
def test_figures_are_hidden_where_they_would_tell_a_few(crossing, shown):
    assert shown_crossing(crossing) == shown


@pytest.mark.parametrize("crossing", [Crossing(0, 0, 0, 0), Crossing(1, 1, 1, 1)])
def test_of_fewer_than_five_people_nothing_is_shown(crossing):
    assert shown_crossing(crossing) is None


@given(distributions(), st.lists(st.integers(FEWEST, 200), max_size=4))
def test_all_that_is_shown_of_a_distribution_is_apart(distribution, beside):
    before, after = distribution
    bands = merged(before, after, beside)
    figures = [figure for one in bands for figure in (one.before, one.after)]
    if bands:
        assert told_apart(figures)
        assert all(abs(one - other) not in range(1, FEWEST) for one, other in product(figures, beside))
        above = [(sum(b.before for b in bands[place:]), sum(b.after for b in bands[place:])) for place in range(6)]
        assert all(abs(one - two) not in range(1, FEWEST) for pair in above for one in pair for two in beside)


@given(distributions())
def test_bands_hold_everybody_once(distribution):
    before, after = distribution
    bands = merged(before, after, ())
    assert [place for one in bands for place in range(one.first, one.end)] in ([], list(range(6)))
    assert all(one.before == sum(before[one.first : one.end]) for one in bands)
    assert all(one.after == sum(after[one.first : one.end]) for one in bands)
    assert len(bands) != 1


def test_bands_are_as_many_as_fit():
    assert merged([10, 20, 40], [30, 25, 15], [70]) == ((0, 1, 10, 30), (1, 2, 20, 25), (2, 3, 40, 15))
    assert merged([10, 3, 40], [30, 8, 15], [53]) == ((0, 1, 10, 30), (1, 3, 43, 23))
    assert merged([10, 20, 40], [70, 0, 0], [70]) == ()


def test_bands_are_joined_where_those_above_are_nearly_as_many_as_a_figure_beside():
    """Of 55 people above, 52 are ready: the three who are not would be told."""
    assert merged([15, 20, 35], [15, 20, 35], [70, 52]) == ((0, 2, 35, 35), (2, 3, 35, 35))


def test_of_as_many_bands_those_are_shown_that_tell_most_of_the_move():
    assert merged([45, 3, 42], [45, 40, 5], [90]) == ((0, 2, 48, 85), (2, 3, 42, 5))


def test_else_the_evenest_are_shown():
    assert merged([40, 4, 36], [40, 4, 36], [80]) == ((0, 1, 40, 40), (1, 3, 40, 40))


@pytest.mark.parametrize(
    ("people", "of", "may_be"),
    [(0, 20, True), (4, 20, False), (5, 20, True), (15, 20, True), (17, 20, False), (5, 5, True), (0, 4, False)],
)
def test_a_group_is_told_of_when_it_and_the_rest_are_five_or_nobody(people, of, may_be):
    assert may_be_told(people, of) == may_be
