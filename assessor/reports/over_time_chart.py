"""Where the marks of "over time" go: reports from left to right by date, the match from 0 at the bottom to 100.

Across, everything is in per cent of the drawing's width, so that it fits any window without its letters shrinking;
down, it is in pixels. Only the geometry is worked out here; the template draws it.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from itertools import pairwise

from django.utils import timezone
from django.utils.formats import date_format

from assessor.reports.wording import kept_together

TOP, HEIGHT = 64, 220  # what lies above holds the names of the versions, in rows
LEFT, RIGHT = 11.0, 96.0
APART = 3.0  # so that the marks of two reports of one day do not cover each other
ROW, ROWS = 18, 3
WIDE = {"version": 22, "date": 26, "bar": 34, "step": 13}  # how much room a label needs in a narrow window
GRID = (0, 25, 50, 75, 100)


@dataclass(frozen=True)
class Point:
    """A report as the drawing needs it; `low` and `high` are in per cent, None without a match."""

    at: datetime
    version: int
    low: float | None
    high: float | None
    ready_at: int


def y(percent: float) -> float:
    """How far down a match lies."""
    return round(TOP + HEIGHT * (100 - percent) / 100, 2)


def places(moments: Sequence[datetime]) -> list[float]:
    """Where reports (in the order of their dates) stand across: in proportion to time, but never closer than APART
    (or as close as all of them fit)."""
    apart = min(APART, (RIGHT - LEFT) / (2 * len(moments)))
    found = _in_proportion(moments)
    for n in range(1, len(found)):
        found[n] = max(found[n], found[n - 1] + apart)
    found[-1] = min(found[-1], RIGHT)
    for n in range(len(found) - 2, -1, -1):
        found[n] = min(found[n], found[n + 1] - apart)
    return [round(place, 2) for place in found]


def _in_proportion(moments: Sequence[datetime]) -> list[float]:
    first, last = moments[0], moments[-1]
    whole = (last - first).total_seconds()
    if not whole:  # one report, or all of one moment
        return [LEFT + (RIGHT - LEFT) * (n + 1) / (len(moments) + 1) for n in range(len(moments))]
    return [LEFT + (RIGHT - LEFT) * (moment - first).total_seconds() / whole for moment in moments]


def chart(points: Sequence[Point]) -> dict:
    """The drawing of at least one report, the oldest first: plain values in the units of the module."""
    moments = [point.at for point in points]
    across = places(moments)
    marks = [_mark(point, x) for point, x in zip(points, across, strict=True)]
    drawn = [mark for mark in marks if mark["low"] is not None]
    return {
        "is_spread": any(abs(a - b) > APART / 3 for a, b in zip(across, _in_proportion(moments), strict=True)),
        "height": TOP + HEIGHT + 34,
        "left": LEFT,
        "top": TOP,
        "bottom": TOP + HEIGHT,
        "tick_y": TOP + HEIGHT + 6,
        "date_y": TOP + HEIGHT + 24,
        "grid": [{"percent": percent, "y": y(percent), "text_y": y(percent) + 4} for percent in GRID],
        "marks": marks,
        "has_none": len(drawn) < len(marks),
        # The line goes on over a report without a match, to the next that has one.
        "line": [{"start": one, "end": other} for one, other in pairwise(drawn)],
        "bars": _bars(points, across, marks),
        "versions": _versions(points, across),
        "dates": _dates(points, across),
    }


def _mark(point: Point, x: float) -> dict:
    if point.low is None:
        return {"x": x, "low": None}
    low, high = y(point.low), y(point.high)
    return {"x": x, "low": low, "high": high, "height": round(low - high, 2)}


def _bars(points: Sequence[Point], across: Sequence[float], marks: list[dict]) -> list[dict]:
    """The required bar in steps: each goes on until a report was judged by another. The first is named in full, the
    others by their number."""
    starts = [n for n, point in enumerate(points) if n == 0 or point.ready_at != points[n - 1].ready_at]
    ends = [*(across[n] for n in starts[1:]), RIGHT + 2]
    bars: list[dict] = []
    for n, end in zip(starts, ends, strict=True):
        ready_at = points[n].ready_at
        bar = {"x": across[n] if n else LEFT - 2, "end": end, "y": y(ready_at), "from": bars[-1]["y"] if bars else None}
        label = _label(bar["x"], "step") if bars else _label(LEFT, "bar")
        text = kept_together(f"{ready_at} %" if bars else f"ready from {ready_at} %")
        bars.append(bar | label | {"text": text, "text_y": _beside(bar, label, marks)})
    return bars


def _beside(bar: dict, label: dict, marks: list[dict]) -> float:
    """The baseline of a bar's name: over it, else under it, else higher, where no mark or other bar is in the way."""
    near = [mark for mark in marks if mark["low"] and label["from_x"] - 2 <= mark["x"] <= label["to_x"] + 2]
    covered = [(mark["high"] - 7, mark["low"] + 7) for mark in near]
    if bar["from"] is not None and label["anchor"] == "end":
        covered.append((bar["from"], bar["from"]))
    for off in (-7, 17, -25):
        baseline = bar["y"] + off
        if all(end < baseline - 11 or start > baseline + 3 for start, end in covered):
            return baseline
    return bar["y"] - 7


def _versions(points: Sequence[Point], across: Sequence[float]) -> list[dict]:
    """Where the version changes, named above; a name that finds no room stands in the table only."""
    changes = [n for n, point in enumerate(points) if n == 0 or point.version != points[n - 1].version]
    taken = [0.0] * ROWS
    found = []
    for n in changes:
        label = _label(across[n], "version")
        row = next((row for row in range(ROWS) if taken[row] <= label["from_x"]), None)
        if row is not None:
            taken[row] = label["to_x"]
        y_of_row = None if row is None else TOP - 12 - ROW * row
        found.append({"x": across[n], "text": f"version {points[n].version}", "y": y_of_row} | label)
    return found


def _dates(points: Sequence[Point], across: Sequence[float]) -> list[dict]:
    """The dates below: the first and the last, and between them those that find room.

    Where all reports are of one day it is the hour that tells them apart.
    """
    days = {timezone.localdate(point.at) for point in points}
    form = "H:i" if len(days) == 1 < len(points) else "j M Y"
    texts = [date_format(timezone.localtime(point.at), form) for point in points]
    shown, free_from = [], 0.0
    for x, text in zip(across[:-1], texts[:-1], strict=True):
        anchor, start, end = _below(x)
        if start >= free_from and end <= across[-1] - WIDE["date"] and text != texts[-1]:
            shown.append({"x": x, "text": text, "anchor": anchor})
            free_from = end
    return [*shown, {"x": across[-1], "text": texts[-1], "anchor": _below(across[-1])[0]}]


def _below(x: float) -> tuple[str, float, float]:
    """How a date hangs on its place, and the room it takes."""
    wide = WIDE["date"]
    if x < LEFT + wide / 2:
        return "start", x, x + wide
    if x > RIGHT - wide / 2:
        return "end", x - wide, x
    return "middle", x - wide / 2, x + wide / 2


def _label(x: float, kind: str) -> dict:
    """On which side of a place a label stands, and what room it takes: to the right where it fits."""
    fits = x + WIDE[kind] <= 100
    room = (x, x + WIDE[kind]) if fits else (x - WIDE[kind], x)
    return {"text_x": x, "anchor": "start" if fits else "end", "from_x": room[0], "to_x": room[1]}
