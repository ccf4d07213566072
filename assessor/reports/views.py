"""Pages of gap reports. A report is read from what was frozen; of the catalogue only whether it has gone on since."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_safe

from assessor.accounts.holders import open_to_trials
from assessor.reports.models import GapReport
from assessor.reports.newer_version import present_context
from assessor.reports.page import page_context


@open_to_trials
@require_safe
def report(request: HttpRequest, pk) -> HttpResponse:
    """One gap report with its learning path, for whoever holds it."""
    mine = GapReport.objects.visible_to(request.holder)
    shown = get_object_or_404(mine, pk=pk)
    context = {"report": shown} | page_context(shown.content) | present_context(mine, shown)
    return render(request, "reports/report.html", context)
