"""A plan's steps as a CSV file that spreadsheets open as it is."""

import csv
import io
from collections.abc import Iterator
from datetime import date

from assessor.catalogue import Catalogue
from assessor.learning.models import PlanStep
from assessor.learning.page import step_context
from assessor.learning.planned import Planned, PlannedStep
from assessor.reports.csv_file import cell

HEAD = [
    "Status",
    "Skill",
    "From level",
    "To level",
    "First day",
    "Last day",
    "Hours",
    "Hours spent",
    "Essential",
    "Why",
    "Match after, in %",
    "You will be able to",
    "Practise",
    "Your note",
]
DONE, PLANNED, LEFT_OUT = "done", "planned", "left out for these hours"


def as_csv(planned: Planned, catalogue: Catalogue) -> bytes:
    """One row for each step: what is done by day, what is planned in order, then what comes after the hours.

    It is UTF-8 with the mark by which spreadsheets know it, days are YYYY-MM-DD. No cell can be taken for a formula
    and every row is one line, whatever the texts are.
    """
    lines = io.StringIO(newline="")
    writer = csv.writer(lines)
    for row in [HEAD, *_rows(planned, catalogue)]:
        writer.writerow([cell(value) for value in row])
    return lines.getvalue().encode("utf-8-sig")


def _rows(planned: Planned, catalogue: Catalogue) -> Iterator[list[str | int]]:
    yield from (_done(row, catalogue) for row in planned.done)
    yield from (_step(planned, step, PLANNED, catalogue) for step in planned.steps)
    yield from (_step(planned, step, LEFT_OUT, catalogue) for step in planned.rest)


def _done(row: PlanStep, catalogue: Catalogue) -> list[str | int]:
    """A step that is done. Its first day was not written down, and what it did for the match is in no plan any more."""
    texts = catalogue.skills.get(row.skill_slug)
    return [
        DONE,
        row.skill_name,
        row.level - 1,
        row.level,
        "",
        _day(row.done_on),
        row.planned_hours,
        row.spent_hours or "",
        "",
        "",
        "",
        texts.anchors.get(row.level, "") if texts else "",
        texts.practice.get(row.level, "") if texts else "",
        row.note,
    ]


def _step(planned: Planned, step: PlannedStep, status: str, catalogue: Catalogue) -> list[str | int]:
    shown = step_context(planned, step, catalogue, [])
    return [
        status,
        step.name,
        step.from_level,
        step.level,
        _day(step.first),
        _day(step.last),
        step.hours,
        (step.row and step.row.spent_hours) or "",
        "yes" if shown["is_essential"] else "no",
        " ".join(shown["because"]),
        "" if step.match_after is None else f"{step.match_after:.2f}",
        shown["able_to"],
        shown["practice"],
        step.row.note if step.row else "",
    ]


def _day(day: date | None) -> str:
    return day.isoformat() if day else ""
