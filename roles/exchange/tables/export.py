"""The catalogue as tables: rows of plain values, CSV files, and a workbook with a sheet for each table."""

import csv
import io
from collections.abc import Iterator
from datetime import date

from openpyxl import Workbook
from openpyxl.styles import Alignment, Font
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.worksheet import Worksheet

from roles.exchange.spreadsheet_text import in_workbook, is_formula_like, protect
from roles.exchange.tables.cells import BETWEEN, written
from roles.exchange.tables.columns import TABLES, Column, TableKind
from roles.exchange.tables.making import Making
from roles.exchange.tables.which_table import GUIDE

type Value = str | int | date

BOLD = Font(bold=True)
WRAPPED = Alignment(wrap_text=True, vertical="top")
SHORT = 30  # characters that stand on one line in any column
LAST_ROW = 20_000  # to which the lists of allowed values reach
INTRODUCTION = (
    "Each sheet is one table; bring in those that you need. Keep the headings.",
    "A thing is named by its name or its slug. What is there already is changed, what is new is added.",
    "An empty cell leaves what is there as it is. A row that you leave out deletes nothing.",
    "But the table Requirements: the rows of a role are all that it asks for, and become its draft.",
)


def table_rows(kind: TableKind, document: dict) -> Iterator[list[Value]]:
    """The rows of one table, of a catalogue document. What a role asks for is its draft, where it has one."""
    making = Making(document)
    for entry in _entries(kind.name, document):
        yield [_cell(making, column, entry.get(column.key)) for column in kind.columns]


def as_csv(kind: TableKind, rows: list[list[Value]]) -> bytes:
    """One table in UTF-8 with the mark by which spreadsheets know it. No cell can be taken for a formula."""
    lines = io.StringIO(newline="")
    writer = csv.writer(lines)
    writer.writerow(kind.headings)
    writer.writerows([protect(cell) if isinstance(cell, str) else cell for cell in row] for row in rows)
    return lines.getvalue().encode("utf-8-sig")


def as_xlsx(document: dict | None) -> bytes:
    """A workbook with all tables of a catalogue document; without one, empty tables to fill in."""
    book = Workbook()
    _guide(book.active)
    for kind in TABLES:
        _sheet(book.create_sheet(kind.title), kind, [] if document is None else list(table_rows(kind, document)))
    book.active = 1  # the first table is what is opened
    book.properties.creator = "Skill-gap assessor"
    file = io.BytesIO()
    book.save(file)
    return file.getvalue()


def _entries(table: str, document: dict) -> Iterator[dict]:
    """What the rows of a table are about, with the keys of its columns."""
    if table == "anchors":
        yield from _anchors(document)
    elif table == "prerequisites":
        for skill in document["skills"]:
            for need in skill["prerequisites"]:
                yield {"skill": skill["slug"], "level": need["level"], "needs": need["skill"]} | {
                    "needs level": need["needs"]
                }
    elif table == "requirements":
        for role in document["roles"]:
            profile = role["draft"] or role["profile"] or {"requirements": []}
            yield from ({"role": role["slug"]} | entry for entry in profile["requirements"])
    elif table == "steps":
        for role in document["roles"]:
            yield from ({"role": role["slug"]} | step for step in role["steps"])
    else:
        yield from document[table]


def _anchors(document: dict) -> Iterator[dict]:
    for skill in document["skills"]:
        for level, text in skill["anchors"].items():
            parts = {"practice": skill["practice"].get(level), "hours": skill["hours"].get(level)}
            yield {"skill": skill["slug"], "level": int(level), "text": text} | parts


def _cell(making: Making, column: Column, value: object) -> Value:
    if column.names and isinstance(value, list):
        return f"{BETWEEN} ".join(making.names[column.names].cell(slug) for slug in value)
    if column.names and value:
        return making.names[column.names].cell(value)
    if column.key == "last_checked" and value:
        return date.fromisoformat(value)
    return written(value)


def _sheet(sheet: Worksheet, kind: TableKind, rows: list[list[Value]]) -> None:
    """A table with its headings in bold, always in view; each column says what may stand in it."""
    for number, row in enumerate([kind.headings, *rows], 1):
        for place, value in enumerate(row, 1):
            _write(sheet, number, place, value)
    for place, column in enumerate(kind.columns, 1):
        letter = get_column_letter(place)
        sheet.cell(1, place).font = BOLD
        sheet.column_dimensions[letter].width = column.width
        sheet.add_data_validation(_allowed(column, f"{letter}2:{letter}{LAST_ROW}"))
    sheet.freeze_panes = "A2"


def _write(sheet: Worksheet, row: int, column: int, value: Value) -> None:
    """One cell, typed. A text stays a text, also when it looks like a formula, and after it was edited."""
    if value == "":
        return
    cell = sheet.cell(row, column, None if isinstance(value, str) else value)
    if isinstance(value, str):
        cell.value = in_workbook(value)
        cell.data_type = "s"
        # Every style that is set costs as much as the cell itself, and large tables are of short cells.
        if is_formula_like(value):
            cell.quotePrefix = True
        if len(value) > SHORT:
            cell.alignment = WRAPPED


def _allowed(column: Column, cells: str) -> DataValidation:
    """What a spreadsheet says at the cells of a column, and lets one choose there."""
    rule = {"type": "list", "formula1": f'"{",".join(column.choices)}"'} if column.choices else {"type": None}
    return DataValidation(
        **rule,
        allow_blank=True,
        sqref=cells,
        showInputMessage=True,
        promptTitle=column.heading[:32],
        prompt=_about(column)[:255],
        showErrorMessage=bool(column.choices),
        error=f"Must be one of {', '.join(column.choices)}." if column.choices else None,
    )


def _about(column: Column) -> str:
    needed = "" if column.needed == "no" else f" Needed {column.needed}."
    return column.about + needed


def _guide(sheet: Worksheet) -> None:
    """A sheet that says what each column holds."""
    sheet.title = GUIDE
    rows: list[list[str]] = [[text] for text in INTRODUCTION]
    rows += [[], ["Table", "Column", "Needed", "What to write"]]
    for kind in TABLES:
        rows.append([kind.title, "", "", kind.about])
        rows += [["", column.heading, column.needed, column.about] for column in kind.columns]
    for number, row in enumerate(rows, 1):
        for place, value in enumerate(row, 1):
            _write(sheet, number, place, value)
    for place, width in enumerate((16, 20, 14, 90), 1):
        sheet.column_dimensions[get_column_letter(place)].width = width
        sheet.cell(len(INTRODUCTION) + 2, place).font = BOLD
    for number in range(1, len(INTRODUCTION) + 1):
        sheet.cell(number, 1).alignment = Alignment(wrap_text=False)
