"""The burn-up: how many hours of a plan were to be finished by each day, and how many are.

Both lines count whole steps, on the day they are finished and with their planned hours, so that they can be compared:
a long step that is half done shows in neither of them.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import accumulate
from typing import NamedTuple

Finished = tuple[date, int]  # the day on which a step is finished, and its planned hours


class Point(NamedTuple):
    """The hours that are finished at the end of a day, and from then on until the next point."""

    day: date
    hours: int


@dataclass(frozen=True, slots=True)
class BurnUp:
    """Two lines of stairs from the same first day, both never falling."""

    planned: tuple[Point, ...]
    done: tuple[Point, ...]


def burn_up(planned: Iterable[Finished], done: Iterable[Finished], start: date, today: date) -> BurnUp:
    """The lines of a plan that began on `start`, from its steps in any order.

    `planned` are all its steps with the last days of their slots (see `schedule`), `done` those finished so far. The
    lines begin on the start, or earlier if something was finished earlier. `planned` goes on to the last day of all;
    `done` ends today, as nobody knows what comes after, or with a step said to be finished later than that.
    """
    planned, done = sorted(planned), sorted(done)
    first = min([start, *(day for day, _ in planned + done)])
    known = max([today, first, *(day for day, _ in done)])
    last = max([known, *(day for day, _ in planned)])
    return BurnUp(_stairs(planned, first, last), _stairs(done, first, known))


def hours_on(line: Sequence[Point], day: date) -> int:
    """How high a line stands at the end of a day; 0 before it begins."""
    return max((point.hours for point in line if point.day <= day), default=0)


def _stairs(finished: Sequence[Finished], first: date, last: date) -> tuple[Point, ...]:
    """A line with a point for its first and its last day and for each day on which something is finished."""
    heights = {first: 0}
    sums = accumulate(hours for _, hours in finished)
    heights.update((day, height) for (day, _), height in zip(finished, sums, strict=True))
    heights.setdefault(last, heights[max(heights)])
    return tuple(Point(day, height) for day, height in heights.items())
