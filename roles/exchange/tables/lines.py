"""The rows of tables as lines: every cell read, and what becomes of the line told."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Literal

from roles.exchange.problems import printable
from roles.exchange.sheets import Row
from roles.exchange.spreadsheet_text import unprotect
from roles.exchange.tables.columns import Column, TableKind

type Kind = Literal["refused", "added", "changed", "removed", "unchanged"]


@dataclass(frozen=True)
class ToldRow:
    """What becomes of a row of a table. What a role asks for no more has no line: it stands in no row."""

    table: str
    file: str
    line: int | None
    name: str
    kind: Kind
    says: tuple[str, ...] = ()


@dataclass
class Line:
    """A row of a table: its values by the keys of documents. A cell that is empty has none."""

    table: TableKind
    file: str  # with the sheet, if it has sheets
    number: int
    given: frozenset[str] = frozenset()  # the keys whose columns are there, be their cells empty or not
    cells: dict[str, str] = field(default_factory=dict)
    values: dict[str, object] = field(default_factory=dict)
    faults: list[str] = field(default_factory=list)
    slug: str = ""  # of what the line is about, once that is known
    name: str = ""
    kind: Kind = "unchanged"
    says: tuple[str, ...] = ()

    @property
    def place(self) -> str:
        return f"{self.file}, line {self.number}"

    def refuse(self, key: str, text: str) -> None:
        """Say what is wrong with the cell of a key; without a key, with the whole row."""
        heading = next((column.heading for column in self.table.columns if column.key == key), "")
        end = "" if text.endswith("?") else "."
        self.faults.append(f"{heading}: {text}{end}" if heading else f"{text[:1].upper()}{text[1:]}{end}")

    def lacks(self, is_new: bool) -> bool:
        """Refuse the line when it lacks what a new one needs; whether it does."""
        missing = [c for c in self.table.columns if is_new and c.needed == "for a new one" and c.key not in self.values]
        for column in missing:
            if not any(fault.startswith(f"{column.heading}: ") for fault in self.faults):
                self.refuse(column.key, "is empty, and needed for a new one")
        return bool(missing)

    def told(self) -> ToldRow:
        name = self.name or " / ".join(filter(None, map(self.cells.get, self._naming())))
        kind, says = ("refused", tuple(self.faults)) if self.faults else (self.kind, self.says)
        return ToldRow(self.table.name, self.file, self.number, printable(name), kind, says)

    def _naming(self) -> Iterator[str]:
        """The keys of what a line is told by, for a line that was refused before that was known."""
        return (column.key for column in self.table.columns if column.needed == "in every row" and not column.choices)


def read_line(table: TableKind, headings: dict[str, str], row: Row, file: str, is_csv: bool) -> Line:
    """The line of a row. `headings` are the file's own, by those of the table."""
    columns = [column for column in table.columns if column.heading in headings]
    line = Line(table, file, row.line, frozenset(column.key for column in columns))
    for column in columns:
        cell = row.text(headings[column.heading])
        _read_cell(line, column, unprotect(cell) if is_csv else cell)
    return line


def _read_cell(line: Line, column: Column, cell: str) -> None:
    if not cell:
        if column.needed == "in every row":
            line.refuse(column.key, "is empty")
        return
    line.cells[column.key] = cell
    try:
        line.values[column.key] = column.read(cell)
    except ValueError as error:
        line.refuse(column.key, str(error))
