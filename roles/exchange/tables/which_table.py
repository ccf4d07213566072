"""Which table a sheet or a CSV file is: its heading row tells."""

from collections.abc import Iterator
from dataclasses import dataclass, field

from roles.exchange.problems import CatalogueError, Problem, printable
from roles.exchange.sheets import Table, read_table, sheet_names
from roles.exchange.tables.columns import TABLES, TableKind
from roles.exchange.tables.lines import Line, read_line
from roles.exchange.workbooks import Workbook
from roles.suggestions import nearest

GUIDE = "How to fill in"  # a sheet of the template that is no table


@dataclass
class Sheets:
    """All lines of an upload in their order; what was passed over is in the notes."""

    lines: list[Line] = field(default_factory=list)
    notes: list[Problem] = field(default_factory=list)


def read_sheets(files: list[tuple[str, bytes]], most: int | None = None) -> Sheets:
    """The lines of all tables in some files (name and content), at most so many.

    Raises CatalogueError for a file that cannot be read, that is no table of ours, or has a column that is not known.
    """
    found = Sheets()
    problems: list[Problem] = []
    tables = 0
    for name, content in files:
        try:
            tables += _read_file(found, name, content, most)
        except CatalogueError as error:
            problems += error.problems
    if not tables and not problems:
        problems.append(Problem(", ".join(name for name, _ in files), "", "holds none of the tables"))
    if problems:
        raise CatalogueError(problems)
    return found


def _read_file(found: Sheets, name: str, content: bytes, most: int | None) -> int:
    """Add what a file holds. Returns how many tables that was."""
    sheets = sheet_names(content, name)
    if not sheets:
        _read_sheet(found, read_table(content, name), name, None, most)
        return 1
    tables = 0
    problems: list[Problem] = []
    for sheet in sheets:
        try:
            if sheet != GUIDE and not _is_blank(content, name, sheet):
                tables += _read_sheet(found, read_table(content, name, sheet), name, sheet, most)
        except CatalogueError as error:
            problems += [_within(problem, name, sheet) for problem in error.problems]
    if problems:
        raise CatalogueError(problems)
    return tables


def _within(problem: Problem, name: str, sheet: str) -> Problem:
    """The same fault, with its sheet."""
    file = f"{name}, sheet {printable(sheet)}"
    return Problem(file if problem.file == name else problem.file, problem.entry, problem.text)


def _is_blank(content: bytes, name: str, sheet: str) -> bool:
    rows = Workbook(content, name).rows(sheet)
    return not any(value not in (None, "") for _, values in rows for value in values)


def _read_sheet(found: Sheets, table: Table, name: str, sheet: str | None, most: int | None) -> bool:
    """Add the lines of one table. Returns whether it was one of ours; a sheet of something else is noted."""
    file = name if sheet is None else f"{name}, sheet {printable(sheet)}"
    kind = kind_of(table.header, sheet or "")
    if kind is None and sheet is not None:
        found.notes.append(Problem(file, "", "was passed over: it has none of the headings of our tables"))
        return False
    headings = {_plain(heading): heading for heading in table.header}
    if faults := list(heading_faults(kind, list(headings))):
        raise CatalogueError([Problem(file, "headings", fault) for fault in faults])
    for row in table.rows:
        found.lines.append(read_line(kind, headings, row, file, is_csv=sheet is None))
        if most is not None and len(found.lines) > most:
            text = f"there are more than {most:,} rows in all; bring them in with fewer at a time"
            raise CatalogueError([Problem(file, f"line {row.line}", text)])
    return True


def kind_of(header: list[str], sheet: str = "") -> TableKind | None:
    """The table that headings are most like: they fit it, or have the most in common with it, or it is called so."""
    plain = {_plain(heading) for heading in header}

    def likeness(kind: TableKind) -> tuple:
        known, needed = plain & set(kind.headings), set(kind.required)
        is_whole = needed <= plain and plain <= set(kind.headings)
        called = _plain(sheet) == kind.title.casefold()
        return is_whole, len(known), called, needed <= plain

    best = max(TABLES, key=likeness)
    return best if plain & set(best.headings) else None


def heading_faults(kind: TableKind | None, headings: list[str]) -> Iterator[str]:
    """What is wrong with the headings of a table."""
    if kind is None:
        tables = ", ".join(f"{one.title} ({', '.join(one.required)})" for one in TABLES)
        yield f"none of them is known; the tables and the headings that each needs are {tables}"
        return
    for heading in kind.required:
        if heading not in headings:
            yield f'the table {kind.title} needs a column "{heading}"'
    for heading in headings:
        if heading not in kind.headings:
            near = nearest(heading, [one for one in kind.headings if one not in headings])
            hint = f'; did you mean "{near}"?' if near else f" (it has {', '.join(kind.headings)})"
            yield f'"{printable(heading)}" is no column of the table {kind.title}{hint}'


def _plain(heading: str) -> str:
    """A heading as it is compared: in any case, with any blanks, underscores or curly apostrophes."""
    return " ".join(heading.replace("_", " ").replace("\u2019", "'").casefold().split())
