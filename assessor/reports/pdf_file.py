"""A gap report as a tagged PDF (PDF/UA-1), set by typst from templates/reports/report.typ.

The report's texts reach the template as a file of JSON. They are never part of its source, so that nothing in them can
be understood as an instruction.
"""

import json
import logging
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

import typst
from django.conf import settings
from django.utils import timezone
from django.utils.dateformat import format as format_date

from assessor.reports.groups import group_sums
from assessor.reports.models import GapReport
from assessor.reports.page import page_context
from assessor.reports.requirement_rows import one_line
from assessor.reports.wording import kept_together, match_words
from roles.templatetags.levels import level_meter

TEMPLATE = settings.BASE_DIR / "templates" / "reports" / "report.typ"
# The fonts that come with typst are enough for Latin, Greek, Cyrillic and Hebrew. For other scripts those of the
# machine are tried too. Where they have no sign for a character either, the standard is let go: it allows no such gap.
ATTEMPTS = [(False, ["ua-1"]), (True, ["ua-1"]), (True, [])]

logger = logging.getLogger(__name__)


class PdfError(Exception):
    """The PDF could not be made. The reason stands in the log."""


def as_pdf(report: GapReport) -> bytes:
    """The PDF, from what was frozen; the same bytes each time. Raises PdfError when typst makes none at all."""
    try:
        with TemporaryDirectory(prefix="gap-report-") as folder:
            return _set_in(Path(folder), report)
    except OSError as error:
        logger.error("PDF of gap report %s: %s", report.pk, error)
        raise PdfError from error


def _set_in(folder: Path, report: GapReport) -> bytes:
    """The report set in a folder for it alone, from a copy of the template and its data.

    What was laid out for earlier reports is found again only as long as typst's inputs are the same, so the data is a
    file. A file's name is the same for all; a source given as bytes counts as a new file, of which there can be 65,535
    in a process.
    """
    source = folder / "report.typ"
    source.write_bytes(TEMPLATE.read_bytes())
    (folder / "report.json").write_text(json.dumps(pdf_data(report)))
    for with_system_fonts, standards in ATTEMPTS:
        try:
            # A compiler of its own for each call: one that is kept refuses a second thread, and is no quicker.
            # The root keeps the template from reading any file outside the folder.
            return typst.compile(
                source,
                root=folder,
                font_paths=_fonts(with_system_fonts),
                pdf_standards=standards,
                timestamp=int(report.created_at.timestamp()),
            )
        except RuntimeError as error:  # typst's own errors are a kind of it
            logger.warning("PDF of gap report %s with %s: %s", report.pk, standards or "no standard", error)
    raise PdfError


@cache
def _fonts(with_system_fonts: bool) -> typst.Fonts:
    """The fonts, looked for once in a process."""
    return typst.Fonts(include_system_fonts=with_system_fonts)


def pdf_data(report: GapReport) -> dict:
    """Everything the PDF's template needs, as plain JSON values whose texts are in one line each."""
    content = report.content
    context = page_context(content)
    kept = ("role", "sentence", "match", "is_range", "assessed", "deciding", "moves", "find_out", "tables")
    return _printable(
        {key: context[key] for key in kept}
        | {
            "date": format_date(timezone.localtime(report.created_at), "j F Y"),
            "scale": content["match"] if content["match"]["low"] is not None else None,
            "groups": [_group(one) for one in group_sums(content)],
            "gaps": [_row(row) for row in context["gaps"]],
            "open": [_row(row) for row in context["unknown"]],
            "met": [_row(row) for row in context["met"]],
            "set_aside": [_row(row) for row in context["set_aside"]],
            "strengths": [
                {"name": one["name"], "meter": level_meter(level=one["level"], required=one["required"])}
                for one in context["strengths"]
            ],
            "steps": context["steps"],
            "hours": content["path"]["hours"],
            "facts": [_fact(one) for one in content["facts"]],
            "engine": report.engine_version,
            "digest": report.digest,
        }
    )


def _fact(one: dict) -> dict:
    return {"text": one["text"], "origin": f"{one['kind'].title()}; {one['source'] or "editors' judgement"}"}


def _group(one: dict) -> dict:
    return one | {"share": kept_together(match_words(one))}


def _row(row: dict) -> dict:
    """A requirement's row with its meter."""
    level, required = row["level"], row["required"]
    return {
        "name": row["name"],
        "essential": row["essential"],
        "status": row["status"],
        "status_words": row["status_words"],
        "weight": row["weight"],
        "counts": f"{row['counted_name']} counts" if level is not None and row["alternatives"] else "",
        "meter": level_meter(level=level, required=required, unknown=row["is_open"]),
        "mine_head": row["mine_head"],
        "mine": row["mine_words"],
        "asked_head": row["asked_head"],
        "asked": row["asked"],
        "same": level == required,
    }


def _printable(value):
    """The same value with every text in it in one line and without characters that no font has."""
    if isinstance(value, str):
        return one_line(value)
    if isinstance(value, dict):
        return {key: _printable(one) for key, one in value.items()}
    return [_printable(one) for one in value] if isinstance(value, list) else value
