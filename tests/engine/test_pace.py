"""Time left: from a person's own pace, which breaks and pages posted at once do not distort."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assessor.engine.pace import minutes_left, seconds_per_answer

moments = st.lists(st.integers(0, 2000).map(float), max_size=20)


def after(*gaps: float) -> list[float]:
    """The moments of answers saved after these gaps, the first at 1,000 seconds."""
    found = [1000.0]
    for gap in gaps:
        found.append(found[-1] + gap)
    return found


def test_the_pace_is_the_median_of_the_gaps():
    assert seconds_per_answer(after(10, 50, 12, 14, 11)) == 12
    assert seconds_per_answer(after(10, 50, 12, 14, 11, 16)) == 13


def test_breaks_of_more_than_three_minutes_are_left_out():
    assert seconds_per_answer(after(10, 20, 181, 30, 4000, 40, 50)) == 30
    assert seconds_per_answer(after(10, 20, 180, 30, 40)) == 30
    assert seconds_per_answer(after(10, 20, 180.5, 30, 40)) is None


def test_five_usable_gaps_are_needed():
    assert seconds_per_answer(after(10, 10, 10, 10)) is None
    assert seconds_per_answer(after(10, 10, 10, 10, 200)) is None
    assert seconds_per_answer(after(10, 10, 10, 10, 10)) == 10


@pytest.mark.parametrize("few", [[], [5.0], [5.0] * 30])
def test_without_gaps_there_is_no_pace(few):
    assert seconds_per_answer(few) is None


def test_a_page_posted_at_once_shares_the_time_before_it():
    assert seconds_per_answer([0.0] * 8 + [100.0] * 5) == 20
    assert seconds_per_answer([0.0] + [100.0] * 4) is None
    assert seconds_per_answer([0.0] + [900.0] * 5) == 180  # fifteen minutes on five answers are no break


def test_each_answer_of_a_page_counts():
    assert seconds_per_answer([0.0, 40.0, 80.0, 120.0, *[160.0] * 4]) == 10


def test_a_page_is_saved_within_a_second():
    page = [100 + 0.01 * number for number in range(5)]
    assert seconds_per_answer([0.0, *page]) == 20
    assert seconds_per_answer([0.0, *page, 200, 200.999, 201]) == 20
    assert seconds_per_answer(after(1, 1, 1, 1, 1)) == 1


@given(moments, st.randoms(use_true_random=False))
def test_the_order_of_the_moments_is_irrelevant(saved, random):
    shuffled = list(saved)
    random.shuffle(shuffled)
    assert seconds_per_answer(shuffled) == seconds_per_answer(saved)


@given(moments)
def test_a_pace_is_above_nothing_and_never_beyond_a_break(saved):
    pace = seconds_per_answer(saved)
    assert pace is None or 0 < pace <= 180


@given(moments, st.integers(0, 10**6))
def test_only_the_gaps_count_and_not_the_hour(saved, later):
    assert seconds_per_answer([moment + later for moment in saved]) == seconds_per_answer(saved)


@pytest.mark.parametrize(
    ("questions", "pace", "minutes"),
    [(0, 10.0, 0), (0, None, 0), (-9, 10.0, 0), (1, 10.0, 1), (6, 10.0, 1), (7, 10.0, 2), (12, 10.0, 2), (1, 0.01, 1)],
)
def test_minutes_left_are_rounded_up(questions, pace, minutes):
    assert minutes_left(questions, pace) == minutes


@pytest.mark.parametrize(("questions", "minutes"), [(1, 1), (3, 1), (4, 2), (60, 20)])
def test_without_a_pace_an_answer_takes_twenty_seconds(questions, minutes):
    assert minutes_left(questions, None) == minutes


@given(st.integers(0, 500), st.none() | st.floats(0.1, 180))
def test_fewer_questions_never_take_longer(questions, pace):
    assert minutes_left(questions, pace) <= minutes_left(questions + 1, pace)
