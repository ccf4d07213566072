"""A gap report's requirements as a CSV file that spreadsheets open as it is."""

import csv
import io

from assessor.reports.requirement_rows import HEAD, requirement_rows
from roles.exchange.spreadsheet_text import is_formula_like, one_line


def as_csv(content: dict) -> bytes:
    """The requirements in gap order, in UTF-8 with the mark by which spreadsheets know it.

    No cell can be taken for a formula and every row is one line, whatever the catalogue's texts are.
    """
    lines = io.StringIO(newline="")
    writer = csv.writer(lines)
    for row in [HEAD, *requirement_rows(content)]:
        writer.writerow([cell(value) for value in row])
    return lines.getvalue().encode("utf-8-sig")


def cell(value: str | int) -> str | int:
    """A number as it is; a text in one line, with an apostrophe before what could be taken for a formula."""
    if isinstance(value, int):
        return value
    return f"'{one_line(value)}" if is_formula_like(value) else one_line(value)
