"""Where the lines of a plan's burn-up go: days from left to right, finished hours from 0 at the bottom; and the same
as a table and in one sentence.

Days are in per cent of the drawing's width, as in "over time"; hours are in pixels. The two lines are paths in a box
of their own that is stretched to its place, SPAN units wide.
"""

from collections.abc import Sequence
from datetime import date, timedelta
from itertools import count

from django.utils.formats import date_format

from assessor.engine.burn_up import BurnUp, Point, hours_on

TOP, HEIGHT = 24, 180  # what lies above holds the word "today"
LEFT, RIGHT = 11.0, 96.0
SPAN = 1000
LINES = 4  # of the grid, above the one at 0
NEAR = 16.0  # so close to an end of the drawing a word turns to the other side
MOST_ROWS = 24  # of the table


def burn_up_context(lines: BurnUp, today: date) -> dict:
    """What `learning/burn_up.html` shows as `burn_up`: the drawing, the rows of its table and a sentence."""
    days = _days(lines)
    most = max(lines.planned[-1].hours, lines.done[-1].hours)
    return {
        "is_empty": most == 0,
        "sentence": _sentence(lines, today),
        "chart": _chart(lines, days, today, _grid(most)),
        "rows": [_row(day, lines, today) for day in _rows_of(lines, days, today)],
    }


def _days(lines: BurnUp) -> tuple[date, date]:
    """The first and the last day of the drawing, which is at least a day wide."""
    first = lines.planned[0].day
    last = max(lines.planned[-1].day, lines.done[-1].day)
    if first < last:
        return first, last
    return (first, first + timedelta(days=1)) if first < date.max else (first - timedelta(days=1), first)


def _chart(lines: BurnUp, days: tuple[date, date], today: date, grid: Sequence[int]) -> dict:
    first, last = days
    share = (lines.done[-1].day - first) / (last - first)
    return {
        "height": TOP + HEIGHT + 34,
        "left": LEFT,
        "top": TOP,
        "bottom": TOP + HEIGHT,
        "date_y": TOP + HEIGHT + 24,
        "inner_width": RIGHT - LEFT,
        "inner_height": HEIGHT,
        "span": SPAN,
        "grid": [{"hours": hours, "y": TOP + _y(hours, grid), "text_y": TOP + _y(hours, grid) + 4} for hours in grid],
        "planned": _path(lines.planned, days, grid),
        "done": _path(lines.done, days, grid),
        "end": {"x": _x(share), "y": TOP + _y(lines.done[-1].hours, grid)},
        "today": _today((today - first) / (last - first)) if first <= today <= last else None,
        "dates": [
            {"x": LEFT, "text": date_format(first, "j M Y"), "anchor": "start"},
            {"x": RIGHT, "text": date_format(last, "j M Y"), "anchor": "end"},
        ],
    }


def _today(share: float) -> dict:
    """The line of today; its word stands to the right, or to the left where there is no room."""
    x = _x(share)
    return {"x": x, "anchor": "end", "dx": -5} if x > 100 - NEAR else {"x": x, "anchor": "start", "dx": 5}


def _path(line: Sequence[Point], days: tuple[date, date], grid: Sequence[int]) -> str:
    """Stairs from 0: level until a day, then up to what is finished on it."""
    first, last = days
    steps = (f"H{_units((day - first) / (last - first)):g}V{_y(hours, grid):g}" for day, hours in line)
    return f"M0 {HEIGHT}{''.join(steps)}"


def _units(share: float) -> float:
    return round(SPAN * share, 1)


def _x(share: float) -> float:
    """A share of the time, in per cent of the drawing's width."""
    return round(LEFT + (RIGHT - LEFT) * share, 2)


def _y(hours: int, grid: Sequence[int]) -> float:
    """How far below the highest line of the grid hours stand."""
    return round(HEIGHT * (1 - hours / grid[-1]), 1)


def _grid(most: int) -> list[int]:
    """Round numbers of hours from 0 to at least the most, a few of them."""
    rounds = (factor * 10**power for power in count() for factor in (1, 2, 5))
    step = next(one for one in rounds if one * LINES >= most)
    return list(range(0, max(most, 1) + step, step))


def _rows_of(lines: BurnUp, days: tuple[date, date], today: date) -> list[date]:
    """The days of the table: those on which something is finished; where these are too many, the ends of months, else
    of years. The first day, the last one and today are always among them."""
    first, last = lines.planned[0].day, max(lines.planned[-1].day, lines.done[-1].day)
    always = {first, last, today} if first <= today <= last else {first, last}
    finished = {point.day for point in (*lines.planned, *lines.done)}
    months = {_end_of_month(year, month) for year in range(first.year, last.year + 1) for month in range(1, 13)}
    years = {date(year, 12, 31) for year in range(first.year, last.year + 1)}
    for choice in (finished, months, years):
        chosen = sorted(always | {day for day in choice if first <= day <= last})
        if len(chosen) <= MOST_ROWS:
            break
    return chosen


def _end_of_month(year: int, month: int) -> date:
    return date(year, 12, 31) if month == 12 else date(year, month + 1, 1) - timedelta(days=1)


def _row(day: date, lines: BurnUp, today: date) -> dict:
    """A row of the table; what is done is not known of days to come."""
    done = hours_on(lines.done, day) if day <= lines.done[-1].day else None
    return {"day": day, "is_today": day == today, "planned": hours_on(lines.planned, day), "done": done}


def _sentence(lines: BurnUp, today: date) -> str:
    """The drawing in one sentence."""
    whole, done = lines.planned[-1].hours, lines.done[-1].hours
    if today < lines.planned[0].day:
        return f"The plan begins on {date_format(lines.planned[0].day, 'j F Y')} and has {_hours(whole)}"
    planned = hours_on(lines.planned, today)
    return f"{_hours(done)} done; {planned:,} of {_hours(whole)} planned until today"


def _hours(number: int) -> str:
    return f"{number:,} hour{'' if number == 1 else 's'}"
