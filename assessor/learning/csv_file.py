"""A plan's steps as a CSV file that spreadsheets open as it is."""

import csv
import io
from collections.abc import Iterator, Mapping
from datetime import date

from assessor.catalogue import Catalogue
from assessor.engine.steps import Step
from assessor.learning.learn_from import learn_from
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
    "Learn from",
    "First by your wish",
    "Your hours",
    "Your note",
]
DONE, PLANNED, LEFT_OUT = "done", "planned", "left out for these hours"


Resources = Mapping[Step, list[dict]]  # what the catalogue has to learn each step from, as `resources_for` finds it


def steps_of(planned: Planned) -> list[Step]:
    """All steps that have a row."""
    return [one.key for one in (*planned.done, *planned.steps, *planned.rest)]


def as_csv(planned: Planned, catalogue: Catalogue, resources: Resources) -> bytes:
    """One row for each step: what is done by day, what is planned in order, then what comes after the hours.

    It is UTF-8 with the mark by which spreadsheets know it, days are YYYY-MM-DD. No cell can be taken for a formula
    and every row is one line, whatever the texts are.
    """
    lines = io.StringIO(newline="")
    writer = csv.writer(lines)
    for row in [HEAD, *_rows(planned, catalogue, resources)]:
        writer.writerow([cell(value) for value in row])
    return lines.getvalue().encode("utf-8-sig")


def _rows(planned: Planned, catalogue: Catalogue, resources: Resources) -> Iterator[list[str | int]]:
    steps = [*((PLANNED, step) for step in planned.steps), *((LEFT_OUT, step) for step in planned.rest)]
    yield from (_done(row, catalogue, resources.get(row.key, [])) for row in planned.done)
    yield from (_step(planned, step, status, catalogue, resources.get(step.key, [])) for status, step in steps)


def _done(row: PlanStep, catalogue: Catalogue, resources: list[dict]) -> list[str | int]:
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
        *_own(row, resources),
    ]


def _own(row: PlanStep | None, resources: list[dict]) -> list[str | int]:
    """What to learn from, and what its owner said of a step."""
    sources = "; ".join(f"{one.words}: {one.url}" if one.url else one.words for one in learn_from(row, resources))
    if row is None:
        return [sources, "no", "", ""]
    return [sources, "yes" if row.pinned else "no", row.own_hours or "", row.note]


def _step(
    planned: Planned, step: PlannedStep, status: str, catalogue: Catalogue, resources: list[dict]
) -> list[str | int]:
    shown = step_context(planned, step, catalogue, resources)
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
        *_own(step.row, resources),
    ]


def _day(day: date | None) -> str:
    return day.isoformat() if day else ""
