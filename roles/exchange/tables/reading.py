"""Tables of an upload as a catalogue document: plain values in, plain values out, no database."""

from dataclasses import dataclass

from roles.exchange.incoming import Incoming
from roles.exchange.problems import Problem
from roles.exchange.tables.defining import define, place, refuse_bare_skills
from roles.exchange.tables.lines import Line, ToldRow
from roles.exchange.tables.making import SECTIONS, DraftMade, Making
from roles.exchange.tables.role_lines import place_requirements, place_step
from roles.exchange.tables.skill_lines import place_anchor, place_prerequisite, place_resource, refuse_circles
from roles.exchange.tables.which_table import read_sheets

PLACES = {
    **dict.fromkeys(SECTIONS, place),
    "anchors": place_anchor,
    "prerequisites": place_prerequisite,
    "steps": place_step,
    "resources": place_resource,
}


@dataclass
class Reading:
    """What some files say, laid over a catalogue: the document of what is to change, and every line."""

    incoming: Incoming
    lines: list[Line]
    extra: list[ToldRow]
    drafts: list[DraftMade]

    @property
    def refused(self) -> bool:
        return any(line.faults for line in self.lines)

    def refuse(self, problems: list[Problem]) -> list[Problem]:
        """Put faults that were found in the whole on the lines they come from. Returns those that are of no line."""
        at = {line.place: line for line in self.lines}
        others = []
        for problem in problems:
            if problem.file in at:
                at[problem.file].faults.append(f"{problem.entry}: {problem.text}.")
            else:
                others.append(problem)
        return others

    def told(self) -> list[ToldRow]:
        """What becomes of each line, in the order of the files, then of what stands in no line."""
        return [*(line.told() for line in self.lines), *self.extra]


def read_tables(files: list[tuple[str, bytes]], now: dict, most: int | None = None) -> Reading:
    """What the tables in some files (name and content) say of a catalogue document, of at most so many lines.

    Raises CatalogueError for files that cannot be read as tables; what is wrong in a line is on that line.
    """
    sheets = read_sheets(files, most)
    making = Making(now)
    for section in SECTIONS:
        for line in _of(sheets.lines, section):
            define(making, line)
    for line in sheets.lines:
        _resolve(making, line)
    for table, place_line in PLACES.items():
        for line in _of(sheets.lines, table):
            if not line.faults:
                place_line(making, line)
    place_requirements(making, _of(sheets.lines, "requirements"))
    refuse_bare_skills(making, sheets.lines)
    refuse_circles(making, sheets.lines)
    raw, origins = making.document(", ".join(name for name, _ in files))
    return Reading(Incoming(raw, origins, sheets.notes), sheets.lines, making.extra, making.drafts)


def _of(lines: list[Line], table: str) -> list[Line]:
    return [line for line in lines if line.table.name == table]


def _resolve(making: Making, line: Line) -> None:
    """Put slugs in the place of names. A name that means nothing is a fault of the line."""
    for column in line.table.columns:
        if not column.names or column.key not in line.values:
            continue
        value, names = line.values[column.key], making.names[column.names]
        try:
            several = isinstance(value, list)
            line.values[column.key] = [names.meant(one) for one in value] if several else names.meant(value)
        except ValueError as error:
            line.refuse(column.key, str(error))
