"""From hours to days: when each step of a plan begins and ends, and how many hours fit until a day.

A day that is not off gives a seventh of the hours of a week. Everything is counted in sevenths of an hour, in whole
numbers, so that `schedule` and `hours_until` agree to the hour.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from itertools import accumulate, pairwise
from typing import NamedTuple

DAYS_A_WEEK = 7
MOST_PER_WEEK = 80  # hours
FARTHEST = 36525  # days that a plan may last: 100 years


class TooFarError(ValueError):
    """A plan would last longer than 100 years, or beyond the year 9999."""


class BeyondCalendarError(TooFarError):
    """A plan would go on beyond the year 9999, because it begins shortly before its end."""


@dataclass(frozen=True, slots=True)
class Availability:
    """The time somebody has: `per_week` hours a week (1 to 80) from `start` on, but not on days `off`, which are
    given as breaks (first and last day) that may overlap. Raises ValueError for anything else."""

    per_week: int
    start: date
    off: tuple[tuple[date, date], ...] = ()

    def __post_init__(self) -> None:
        if not 1 <= self.per_week <= MOST_PER_WEEK:
            raise ValueError(f"The hours a week are between 1 and {MOST_PER_WEEK}, not {self.per_week}.")
        for first, last in self.off:
            if last < first:
                raise ValueError(f"A break cannot end ({last}) before it begins ({first}).")


class Slot(NamedTuple):
    """The first and the last day of a step. There may be days off between them, but neither is one."""

    first: date
    last: date


def hours_until(availability: Availability, last: date) -> int:
    """The whole hours from the start up to a day, that day included; 0 before the start."""
    start, end = availability.start.toordinal(), last.toordinal()
    days = max(end - start + 1, 0)
    off = sum(max(min(end, to) - since + 1, 0) for since, to in _breaks(availability))
    return (days - off) * availability.per_week // DAYS_A_WEEK


def schedule(hours: Sequence[int], availability: Availability) -> list[Slot]:
    """The days of steps that are done one after the other, in this order, each of so many hours (0 or more).

    A step's last day is the one on which its hours are full. The next begins on the same day if anything is left of
    it, else on the next day that is not off. A step of no hours takes no time: it stands on the last day of what was
    done before it, or on the first day of all. Raises TooFarError when the steps last longer than 100 years.
    """
    if min(hours, default=0) < 0:
        raise ValueError("A step cannot take less than no hours.")
    breaks = _breaks(availability)
    ends = list(accumulate((DAYS_A_WEEK * one for one in hours), initial=0))
    slots = []
    for begin, end in pairwise(ends):
        last = max(end - 1, 0) // availability.per_week
        first = begin // availability.per_week if end > begin else last
        slots.append(Slot(_nth_day(first, availability.start, breaks), _nth_day(last, availability.start, breaks)))
    return slots


def _nth_day(number: int, start: date, breaks: Sequence[tuple[int, int]]) -> date:
    """A day that is not off, counted from the start; the first is number 0."""
    day = start.toordinal() + number
    for since, to in breaks:
        if since > day:
            break
        day += to - since + 1
    if day > start.toordinal() + FARTHEST:
        raise TooFarError("With these hours a week the plan would not end within 100 years.")
    if day > date.max.toordinal():
        raise BeyondCalendarError("From this start the plan would go on beyond the year 9999.")
    return date.fromordinal(day)


def _breaks(availability: Availability) -> list[tuple[int, int]]:
    """The breaks from the start on, in order and without overlaps: the first and the last day, as ordinals."""
    found = []
    free_from = availability.start.toordinal()
    for since, to in sorted((first.toordinal(), last.toordinal()) for first, last in availability.off):
        if to >= free_from:
            found.append((max(since, free_from), to))
            free_from = to + 1
    return found
