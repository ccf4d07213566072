"""Pages of gap reports. A report is read from what was frozen; of the catalogue only whether it has gone on since."""

from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_safe

from assessor.accounts.holders import open_to_trials
from assessor.reports.drawn_body import drawn, is_drawn
from assessor.reports.models import GapReport
from assessor.reports.newer_version import present_context


@open_to_trials
@require_safe
def report(request: HttpRequest, pk: UUID) -> HttpResponse:
    """One gap report with its learning path, for whoever holds it."""
    mine = GapReport.objects.visible_to(request.holder)
    shown = get_object_or_404(mine.defer("content") if is_drawn(pk) else mine, pk=pk)
    try:
        body = drawn(shown)
    except GapReport.DoesNotExist:  # deleted in another tab at the same moment
        raise Http404 from None
    context = {"report": shown, "role": body.role, "body": body.body} | present_context(mine, shown)
    return render(request, "reports/report.html", context)
