"""Deleting a gap report. The self-assessment that it was made from stays."""

from django.contrib import messages
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_http_methods

from assessor.accounts.holders import open_to_trials
from assessor.reports.drawn_body import forget
from assessor.reports.models import GapReport


@open_to_trials
@require_http_methods(["GET", "HEAD", "POST"])
def delete_report(request: HttpRequest, pk) -> HttpResponse:
    """Say what goes, and delete it when that is confirmed."""
    mine = GapReport.objects.owned_by(request.holder).defer("content")
    if request.method != "POST":
        report = get_object_or_404(mine, pk=pk)
        return render(request, "reports/delete.html", {"report": report, "hindsights": report.hindsights.count()})
    with transaction.atomic():
        report = get_object_or_404(mine.select_for_update(of=("self",)), pk=pk)  # nothing is added to it any more
        report.delete()
    forget(pk)
    messages.success(request, f"The report for {report.role_title} is deleted. The answers behind it are still here.")
    return redirect("assessments")
