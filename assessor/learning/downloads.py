"""A learning plan as a file to take along, as it stands today."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.http import content_disposition_header
from django.utils.text import slugify
from django.views.decorators.http import require_safe

from assessor.catalogue import Catalogue, published_catalogue
from assessor.learning.calendar_entries import calendar_plan, calendar_steps, held_by
from assessor.learning.csv_file import as_csv, steps_of
from assessor.learning.document import as_json
from assessor.learning.ics_file import as_ics
from assessor.learning.models import LearningPlan
from assessor.learning.pdf_file import as_pdf
from assessor.learning.planned import Planned
from assessor.learning.planning import todays
from assessor.learning.resources import resources_for
from assessor.typesetting import PdfError


@require_safe
def plan_ics(request: HttpRequest, pk: UUID) -> HttpResponse:
    """The plan's steps for a calendar. There is no calendar of nothing: then the plan's page says so.

    What the file holds is written down, so that a later one can cancel it; asking again changes nothing.
    """
    planned, catalogue = _planned_or_404(request, pk)
    entries = calendar_steps(planned, catalogue, request.build_absolute_uri)
    if not entries:
        messages.info(request, "There is nothing to put into a calendar yet: no step of this plan has days.")
        return redirect(planned.plan)
    data = as_ics(calendar_plan(planned, timezone.now()), entries)
    held = held_by(entries)
    if planned.report and held != planned.plan.in_calendar and request.method == "GET":
        planned.plan.in_calendar = held
        planned.plan.save(update_fields=["in_calendar"])
    return _attachment(planned, "ics", "text/calendar; charset=utf-8", data)


@require_safe
def plan_pdf(request: HttpRequest, pk: UUID) -> HttpResponse:
    """The plan as a tagged PDF for reading and printing. If it cannot be made, a page says what there is instead."""
    planned, catalogue = _planned_or_404(request, pk)
    try:
        data = as_pdf(planned, catalogue, timezone.now())
    except PdfError:
        return render(request, "learning/no_pdf.html", {"plan": planned.plan, "planned": planned}, status=503)
    return _attachment(planned, "pdf", "application/pdf", data)


@require_safe
def plan_csv(request: HttpRequest, pk: UUID) -> HttpResponse:
    """The plan's steps as a table."""
    planned, catalogue = _planned_or_404(request, pk)
    resources = resources_for(steps_of(planned), free_first=planned.plan.free_first)
    return _attachment(planned, "csv", "text/csv; charset=utf-8", as_csv(planned, catalogue, resources))


@require_safe
def plan_json(request: HttpRequest, pk: UUID) -> HttpResponse:
    """The plan for programs."""
    planned, _ = _planned_or_404(request, pk)
    return _attachment(planned, "json", "application/json", as_json(planned))


def _planned_or_404(request: HttpRequest, pk: UUID) -> tuple[Planned, Catalogue]:
    mine = get_object_or_404(LearningPlan.objects.visible_to(request.user).prefetch_related("breaks"), pk=pk)
    catalogue = published_catalogue()
    return todays(mine, catalogue), catalogue


def _attachment(planned: Planned, kind: str, content_type: str, data: bytes | str) -> HttpResponse:
    """An answer that a browser saves under a name that says what it is, such as learning-plan-coder-2026-11-21.pdf."""
    role, day = slugify(planned.plan.role_slug), planned.today.isoformat()
    name = f"{'-'.join(part for part in ('learning-plan', role, day) if part)}.{kind}"
    headers = {"Content-Disposition": content_disposition_header(as_attachment=True, filename=name)}
    return HttpResponse(data, content_type=content_type, headers=headers)
