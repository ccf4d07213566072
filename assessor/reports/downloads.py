"""A gap report as a file to take along. Everything in it comes from what was frozen; the catalogue is not asked."""

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils import timezone
from django.utils.http import content_disposition_header
from django.utils.text import slugify
from django.views.decorators.http import require_safe

from assessor.accounts.holders import open_to_trials
from assessor.mentoring.looks import note
from assessor.mentoring.models import AuditEvent
from assessor.reports.csv_file import as_csv
from assessor.reports.document import as_json
from assessor.reports.models import GapReport
from assessor.reports.pdf_file import as_pdf
from assessor.reports.xlsx_file import as_xlsx
from assessor.typesetting import PdfError

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


@open_to_trials
@require_safe
def report_pdf(request: HttpRequest, pk: UUID) -> HttpResponse:
    """The report as a tagged PDF for reading and printing. If it cannot be made, a page says what there is instead."""
    report = _report_or_404(request, pk)
    try:
        return _attachment(report, "pdf", "application/pdf", as_pdf(report))
    except PdfError:
        return render(request, "reports/no_pdf.html", {"report": report}, status=503)


@open_to_trials
@require_safe
def report_csv(request: HttpRequest, pk: UUID) -> HttpResponse:
    """The report's requirements as a table."""
    report = _report_or_404(request, pk)
    return _attachment(report, "csv", "text/csv; charset=utf-8", as_csv(report.content))


@open_to_trials
@require_safe
def report_xlsx(request: HttpRequest, pk: UUID) -> HttpResponse:
    """The report as a spreadsheet."""
    report = _report_or_404(request, pk)
    return _attachment(report, "xlsx", XLSX, as_xlsx(report))


@open_to_trials
@require_safe
def report_json(request: HttpRequest, pk: UUID) -> HttpResponse:
    """The report for programs: the document that the command line prints."""
    report = _report_or_404(request, pk)
    return _attachment(report, "json", "application/json", as_json(report.content))


def _report_or_404(request: HttpRequest, pk: UUID) -> GapReport:
    report = get_object_or_404(GapReport.objects.visible_to(request.holder), pk=pk)
    note(AuditEvent.Action.DOWNLOADED, report, request.holder)
    return report


def _attachment(report: GapReport, kind: str, content_type: str, data: bytes | str) -> HttpResponse:
    """An answer that a browser saves under a name that says what it is, such as gap-report-coder-2026-11-21.pdf."""
    role, day = slugify(report.content["role"]["slug"]), timezone.localdate(report.created_at).isoformat()
    name = f"{'-'.join(part for part in ('gap-report', role, day) if part)}.{kind}"
    headers = {"Content-Disposition": content_disposition_header(as_attachment=True, filename=name)}
    return HttpResponse(data, content_type=content_type, headers=headers)
