"""One table from a file: CSV, tab-delimited text or XLSX, read row by row within limits.

Whatever is wrong with a file as such is a CatalogueError with file, line and column; what the values mean is the
concern of whoever reads them.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import BinaryIO

from roles.exchange.delimited import delimited_rows
from roles.exchange.limits import MAX_CELL, MAX_COLUMNS, MAX_FILE, MAX_ROWS
from roles.exchange.problems import CatalogueError, Problem, printable, refusal
from roles.exchange.workbooks import ZIP, Workbook

type Value = str | int | float | bool | date | None
type Source = Path | BinaryIO | bytes
type Cells = Iterator[tuple[int, list[Value]]]  # line, and its values from the first column on

MOST_NAMED = 12  # headings that a message repeats


@dataclass(frozen=True)
class Row:
    """One row of a table; a cell is None when it is empty. Texts come without blanks around them."""

    file: str
    line: int
    values: dict[str, Value]

    def text(self, column: str) -> str:
        """A cell as text, "" when it is empty or there is no such column: 3.0 as "3", a day as 2026-01-31."""
        value = self.values.get(column)
        if value is None:
            return ""
        if isinstance(value, bool):
            return "true" if value else "false"
        if isinstance(value, float) and value.is_integer():
            value = int(value)
        return value.isoformat() if isinstance(value, date) else str(value)

    def problem(self, column: str, text: str) -> Problem:
        """What is wrong with a cell; without a column, with the whole row."""
        return Problem(self.file, f"line {self.line}" + (f", column {column}" if column else ""), text)


@dataclass
class Table:
    """A table of a file. Its rows are read while they are asked for, once; each step may raise CatalogueError."""

    file: str
    header: list[str]
    rows: Iterator[Row]
    unknown: list[str] = field(default_factory=list)  # headings that are neither required nor optional


def read_table(
    source: Source,
    name: str,
    sheet: str | None = None,
    required: tuple[str, ...] = (),
    optional: tuple[str, ...] = (),
) -> Table:
    """The table of a file, or of a sheet of a workbook (else the first one).

    `name` is what messages call the file. Columns are found by their heading, whatever its case and blanks, and are
    called as in `required` and `optional`; other columns keep their own heading. Rows without any value are left out.
    Raises CatalogueError for a file that is no table, is beyond the limits or lacks a required column.
    """
    content = read_bytes(source, name)
    if is_workbook(content, name):
        cells: Cells = Workbook(content, name).rows(sheet)
    elif sheet is not None:
        raise refusal(name, "", f'has no sheets, so none called "{printable(sheet)}"; save it as an XLSX workbook')
    else:
        cells = delimited_rows(content, name)
    line, titles = next(_filled(cells, name), (0, []))
    if not line:
        raise refusal(name, "", "is empty; the first line must be headings")
    header = _header(titles, (*required, *optional), name, line)
    if missing := [column for column in required if column not in header]:
        found = ", ".join(printable(column) for column in header[:MOST_NAMED] if column)
        raise CatalogueError(
            [Problem(name, f"line {line}", f'there is no column "{column}" (found: {found})') for column in missing]
        )
    named = [column for column in header if column]
    unknown = [column for column in named if column not in {*required, *optional}]
    return Table(name, named, _rows(_filled(cells, name), header, name), unknown)


def sheet_names(source: Source, name: str) -> list[str]:
    """The sheets of a workbook in their order; [] for a file of another kind. Raises CatalogueError."""
    content = read_bytes(source, name)
    return Workbook(content, name).names if is_workbook(content, name) else []


def read_bytes(source: Source, name: str) -> bytes:
    """The content of a file, when it is not too large to be read. Raises CatalogueError."""
    try:
        if isinstance(source, Path):
            with source.open("rb") as file:
                content = file.read(MAX_FILE + 1)
        else:
            content = source if isinstance(source, bytes) else source.read(MAX_FILE + 1)
    except OSError as error:
        raise refusal(name, "", error.strerror or "cannot be read") from None
    if len(content) > MAX_FILE:
        raise refusal(name, "", f"is larger than {MAX_FILE // 1_000_000} MB, the most that is read")
    return content


def is_workbook(content: bytes, name: str) -> bool:
    """Whether a file is a workbook by its content. Raises CatalogueError when its name says something else."""
    ending = Path(name).suffix.lower()
    zipped = content.startswith(ZIP)
    if zipped and ending in (".csv", ".tsv", ".txt"):
        raise refusal(name, "", f"is called {ending} but is a ZIP file; if it is a workbook, call it .xlsx")
    if not zipped and ending in (".xlsx", ".xlsm"):
        raise refusal(name, "", f"is called {ending} but is no XLSX workbook; open it and save it as one")
    if ending in (".xls", ".ods"):
        raise refusal(name, "", f"is a workbook of a kind ({ending}) that is not read; save it as XLSX or CSV")
    return zipped


def _filled(cells: Cells, name: str) -> Cells:
    """Rows with a value in them; texts are trimmed, and one that is too long is refused."""
    for line, values in cells:
        if line > MAX_ROWS:
            raise refusal(name, f"line {line}", f"there are more than {MAX_ROWS:,} rows, the most that are read")
        values = [_trimmed(value) for value in values]
        for place, value in enumerate(values, start=1):
            if isinstance(value, str) and len(value) > MAX_CELL:
                text = f"cell {place} holds {len(value):,} characters; {MAX_CELL:,} are the most that are read"
                raise refusal(name, f"line {line}", text)
        if any(value is not None for value in values):
            yield line, values


def _trimmed(value: Value) -> Value:
    return (value.strip() or None) if isinstance(value, str) else value


def _header(titles: list[Value], wanted: tuple[str, ...], name: str, line: int) -> list[str]:
    """The columns' names in their order, "" for one without heading. Raises CatalogueError."""
    while titles and titles[-1] is None:
        titles.pop()
    if len(titles) > MAX_COLUMNS:
        text = f"there are {len(titles):,} columns; {MAX_COLUMNS} are the most that are read"
        raise refusal(name, f"line {line}", text)
    known = {_plain(column): column for column in wanted}
    spelled = [" ".join(str("" if title is None else title).split()) for title in titles]
    header = [known.get(_plain(title), title) for title in spelled]
    for column in header:
        if column and header.count(column) > 1:
            raise refusal(name, f"line {line}", f'two columns are called "{printable(column)}"')
    return header


def _plain(heading: str) -> str:
    return " ".join(heading.casefold().split())


def _rows(cells: Cells, header: list[str], name: str) -> Iterator[Row]:
    for line, values in cells:
        for place, value in enumerate(values):
            if value is not None and (place >= len(header) or not header[place]):
                text = f'cell {place + 1} ("{printable(str(value))}") stands under no heading'
                raise refusal(name, f"line {line}", text)
        padded = [*values, *[None] * (len(header) - len(values))]
        yield Row(name, line, {column: value for column, value in zip(header, padded, strict=False) if column})
