"""The burn-up: two lines of stairs that count whole steps on the days they are finished."""

from datetime import date, timedelta
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from assessor.engine.burn_up import BurnUp, Point, burn_up, hours_on
from assessor.engine.calendar import Availability, schedule

START = date(2027, 1, 4)


def on(number: int) -> date:
    """The day so many days after the start."""
    return START + timedelta(days=number)


days = st.integers(-30, 200).map(on)
steps = st.lists(st.tuples(days, st.integers(0, 400)), max_size=8)


@given(steps, steps, days)
def test_a_line_stands_as_high_as_the_hours_finished_by_then(planned, done, today):
    lines = burn_up(planned, done, START, today)
    for finished, line in ((planned, lines.planned), (done, lines.done)):
        for day in {START, today, *(day for day, _ in finished)}:
            assert hours_on(line, day) == sum(hours for one, hours in finished if one <= day)


@given(steps, steps, days)
def test_both_lines_begin_on_the_first_day_and_never_go_back_or_down(planned, done, today):
    lines = burn_up(planned, done, START, today)
    first = min([START, *(day for day, _ in planned + done)])
    for line in (lines.planned, lines.done):
        assert line[0].day == first
        assert all(one.day < other.day and one.hours <= other.hours for one, other in pairwise(line))


@given(steps, steps, days)
def test_what_is_done_is_known_until_today_and_the_plan_goes_on(planned, done, today):
    lines = burn_up(planned, done, START, today)
    assert lines.done[-1].day == max([today, lines.done[0].day, *(day for day, _ in done)])
    assert lines.planned[-1].day == max([lines.done[-1].day, *(day for day, _ in planned)])


@given(steps, steps, days, st.randoms(use_true_random=False))
def test_the_order_of_the_steps_is_irrelevant(planned, done, today, random):
    lines = burn_up(planned, done, START, today)
    random.shuffle(planned)
    random.shuffle(done)
    assert burn_up(planned, done, START, today) == lines


def test_a_plan_beside_what_is_done():
    hours = [7, 14, 7]
    slots = schedule(hours, Availability(7, START))
    planned = list(zip((slot.last for slot in slots), hours, strict=True))
    lines = burn_up(planned, [(on(9), 7)], START, on(12))
    assert lines.planned == (Point(on(0), 0), Point(on(6), 7), Point(on(20), 21), Point(on(27), 28))
    assert lines.done == (Point(on(0), 0), Point(on(9), 7), Point(on(12), 7))
    assert (hours_on(lines.planned, on(8)), hours_on(lines.done, on(8))) == (7, 0)


def test_steps_of_one_day_are_one_point():
    assert burn_up([], [(on(2), 8), (on(2), 20)], START, on(2)).done == (Point(on(0), 0), Point(on(2), 28))


def test_a_step_finished_on_the_first_day_lifts_the_line_at_once():
    assert burn_up([], [(on(0), 8)], START, on(0)).done == (Point(on(0), 8),)


def test_a_plan_that_starts_later_has_two_lines_of_one_point():
    assert burn_up([], [], START, on(-5)) == BurnUp((Point(on(0), 0),), (Point(on(0), 0),))


def test_before_a_line_begins_nothing_is_finished():
    assert hours_on(burn_up([], [(on(3), 8)], START, on(9)).done, on(-1)) == 0
