"""Pages of gap reports. A report is read from what was frozen; of the catalogue only whether it has gone on since."""

from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_safe

from assessor.accounts.holders import open_to_trials
from assessor.mentoring.beside import block_for
from assessor.mentoring.looks import note
from assessor.mentoring.models import AuditEvent
from assessor.mentoring.shared_with_me import shared_context
from assessor.reports.drawn_body import Drawn, drawn, is_drawn
from assessor.reports.models import GapReport
from assessor.reports.newer_version import present_context


@open_to_trials
@require_safe
def report(request: HttpRequest, pk: UUID) -> HttpResponse:
    """One gap report with its learning path, for whoever holds it and for mentors with whom it is shared."""
    mine = GapReport.objects.owned_by(request.holder)
    shown = (mine.defer("content") if is_drawn(pk) else mine).filter(pk=pk).first()
    if shown is None:
        return _shared_report(request, pk)
    body = _drawn_or_404(shown)
    context = {"report": shown, "role": body.role, "body": body.body} | present_context(mine, shown)
    context["beside"] = block_for(request.holder, shown)
    return render(request, "reports/report.html", context)


def _shared_report(request: HttpRequest, pk: UUID) -> HttpResponse:
    """The same report as a mentor reads it: without what only its owner can do. The owner sees that it was opened."""
    visible = GapReport.objects.visible_to(request.holder).select_related("owner")
    kept = is_drawn(pk, for_owner=False)
    shown = get_object_or_404(visible.defer("content") if kept else visible, pk=pk)
    body = _drawn_or_404(shown, for_owner=False)
    note(AuditEvent.Action.OPENED, shown, request.user)
    context = {"report": shown, "role": body.role, "body": body.body} | shared_context(request.user, shown)
    return render(request, "reports/shared_report.html", context)


def _drawn_or_404(report: GapReport, *, for_owner: bool = True) -> Drawn:
    try:
        return drawn(report, for_owner=for_owner)
    except GapReport.DoesNotExist:  # deleted in another tab at the same moment
        raise Http404 from None
