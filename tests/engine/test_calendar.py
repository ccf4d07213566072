"""The calendar of a plan: hours become days, exactly, and days off stay free."""

from datetime import date, timedelta
from fractions import Fraction
from itertools import pairwise

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from assessor.engine.calendar import Availability, Slot, TooFarError, hours_until, schedule

START = date(2027, 1, 4)
DAY = timedelta(days=1)

days = st.integers(0, 120).map(lambda number: START - 20 * DAY + number * DAY)
breaks = st.lists(st.tuples(days, st.integers(0, 40)), max_size=4).map(
    lambda found: tuple((first, first + length * DAY) for first, length in found)
)
availabilities = st.builds(Availability, st.integers(1, 80), days, breaks)
plans = st.lists(st.integers(0, 60), max_size=8)


def is_off(day: date, availability: Availability) -> bool:
    return any(first <= day <= last for first, last in availability.off)


def walked(hours: list[int], availability: Availability) -> list[Slot]:
    """The same rule, slowly: one day after the other is filled with a seventh of a week's hours."""
    day, left = availability.start, Fraction(availability.per_week, 7)
    while is_off(day, availability):
        day += DAY
    slots = []
    for number in hours:
        needed, first = Fraction(number), None
        while needed:
            while not left:
                day += DAY
                left = Fraction(0 if is_off(day, availability) else availability.per_week, 7)
            first = first or day
            used = min(needed, left)
            needed, left = needed - used, left - used
        slots.append(Slot(first or day, day))
    return slots


def counted(availability: Availability, last: date) -> int:
    """The whole hours until a day, counted day by day."""
    number = (last - availability.start).days + 1
    worked = [n for n in range(number) if not is_off(availability.start + n * DAY, availability)]
    return int(len(worked) * Fraction(availability.per_week, 7))


@given(plans, availabilities)
def test_the_days_are_those_of_a_walk_through_the_calendar(hours, availability):
    assert schedule(hours, availability) == walked(hours, availability)


@given(availabilities, days)
def test_the_hours_until_a_day_are_those_of_a_walk_through_the_calendar(availability, last):
    assert hours_until(availability, last) == counted(availability, last)


@given(plans, availabilities)
def test_steps_keep_their_order_and_never_begin_or_end_on_a_day_off(hours, availability):
    slots = schedule(hours, availability)
    assert len(slots) == len(hours)
    assert all(availability.start <= slot.first <= slot.last for slot in slots)
    assert all(one.last <= other.first for one, other in pairwise(slots))
    assert not any(is_off(day, availability) for slot in slots for day in slot)


@given(plans, availabilities)
def test_the_hours_are_conserved(hours, availability):
    """What fits until a step's last day holds all up to it, and what fits until the day before does not."""
    total = 0
    for needed, slot in zip(hours, schedule(hours, availability), strict=True):
        total += needed
        assert total <= hours_until(availability, slot.last)
        assert not total or total > hours_until(availability, slot.last - DAY)


@given(plans, availabilities)
def test_together_the_steps_take_as_long_as_one_of_all_their_hours(hours, availability):
    assume(sum(hours))
    assert schedule(hours, availability)[-1].last == schedule([sum(hours)], availability)[0].last


@given(availabilities, days)
def test_what_fits_until_a_day_is_finished_by_then_and_one_hour_more_is_not(availability, last):
    fits = hours_until(availability, last)
    assert not fits or schedule([fits], availability)[0].last <= last
    assert schedule([fits + 1], availability)[0].last > last


@given(plans, availabilities)
def test_more_hours_a_week_never_finish_later(hours, availability):
    assume(availability.per_week < 80)
    more = Availability(availability.per_week + 1, availability.start, availability.off)
    for slot, sooner in zip(schedule(hours, availability), schedule(hours, more), strict=True):
        assert sooner.first <= slot.first
        assert sooner.last <= slot.last


@given(availabilities, days, days)
def test_there_are_never_fewer_hours_until_a_later_day(availability, one, other):
    assert hours_until(availability, min(one, other)) <= hours_until(availability, max(one, other))


