"""Marking a skill of one's own report, to talk about it with a mentor."""

from uuid import UUID

from django.contrib import messages
from django.db import transaction
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.views.decorators.http import require_POST

from assessor.mentoring.models import DiscussMark
from assessor.reports.models import GapReport


@require_POST
def discuss(request: HttpRequest, pk: UUID, skill: str) -> HttpResponse:
    """Put a skill on the list of what to talk about; with `do=unmark` take it off. Twice is as once."""
    with transaction.atomic():
        # The row is locked: a mark for a report that is deleted at this moment would be left without it.
        mine = GapReport.objects.owned_by(request.user).select_for_update(of=("self",))
        report = get_object_or_404(mine, pk=pk)
        texts = report.content["skills"].get(skill)
        if texts is None:
            raise Http404
        if request.POST.get("do") == "unmark":
            DiscussMark.objects.filter(report=report, skill_slug=skill).delete()
            messages.success(request, f"{texts['name']} is no longer marked by you.")
        else:
            DiscussMark.objects.get_or_create(report=report, skill_slug=skill)
            messages.success(request, f"{texts['name']} is on the list to talk about.")
    return redirect(f"{reverse('report-reviews', args=[report.pk])}#{skill}")
