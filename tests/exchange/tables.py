"""Files of tables for tests, and what bringing them in says."""

import csv
import io

from openpyxl import Workbook

from roles.exchange.export import export_json
from roles.exchange.tables.columns import KNOWN, TABLES
from roles.exchange.tables.export import as_csv, as_xlsx, table_rows
from roles.exchange.tables.preview import Preview, preview

type File = tuple[str, bytes]

LEVELS = "12345"

LESSON = {
    "skill": "Python",
    "title": "A book",
    "provider": "A press",
    "link": "https://example.org/book",
    "hours": 20,
    "free": "no",
    "from level": 1,
    "to level": 3,
}


def table(name: str, *rows: dict, columns: list[str] | None = None) -> File:
    """A CSV file of a table; without `columns` it has those that the rows fill."""
    wanted = columns or [head for head in KNOWN[name].headings if any(head in row for row in rows)]
    lines = io.StringIO(newline="")
    writer = csv.DictWriter(lines, wanted)
    writer.writeheader()
    writer.writerows(rows)
    return f"{name}.csv", lines.getvalue().encode()


def workbook(**sheets: list[list]) -> bytes:
    """A workbook with some sheets, each a list of rows with the headings first."""
    book = Workbook()
    book.remove(book.active)
    for title, rows in sheets.items():
        sheet = book.create_sheet(title.replace("_", " "))
        for row in rows:
            sheet.append(row)
    file = io.BytesIO()
    book.save(file)
    return file.getvalue()


def anchors_of(skill: str, levels: str = LEVELS) -> File:
    return table("anchors", *({"skill": skill, "level": level, "text": f"Do {skill} at {level}."} for level in levels))


def asks(role: str, skill: str, level: object = 3, weight: object = 3, **others) -> dict:
    return {"role": role, "skill": skill, "level": level, "weight": weight} | others


def exported() -> dict[str, list[File]]:
    """The catalogue as files, in both forms."""
    document = export_json()
    tables = [(f"{kind.name}.csv", as_csv(kind, list(table_rows(kind, document)))) for kind in TABLES]
    return {"CSV": tables, "XLSX": [("catalogue.xlsx", as_xlsx(document))]}


def bring_in(*files: File) -> Preview:
    """Apply files that must not be refused."""
    shown = preview(list(files))
    assert not shown.is_refused, refusals(*files)
    shown.prepared.apply()
    return shown


def refusals(*files: File) -> list[str]:
    """Each refused row: its line and all that is wrong with it; and what is wrong with the whole."""
    shown = preview(list(files))
    assert shown.is_refused or not any(row.kind == "refused" for row in shown.rows)
    return [f"{row.line}: {' '.join(row.says)}" for row in shown.rows if row.kind == "refused"] + shown.faults


def told(*files: File) -> list[str]:
    """Each row that is not unchanged, in short."""
    rows = preview(list(files)).rows
    return [f"{row.name}: {' '.join([row.kind, *row.says])}" for row in rows if row.kind != "unchanged"]
