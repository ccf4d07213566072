"""By what a mentor's overview is sorted and which of its people are shown, as the address says it."""

from collections.abc import Callable, Iterable
from typing import NamedTuple

from assessor.engine.gap import Requirement, judge
from assessor.mentoring.overview_people import Mentee

NAME, MATCH, DAY = "name", "match", "day"
SKILL = "skill."  # followed by its slug; no slug has a dot
SHOWN: dict[str, Callable[[Mentee], bool]] = {
    "all": lambda one: True,
    "ready": lambda one: one.is_ready,
    "old": lambda one: one.is_old,
}


class Sorting(NamedTuple):
    """A column, upwards or downwards. In an address a minus sign before it means downwards."""

    column: str = NAME
    is_down: bool = False

    def __str__(self):
        return f"{'-' if self.is_down else ''}{self.column}"

    def next(self, column: str) -> "Sorting":
        """What a choice of a column leads to: upwards first (the match downwards), then the other way round."""
        return Sorting(column, not self.is_down if column == self.column else column == MATCH)

    def direction(self, column: str) -> str:
        """How a column is sorted, in the word that its heading needs; empty when it is another."""
        return ("descending" if self.is_down else "ascending") if column == self.column else ""


def sorting_of(text: str, requirements: Iterable[Requirement]) -> Sorting:
    """What an address asks for; by name when there is no such column."""
    column = text.removeprefix("-")
    known = {NAME, MATCH, DAY, *(f"{SKILL}{one.skill}" for one in requirements)}
    return Sorting(column, text.startswith("-")) if column in known else Sorting()


def shown_of(text: str) -> str:
    """Which people an address asks for; all when there is no such choice."""
    return text if text in SHOWN else "all"


def sort(mentees: Iterable[Mentee], sorting: Sorting, requirements: Iterable[Requirement]) -> list[Mentee]:
    """People in order. Those of whom nothing is known in that column come last in both directions; ties are by name.

    The mentees come by name.
    """
    value = _value(sorting.column, {f"{SKILL}{one.skill}": one for one in requirements})
    found = [(value(one), one) for one in mentees]
    known = [pair for pair in found if pair[0] is not None]
    known.sort(key=lambda pair: pair[0], reverse=sorting.is_down)
    return [one for _, one in known] + [one for what, one in found if what is None]


def _value(column: str, requirements: dict[str, Requirement]) -> Callable[[Mentee], object]:
    """What somebody is sorted by; None for what is not known, or hidden from the mentor."""
    if column == NAME:
        return lambda one: one.name.casefold()
    if column == DAY:
        return lambda one: one.made_at
    if column == MATCH:
        return lambda one: None if one.is_hidden or one.low is None else (one.low, one.high)
    requirement = requirements[column]
    return lambda one: None if one.is_hidden else judge(requirement, one.answers).level
