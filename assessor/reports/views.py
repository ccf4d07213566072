"""Pages of gap reports. A report is read from what was frozen; the catalogue is not asked."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_safe

from assessor.reports.models import GapReport
from assessor.reports.page import page_context


@require_safe
def report(request: HttpRequest, pk) -> HttpResponse:
    """One gap report with its learning path, for its owner."""
    shown = get_object_or_404(GapReport.objects.visible_to(request.user), pk=pk)
    return render(request, "reports/report.html", {"report": shown} | page_context(shown.content))
