"""Where the marks of "over time" stand: in the order of time, inside the drawing, apart, and with names that do not
cover each other."""

from datetime import UTC, datetime, timedelta
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from assessor.reports.over_time_chart import APART, LEFT, RIGHT, WIDE, Point, chart, places, y

START = datetime(2026, 1, 1, 12, tzinfo=UTC)
HALF_YEAR = 60 * 24 * 180

moments = st.lists(st.integers(0, HALF_YEAR), min_size=1, max_size=60).map(
    lambda minutes: [START + timedelta(minutes=one) for one in sorted(minutes)]
)
percents = st.integers(0, 100)


@st.composite
def reports(draw):
    points = []
    for at in draw(moments):
        low, high = sorted((draw(percents), draw(percents)))
        none = draw(st.booleans())
        version, ready_at = draw(st.integers(1, 3)), draw(st.sampled_from([60, 85, 100]))
        points.append(Point(at, version, None if none else low, None if none else high, ready_at))
    return points


def room(one: dict, kind: str) -> tuple[float, float]:
    wide = WIDE[kind]
    ends = {"start": (0, wide), "end": (-wide, 0), "middle": (-wide / 2, wide / 2)}
    return tuple(one["x"] + end for end in ends[one["anchor"]])


@given(moments)
def test_marks_stand_in_order_inside_the_drawing_and_apart(dates):
    found = places(dates)
    apart = min(APART, (RIGHT - LEFT) / (2 * len(dates)))
    assert len(found) == len(dates)
    assert all(LEFT - 0.01 <= one <= RIGHT + 0.01 for one in found)
    assert all(other - one >= apart - 0.011 for one, other in pairwise(found))


def test_marks_that_have_room_are_in_proportion_to_time():
    found = places([START + timedelta(days=days) for days in (0, 10, 40)])
    assert found == [LEFT, round(LEFT + (RIGHT - LEFT) / 4, 2), RIGHT]


def test_one_report_stands_in_the_middle():
    assert places([START]) == [(LEFT + RIGHT) / 2]


@given(reports())
def test_every_report_has_its_mark_and_the_line_joins_those_with_a_match(points):
    drawn = chart(points)
    assert [mark["low"] is None for mark in drawn["marks"]] == [point.low is None for point in points]
    matched = [mark for mark in drawn["marks"] if mark["low"] is not None]
    assert len(drawn["line"]) == max(len(matched) - 1, 0)
    assert drawn["has_none"] == (len(matched) < len(points))
    for mark, point in zip(drawn["marks"], points, strict=True):
        if point.low is not None:
            assert (mark["low"], mark["high"]) == (y(point.low), y(point.high))


@given(reports())
def test_the_bar_covers_the_whole_time_in_steps(points):
    bars = chart(points)["bars"]
    assert all(one["end"] == other["x"] for one, other in pairwise(bars))
    assert [one["from"] for one in bars] == [None, *(one["y"] for one in bars[:-1])]
    assert (bars[0]["y"], bars[-1]["y"]) == (y(points[0].ready_at), y(points[-1].ready_at))


@given(reports())
def test_dates_do_not_cover_each_other_and_the_last_one_is_there(points):
    drawn = chart(points)
    rooms = [room(one, "date") for one in drawn["dates"]]
    assert all(one[1] <= other[0] + 0.01 for one, other in pairwise(rooms))
    assert drawn["dates"][-1]["x"] == drawn["marks"][-1]["x"]


@given(reports())
def test_names_of_versions_in_one_row_do_not_cover_each_other(points):
    names = [one for one in chart(points)["versions"] if one["y"] is not None]
    for row in {one["y"] for one in names}:
        rooms = sorted(room(one, "version") for one in names if one["y"] == row)
        assert all(one[1] <= other[0] + 0.01 for one, other in pairwise(rooms))


def test_reports_of_one_day_are_told_apart_by_the_hour():
    points = [Point(START + timedelta(hours=hours), 1, 50, 50, 85) for hours in (0, 3)]
    assert [one["text"] for one in chart(points)["dates"]] == ["12:00", "15:00"]


def test_a_single_report_has_its_date():
    assert [one["text"] for one in chart([Point(START, 1, 50, 50, 85)])["dates"]] == ["1 Jan 2026"]


def test_the_name_of_a_bar_makes_way_for_marks():
    def baseline(percent):
        bar = chart([Point(START + timedelta(days=days), 1, percent, percent, 85) for days in range(5)])["bars"][0]
        return bar["text_y"] - bar["y"]

    assert [baseline(percent) for percent in (50, 88, 82)] == [-7, 17, -7]


@given(reports())
def test_every_bar_is_named_near_it(points):
    for bar in chart(points)["bars"]:
        assert abs(bar["text_y"] - bar["y"]) <= 25
        assert bar["text"].endswith("%")


def test_whether_marks_were_moved_apart_is_known():
    days = [0, 100, 100.01]
    assert chart([Point(START + timedelta(days=one), 1, 50, 50, 85) for one in days])["is_spread"]
    assert not chart([Point(START + timedelta(days=one), 1, 50, 50, 85) for one in (0, 50, 100)])["is_spread"]
