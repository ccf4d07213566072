"""A gap report as a spreadsheet: the report, its requirements, the learning path and the roles, a sheet each."""

import io

from django.utils import timezone
from openpyxl import Workbook
from openpyxl.styles import Alignment, Font
from openpyxl.worksheet.worksheet import Worksheet

from assessor.reports.models import GapReport
from assessor.reports.page import page_context
from assessor.reports.requirement_rows import HEAD, requirement_rows
from roles.exchange.spreadsheet_text import is_formula_like, one_line

Value = str | int | float | None
LONGEST = 32_767  # characters that a cell can hold
WRAPPED = Alignment(wrap_text=True, vertical="top")
BOLD = Font(bold=True)

REPORT_HEAD = ["What", "Value"]
PATH_HEAD = [
    "Step",
    "Skill",
    "From level",
    "To level",
    "Hours (editorial estimate)",
    "Why",
    "Match after, %",
    "Verdict after",
    "You will be able to",
    "Practise",
]
ROLES_HEAD = ["List", "Role", "Kind", "Match low, %", "Match high, %", "Assessed, %", "Verdict", "Closeness"]

# Widths of the columns, in characters.
WIDTHS = {
    "Report": [24, 80],
    "Requirements": [32, 26, 24, 10, 8, 10, 14, 26, 11, 9, 55, 55],
    "Path": [6, 32, 8, 8, 12, 45, 10, 12, 55, 55],
    "Roles": [40, 36, 14, 10, 10, 10, 12, 11],
}


def as_xlsx(report: GapReport) -> bytes:
    """The spreadsheet, from what was frozen. Every cell is a text or a number, never a formula."""
    context = page_context(report.content)
    book = Workbook()
    book.remove(book.active)
    book.properties.title = one_line(f"Gap report: {report.content['role']['title']}")
    book.properties.creator = "Skill-gap assessor"
    book.properties.created = report.created_at.replace(tzinfo=None)
    _sheet(book, "Report", [REPORT_HEAD, *_report(report, context)])
    _sheet(book, "Requirements", [HEAD, *requirement_rows(report.content)])
    _sheet(book, "Path", [PATH_HEAD, *_path(context)])
    _sheet(book, "Roles", [ROLES_HEAD, *_roles(context)])
    file = io.BytesIO()
    book.save(file)
    return file.getvalue()


def _sheet(book: Workbook, title: str, rows: list[list[Value]]) -> None:
    """A sheet with its head in bold, always in view."""
    sheet = book.create_sheet(title)
    for number, row in enumerate(rows, 1):
        for column, value in enumerate(row, 1):
            _write(sheet, number, column, value)
    sheet.freeze_panes = "A2"
    for column, width in zip(sheet.columns, WIDTHS[title], strict=True):
        sheet.column_dimensions[column[0].column_letter].width = width
    sheet.page_setup.orientation = "landscape"
    sheet.page_setup.fitToHeight = 0
    sheet.sheet_properties.pageSetUpPr.fitToPage = True
    sheet.print_title_rows = "1:1"


def _write(sheet: Worksheet, row: int, column: int, value: Value) -> None:
    """One cell. A text stays a text, also when it looks like a formula or an error, and after it was edited."""
    cell = sheet.cell(row, column)
    cell.alignment = WRAPPED
    if row == 1:
        cell.font = BOLD
    if not isinstance(value, str):
        cell.value = value
    elif text := one_line(value)[:LONGEST]:
        cell.value = text
        cell.data_type = "s"
        cell.quotePrefix = is_formula_like(value)


def _report(report: GapReport, context: dict) -> list[list[Value]]:
    role, match = context["role"], context["content"]["match"]
    return [
        ["Role", role["title"]],
        ["Requirements version", role["profile_version"]],
        ["Date", timezone.localdate(report.created_at).isoformat()],
        ["Verdict", context["sentence"]],
        ["Match low, %", "none" if match["low"] is None else match["low"]],
        ["Match high, %", "none" if match["high"] is None else match["high"]],
        ["Ready from, %", role["ready_at"]],
        ["Assessed, %", match["assessed"]],
        ["Set aside, %", match["set_aside"]],
        ["What decides it", ", ".join(context["deciding"])],
        ["Find out first", ", ".join(context["find_out"])],
        ["Hours of the path", context["content"]["path"]["hours"]],
        ["Engine", report.engine_version],
        ["SHA-256", report.digest],
    ]


def _path(context: dict) -> list[list[Value]]:
    return [
        [
            number,
            step["name"],
            step["from"],
            step["to"],
            step["hours"],
            " ".join(step["because_words"]),
            step["match_after"],
            step["verdict_after"].replace("-", " "),
            step["able_to"],
            step["practice"],
        ]
        for number, step in enumerate(context["steps"], 1)
    ]


def _roles(context: dict) -> list[list[Value]]:
    return [
        [
            table["title"],
            one["title"],
            one["kind"],
            one["match"]["low"],
            one["match"]["high"],
            one["match"]["assessed"],
            one["verdict_words"],
            one.get("closeness"),
        ]
        for table in context["tables"]
        for one in table["roles"]
    ]
