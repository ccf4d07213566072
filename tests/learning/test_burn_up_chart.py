"""The drawing of a burn-up: stairs inside their box, round numbers at the side, and a table that says the same."""

import re
from datetime import date, timedelta
from itertools import pairwise

import pytest
from django.template.loader import render_to_string
from hypothesis import given
from hypothesis import strategies as st

from assessor.engine.burn_up import burn_up, hours_on
from assessor.learning.burn_up_chart import HEIGHT, LEFT, MOST_ROWS, RIGHT, SPAN, TOP, burn_up_context

START = date(2027, 1, 4)


def on(number: int) -> date:
    return START + timedelta(days=number)


def shown(planned, done, today: date, start: date = START) -> dict:
    return burn_up_context(burn_up(planned, done, start, today), today)


days = st.integers(-30, 900).map(on)
steps = st.lists(st.tuples(days, st.integers(0, 400)), max_size=30)


@given(steps, steps, days)
def test_stairs_stay_in_their_box_and_lead_up_and_to_the_right(planned, done, today):
    chart = shown(planned, done, today)["chart"]
    for path in (chart["planned"], chart["done"]):
        assert path.startswith(f"M0 {HEIGHT}H0V")
        across = [float(x) for x in re.findall(r"H([\d.]+)", path)]
        down = [float(y) for y in re.findall(r"V([\d.]+)", path)]
        assert across == sorted(across)
        assert down == sorted(down, reverse=True)
        assert across[-1] <= SPAN
        assert min(down) >= 0
        assert max(down) <= HEIGHT


@given(steps, steps, days)
def test_the_longer_line_ends_at_the_right(planned, done, today):
    lines = burn_up(planned, done, START, today)
    ends = [
        float(re.findall(r"H([\d.]+)", shown(planned, done, today)["chart"][one])[-1]) for one in ("planned", "done")
    ]
    assert max(ends) == (SPAN if lines.planned[-1].day > lines.planned[0].day else 0)


@given(steps, steps, days)
def test_the_grid_has_few_round_numbers_and_holds_everything(planned, done, today):
    chart = shown(planned, done, today)["chart"]
    hours = [one["hours"] for one in chart["grid"]]
    steps_of_grid = {other - one for one, other in pairwise(hours)}
    assert len(steps_of_grid) == 1
    assert re.fullmatch("[125]0*", str(steps_of_grid.pop()))
    assert 2 <= len(hours) <= 5
    assert hours[-1] >= max(sum(hours for _, hours in planned), sum(hours for _, hours in done))
    assert (chart["grid"][0]["y"], chart["grid"][-1]["y"]) == (TOP + HEIGHT, TOP)


@given(steps, steps, days)
def test_the_table_says_what_the_lines_do(planned, done, today):
    lines = burn_up(planned, done, START, today)
    rows = shown(planned, done, today)["rows"]
    assert [row["day"] for row in rows] == sorted({row["day"] for row in rows})
    assert len(rows) <= MOST_ROWS
    assert (rows[0]["day"], rows[-1]["day"]) == (lines.planned[0].day, lines.planned[-1].day)
    for row in rows:
        assert row["planned"] == hours_on(lines.planned, row["day"])
        is_known = row["day"] <= lines.done[-1].day
        assert row["done"] == (hours_on(lines.done, row["day"]) if is_known else None)


@given(steps, steps, days)
def test_today_is_marked_in_drawing_and_table_once_the_plan_has_begun(planned, done, today):
    found = shown(planned, done, today)
    has_begun = today >= burn_up(planned, done, START, today).planned[0].day
    assert [row["day"] for row in found["rows"] if row["is_today"]] == ([today] if has_begun else [])
    assert (found["chart"]["today"] is not None) == has_begun
    if has_begun:
        assert LEFT <= found["chart"]["today"]["x"] <= RIGHT


def test_a_small_plan_has_a_row_for_every_day_on_which_something_is_finished():
    found = shown([(on(6), 7), (on(20), 14)], [(on(9), 7)], on(12))
    assert [(row["day"], row["planned"], row["done"]) for row in found["rows"]] == [
        (on(0), 0, 0),
        (on(6), 7, 0),
        (on(9), 7, 7),
        (on(12), 7, 7),
        (on(20), 21, None),
    ]
    assert found["sentence"] == "7 hours done; 7 of 21 hours planned until today"


def test_a_larger_plan_has_rows_for_the_ends_of_months_and_a_long_one_for_those_of_years():
    by_month = shown([(on(10 * number), 1) for number in range(40)], [], on(3))["rows"]
    assert [row["day"] for row in by_month[:4]] == [START, on(3), date(2027, 1, 31), date(2027, 2, 28)]
    by_year = shown([(on(100 * number), 1) for number in range(40)], [], on(3))["rows"]
    assert [row["day"] for row in by_year[:4]] == [START, on(3), date(2027, 12, 31), date(2028, 12, 31)]


@pytest.mark.parametrize("start", [START, date.max, date.min])
def test_a_plan_of_one_day_can_be_drawn(start):
    chart = shown([(start, 8)], [(start, 8)], start, start)["chart"]
    assert chart["planned"] in ("M0 180H0V0", "M0 180H1000V0")


def test_one_hour_is_no_hours():
    assert shown([(on(1), 1)], [(on(0), 1)], on(0))["sentence"] == "1 hour done; 0 of 1 hour planned until today"


def test_before_the_plan_begins_the_sentence_says_when():
    assert shown([(on(1), 8)], [], on(-3))["sentence"] == "The plan begins on 4 January 2027 and has 8 hours"


def test_the_word_today_turns_to_the_left_at_the_right_end():
    assert shown([(on(10), 8)], [], on(1))["chart"]["today"]["anchor"] == "start"
    assert shown([(on(10), 8)], [], on(9))["chart"]["today"]["anchor"] == "end"


def test_without_hours_there_is_no_drawing():
    html = render_to_string("learning/burn_up.html", {"burn_up": shown([], [], on(0))})
    assert "Nothing is planned and nothing is done yet" in html
    assert "<svg" not in html


def test_the_page_shows_drawing_and_table():
    html = render_to_string("learning/burn_up.html", {"burn_up": shown([(on(6), 7)], [(on(3), 7)], on(4))})
    assert "7 hours done; 0 of 7 hours planned until today." in html
    assert html.count('<th scope="row">') == 4
    assert "to come" in html
    assert not re.search(r"\bstyle=|<script|\bon\w+=", html)
