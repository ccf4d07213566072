"""Files that tests bring in: tables, workbooks and folders, made as they are needed."""

import csv
import io
import zipfile
from pathlib import Path

from openpyxl import Workbook

from roles.exchange.problems import CatalogueError
from roles.exchange.sheets import read_table


def csv_bytes(*rows: list, delimiter: str = ",") -> bytes:
    """Rows as a CSV file; the first is the header."""
    out = io.StringIO(newline="")
    csv.writer(out, delimiter=delimiter).writerows(rows)
    return out.getvalue().encode()


def text_bytes(*rows: list) -> bytes:
    """Rows as a tab-delimited text file without quotes."""
    return "".join("\t".join(map(str, row)) + "\n" for row in rows).encode()


def xlsx_bytes(*rows: list, sheet: str = "Sheet1", **more: list) -> bytes:
    """Rows as a workbook, with `more` sheets by their name."""
    book = Workbook()
    book.active.title = sheet
    for row in rows:
        book.active.append(row)
    for name, others in more.items():
        added = book.create_sheet(name)
        for row in others:
            added.append(row)
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def with_part(content: bytes, part: str, text: str | bytes) -> bytes:
    """A workbook with one of its parts replaced or added."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as old, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            if name != part:
                new.writestr(name, old.read(name))
        new.writestr(part, text)
    return out.getvalue()


SHEET = "xl/worksheets/sheet1.xml"


def with_sheet(rows: str) -> bytes:
    """A workbook whose sheet holds this XML for its rows."""
    begin = (
        '<?xml version="1.0"?><worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>'
    )
    return with_part(xlsx_bytes(["Name"], ["x"]), SHEET, f"{begin}{rows}</sheetData></worksheet>")


def values(content: bytes | Path, name: str, **options) -> list[list]:
    """The rows of a table, header first, as lists of values."""
    table = read_table(content, name, **options)
    return [table.header, *(list(row.values.values()) for row in table.rows)]


def refused(content: bytes | Path, name: str, **options) -> str:
    """Why a table is refused, "" when it is read."""
    try:
        values(content, name, **options)
    except CatalogueError as error:
        return str(error)
    return ""
