"""The table of a mentor's overview: a line for each person, a column for each thing that the role asks for.

The columns are those of the newest version among the reports, since a newer one that nobody has rated would be a table
of nothing. Every level is told beside what that version asks. What somebody's own version did not ask is a state of its
own: they were not asked then, which is not the same as having left it open.
"""

from collections.abc import Iterable
from math import floor
from typing import NamedTuple

from django.template.loader import get_template
from django.urls import reverse
from django.utils import timezone

from assessor.catalogue import Catalogue
from assessor.engine.gap import Requirement, Status, judge
from assessor.mentoring.overview_people import Mentee, Review, Version
from assessor.mentoring.overview_sorting import SKILL, Sorting
from assessor.reports.ranking import MARKS, VERDICTS
from assessor.reports.wording import count_words, kept_together, whole_percent

UNASKED = "unasked"


class Cell(NamedTuple):
    """A level beside what is asked: a `Status` or UNASKED, the known level, and how many levels are missing."""

    state: str
    level: int | None = None
    missing: int = 0

    @property
    def tint(self) -> str:
        """What it looks like: a gap of one level is lighter than a larger one."""
        return "near" if self.missing == 1 else str(self.state)

    @property
    def sign(self) -> str:
        """The level, or what stands in its place."""
        if self.level is not None:
            return str(self.level)
        return {Status.UNKNOWN: "?", Status.SET_ASIDE: "\N{EN DASH}"}.get(self.state, "\N{MIDDLE DOT}")

    @property
    def mark(self) -> str:
        """What stands under a level, so that no state is told by its colour alone."""
        if self.level is None:
            return ""
        marks = {Status.MET: "\N{CHECK MARK}", Status.GAP: f"\N{MINUS SIGN}{self.missing}", Status.UNKNOWN: "?"}
        return marks.get(self.state, "")

    @property
    def words(self) -> str:
        """The same for those who hear it."""
        if self.state == Status.GAP:
            return f"{count_words(self.missing, 'level')} below"
        known = "" if self.level is None else "or more, "
        return {
            Status.MET: "met",
            Status.UNKNOWN: f"{known}open",
            Status.SET_ASIDE: "set aside",
            UNASKED: "not asked then",
        }[self.state]


# One of each for the key below the table: the words stand beside it there.
KEY = (
    (Cell(Status.MET, 4), "The level that is asked, or above."),
    (Cell(Status.GAP, 3, 1), "One level below it."),
    (Cell(Status.GAP, 1, 3), "Further below; the number says how far."),
    (Cell(Status.UNKNOWN), "Open: not rated, or not sure. With a level: that or more."),
    (Cell(Status.SET_ASIDE), "Set aside as not applicable."),
    (Cell(UNASKED), "Not asked then: their report is for an older version of the role."),
)


def cell_of(requirement: Requirement, mentee: Mentee) -> Cell:
    """Where a person stands with something that the newest version asks for."""
    if not mentee.version.skills.intersection(requirement.members):
        return Cell(UNASKED)
    judged = judge(requirement, mentee.answers)
    missing = requirement.level - judged.low if judged.status == Status.GAP else 0
    return Cell(judged.status, judged.level, missing)


def newest_version(mentees: Iterable[Mentee]) -> Version:
    """The newest version by which any of these reports was made."""
    return max((one.version for one in mentees), key=lambda version: version.number)


def columns_of(version: Version, catalogue: Catalogue) -> tuple[Requirement, ...]:
    """What a version asks for, group by group as in the catalogue; what has left it comes last, by name."""
    places = {slug: place for place, slug in enumerate(catalogue.skills)}
    return tuple(
        sorted(
            version.profile.requirements,
            key=lambda one: (places.get(one.skill, len(places)), one.name.casefold(), one.skill),
        )
    )


def requirement_name(requirement: Requirement, version: Version) -> str:
    """The skill, or the skills of which one is enough."""
    return " or ".join(version.texts[slug]["name"] for slug in requirement.members)


class Table:
    """The lines of one page of the overview, and its headings."""

    def __init__(self, version: Version, requirements: tuple[Requirement, ...], sorting: Sorting):
        self.version = version
        self.requirements = requirements
        self.sorting = sorting
        self._template = get_template("mentoring/overview_cell.html")
        self._drawn: dict[Cell, str] = {}

    def headings(self) -> list[dict]:
        """The columns of skills: what each asks, and how the page is sorted by it next."""
        return [
            self.heading(f"{SKILL}{one.skill}")
            | {"name": requirement_name(one, self.version), "required": one.level, "essential": one.essential}
            for one in self.requirements
        ]

    def heading(self, column: str) -> dict:
        return {"next": str(self.sorting.next(column)), "direction": self.sorting.direction(column)}

    def key(self) -> list[dict]:
        return [{"cell": self._draw(cell), "words": words} for cell, words in KEY]

    def row(self, mentee: Mentee) -> dict:
        """A person's line. Of a report that they are about to rate blindly a mentor sees no level."""
        made, answered = (timezone.localdate(moment) for moment in (mentee.made_at, mentee.answered_at))
        row = {
            "name": mentee.name,
            "href": mentee.href,
            "day": made,
            "answered": answered if answered != made else None,
            "is_old": mentee.is_old,
            "version": mentee.version.number if mentee.version.number != self.version.number else None,
            "review": _review(mentee.review),
            "is_hidden": mentee.is_hidden,
        }
        if mentee.is_hidden:
            return row
        return row | {
            "verdict": VERDICTS[mentee.verdict],
            "mark": MARKS[mentee.verdict],
            "match": short_match(mentee.low, mentee.high),
            "cells": [self._draw(cell_of(one, mentee)) for one in self.requirements],
        }

    def _draw(self, cell: Cell) -> str:
        """A cell as HTML: there are few kinds, and thousands of each on a page, so each is drawn once."""
        if cell not in self._drawn:
            self._drawn[cell] = self._template.render({"cell": cell})
        return self._drawn[cell]


def short_match(low: float | None, high: float | None) -> str:
    """ "87 %", "87 to 97 %": the match in the few letters of a narrow column, rounded down as everywhere."""
    if low is None:
        return "none"
    if low == high:
        return kept_together(whole_percent(low))
    if floor(low) == floor(high):
        return kept_together(f"{low:.2f} to {high:.2f} %")
    return kept_together(f"{floor(low)} to {whole_percent(high)}")


def _review(review: Review | None) -> dict:
    """Whether a review waits to be written, and where."""
    if review is None:
        return {"words": "review waits", "href": reverse("inbox")}
    return {"words": "review begun" if review.is_draft else "reviewed", "href": reverse("review", args=[review.pk])}
