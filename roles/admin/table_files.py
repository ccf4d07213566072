"""Tables to take along: empty ones to fill in, and the catalogue as it is."""

from django.http import Http404, HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.http import content_disposition_header
from django.views.decorators.http import require_safe

from roles.admin.tables import for_editors
from roles.exchange.export import export_json
from roles.exchange.tables.columns import KNOWN
from roles.exchange.tables.export import as_csv, as_xlsx, table_rows

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


@require_safe
@for_editors
def workbook(request: HttpRequest, which: str) -> HttpResponse:
    """All tables in one workbook, empty or filled."""
    document = _document_or_404(which)
    return _attachment(as_xlsx(document), XLSX, f"{_name(which)}.xlsx")


@require_safe
@for_editors
def one_table(request: HttpRequest, which: str, table: str) -> HttpResponse:
    """One table as CSV, empty or filled."""
    if table not in KNOWN:
        raise Http404
    document = _document_or_404(which)
    rows = list(table_rows(KNOWN[table], document)) if document else []
    return _attachment(as_csv(KNOWN[table], rows), "text/csv; charset=utf-8", f"{table}-{_name(which)}.csv")


def _document_or_404(which: str) -> dict | None:
    """The catalogue as a document, or None for empty tables."""
    if which not in ("template", "catalogue"):
        raise Http404
    return export_json() if which == "catalogue" else None


def _name(which: str) -> str:
    return which if which == "template" else f"{which}-{timezone.localdate():%Y-%m-%d}"


def _attachment(data: bytes, content_type: str, name: str) -> HttpResponse:
    headers = {"Content-Disposition": content_disposition_header(as_attachment=True, filename=name)}
    return HttpResponse(data, content_type=content_type, headers=headers)
