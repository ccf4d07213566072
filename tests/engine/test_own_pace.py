"""The finish range: from an editorial guess first, from somebody's own steps once three are known."""

from datetime import date, timedelta
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assessor.engine.calendar import Availability, TooFarError, schedule
from assessor.engine.own_pace import OwnPace, finish_range, own_pace
from tests.engine.test_calendar import availabilities

START = date(2027, 1, 4)

finished = st.lists(st.tuples(st.integers(0, 400), st.integers(0, 600)), max_size=9)


def quartile(ratios: list[Fraction], quarter: int) -> Fraction:
    """The value so many quarters of the way from the smallest to the largest, between two neighbours in proportion."""
    place = Fraction(quarter * (len(ratios) - 1), 4)
    below = sorted(ratios)[int(place)]
    above = sorted(ratios)[min(int(place) + 1, len(ratios) - 1)]
    return below + (above - below) * (place - int(place))


@pytest.mark.parametrize("few", [[], [(8, 80)], [(8, 80), (20, 1)], [(8, 80), (20, 1), (8, 0), (0, 8)]])
def test_below_three_steps_the_pace_is_a_guess(few):
    pace = own_pace(few)
    assert (pace.low, pace.middle, pace.high) == (Fraction(4, 5), 1, Fraction(4, 3))
    assert pace.of == len([one for one in few if all(one)])
    assert not pace.is_own


def test_from_three_steps_on_it_is_somebodys_own():
    pace = own_pace([(10, 10), (10, 20), (20, 60)])
    assert pace == OwnPace(Fraction(3, 2), Fraction(9, 4), Fraction(5, 2), 3)
    assert pace.is_own


def test_the_range_is_widened_to_hold_the_middle():
    one_large_step_took_long = [(8, 8), (8, 8), (8, 8), (8, 8), (400, 800)]
    middle = Fraction(832, 432)
    assert own_pace(one_large_step_took_long) == OwnPace(Fraction(1), middle, middle * Fraction(10, 9), 5)
    and_one_was_short = [(8, 8), (8, 8), (8, 8), (8, 8), (400, 200)]
    middle = Fraction(232, 432)
    assert own_pace(and_one_was_short) == OwnPace(middle * Fraction(9, 10), middle, Fraction(1), 5)


def test_steps_that_all_took_as_long_still_leave_a_range():
    """Three steps at the same pace do not tell the day on which a plan of years ends."""
    pace = own_pace([(10, 20), (20, 40), (60, 120)])
    assert pace == OwnPace(Fraction(9, 5), Fraction(2), Fraction(20, 9), 3)
    assert len(set(finish_range(90, Availability(7, START), pace))) == 3


def test_steps_of_no_hours_are_left_out():
    told = [(8, 8), (20, 30), (20, 10)]
    assert own_pace([*told, (0, 5), (8, 0)]) == own_pace(told)


@given(finished)
def test_the_pace_is_that_of_the_definition(steps):
    pace = own_pace(steps)
    told = [(planned, spent) for planned, spent in steps if planned and spent]
    assert pace.of == len(told)
    assert 0 < pace.low <= pace.middle <= pace.high
    if len(told) >= 3:
        ratios = [Fraction(spent, planned) for planned, spent in told]
        assert pace.middle * sum(planned for planned, _ in told) == sum(spent for _, spent in told)
        assert pace.low == min(quartile(ratios, 1), pace.middle * Fraction(9, 10))
        assert pace.high == max(quartile(ratios, 3), pace.middle * Fraction(10, 9))
        assert min(ratios) * Fraction(9, 10) <= pace.low
        assert pace.high <= max(ratios) * Fraction(10, 9)


@given(finished, st.randoms(use_true_random=False))
def test_the_order_of_the_steps_is_irrelevant(steps, random):
    shuffled = list(steps)
    random.shuffle(shuffled)
    assert own_pace(shuffled) == own_pace(steps)


@given(st.integers(0, 500), availabilities, finished)
def test_the_finish_range_is_in_order_and_holds_the_plan_when_the_pace_does(hours, availability, steps):
    pace = own_pace(steps)
    earliest, middle, latest = finish_range(hours, availability, pace)
    assert availability.start <= earliest <= middle <= latest
    as_planned = schedule([hours], availability)[0].last
    assert earliest <= as_planned or pace.low > 1
    assert latest >= as_planned or pace.high < 1


def test_the_range_of_the_guess():
    days = finish_range(30, Availability(7, START), own_pace([]))
    assert days == tuple(START + timedelta(days=number - 1) for number in (24, 30, 40))


def test_part_of_an_hour_is_a_whole_one():
    days = finish_range(1, Availability(7, START), own_pace([]))
    assert days == (START, START, START + timedelta(days=1))


def test_with_nothing_left_it_is_finished_on_the_first_day():
    assert finish_range(0, Availability(7, START), own_pace([])) == (START, START, START)


def test_a_finish_that_is_too_far_is_refused():
    with pytest.raises(TooFarError):
        finish_range(4200, Availability(1, START), own_pace([]))  # 80 years as planned, 107 in the bad case
