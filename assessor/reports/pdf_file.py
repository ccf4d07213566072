"""A gap report as a tagged PDF, set by typst from templates/reports/report.typ. It says what the report's page says."""

from django.utils import timezone
from django.utils.dateformat import format as format_date

from assessor.reports.groups import group_sums
from assessor.reports.models import GapReport
from assessor.reports.page import page_context
from assessor.reports.wording import kept_together, match_words
from assessor.typesetting import typeset
from roles.templatetags.levels import level_meter

# What the page shows and the PDF takes over as it is.
KEPT = ("role", "sentence", "match", "how_to_read", "decides", "moves", "open_names", "open_besides", "tables")


def as_pdf(report: GapReport) -> bytes:
    """The PDF, from what was frozen; the same bytes each time. Raises PdfError when typst makes none at all."""
    return typeset("reports/report.typ", pdf_data(report), report.created_at, f"gap report {report.pk}")


def pdf_data(report: GapReport) -> dict:
    """Everything the PDF's template needs, as plain JSON values."""
    content = report.content
    context = page_context(content)
    return {key: context[key] for key in KEPT} | {
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
        "adopted": "adopted from a mentor" if row["is_adopted"] else "",
        "meter": level_meter(level=level, required=required, unknown=row["is_open"]),
        "mine_head": row["mine_head"],
        "mine": row["mine_words"],
        "asked_head": row["asked_head"],
        "asked": row["asked"],
        "same": level == required,
    }