@given(availabilities, plans, st.randoms(use_true_random=False))
def test_breaks_count_the_same_in_any_order_and_however_often_they_are_given(availability, hours, random):
    given_twice = [*availability.off, *availability.off]
    random.shuffle(given_twice)
    same = Availability(availability.per_week, availability.start, tuple(given_twice))
    assert schedule(hours, same) == schedule(hours, availability)


def test_a_week_holds_the_hours_of_a_week():
    assert schedule([4, 4], Availability(4, START)) == [
        Slot(START, START + 6 * DAY),
        Slot(START + 7 * DAY, START + 13 * DAY),
    ]


def test_the_next_step_begins_on_the_same_day_if_anything_is_left_of_it():
    first, second = schedule([3, 1], Availability(10, START))
    assert first == Slot(START, START + 2 * DAY)  # 10/7 hours a day: 3 hours take 2.1 days
    assert second == Slot(START + 2 * DAY, START + 2 * DAY)


def test_a_break_stops_the_clock():
    holiday = (START + DAY, START + 14 * DAY)
    assert schedule([7, 7], Availability(7, START, (holiday,))) == [
        Slot(START, START + 20 * DAY),
        Slot(START + 21 * DAY, START + 27 * DAY),
    ]
    assert schedule([1, 1], Availability(7, START, (holiday,)))[1] == Slot(START + 15 * DAY, START + 15 * DAY)


def test_a_start_on_a_day_off_waits_until_the_break_is_over():
    assert schedule([1], Availability(7, START, ((START - DAY, START + DAY),)))[0].first == START + 2 * DAY


def test_a_step_of_no_hours_stands_where_the_steps_before_it_end():
    holiday = (START, START + 2 * DAY)
    assert schedule([0, 7, 0, 0, 1, 0], Availability(7, START, (holiday,))) == [
        Slot(START + 3 * DAY, START + 3 * DAY),
        Slot(START + 3 * DAY, START + 9 * DAY),
        Slot(START + 9 * DAY, START + 9 * DAY),
        Slot(START + 9 * DAY, START + 9 * DAY),
        Slot(START + 10 * DAY, START + 10 * DAY),
        Slot(START + 10 * DAY, START + 10 * DAY),
    ]


def test_there_are_no_hours_before_the_start():
    assert hours_until(Availability(80, START), START - DAY) == 0
    assert hours_until(Availability(80, START, ((START - 9 * DAY, START - DAY),)), START - 5 * DAY) == 0


def test_nothing_to_do_takes_no_days():
    assert schedule([], Availability(1, START)) == []


@pytest.mark.parametrize(
    ("hours", "start", "off"),
    [
        (80 * 52 * 101, START, ()),
        (10**30, START, ()),
        (1, START, ((START, date.max),)),
        (1, date.max, ((date.max, date.max),)),
        (80, date.max - 5 * DAY, ()),
    ],
)
def test_a_plan_of_more_than_a_hundred_years_is_refused(hours, start, off):
    with pytest.raises(TooFarError, match=r"100 years|beyond the year 9999"):
        schedule([hours], Availability(80, start, off))


def test_a_hundred_years_are_not_too_far():
    farthest = START + 36525 * DAY
    assert schedule([36526], Availability(7, START))[0].last == farthest
    with pytest.raises(TooFarError):
        schedule([36527], Availability(7, START))


def test_the_last_day_of_all_can_be_used():
    assert schedule([1], Availability(7, date.max)) == [Slot(date.max, date.max)]
    assert hours_until(Availability(7, date.max), date.max) == 1
    assert hours_until(Availability(7, date.min, ((date.min, date.max),)), date.max) == 0


@pytest.mark.parametrize("per_week", [-1, 0, 81])
def test_hours_a_week_that_nobody_has_are_refused(per_week):
    with pytest.raises(ValueError, match="between 1 and 80"):
        Availability(per_week, START)


def test_a_break_that_ends_before_it_begins_is_refused():
    with pytest.raises(ValueError, match="cannot end"):
        Availability(5, START, ((START, START - DAY),))


def test_a_step_of_less_than_no_hours_is_refused():
    with pytest.raises(ValueError, match="less than no hours"):
        schedule([3, -1], Availability(5, START))
