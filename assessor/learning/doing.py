"""Doing a plan: a step ticked off or taken back, what one says of it, and skills left out."""

from datetime import date

from django.contrib import messages
from django.db import transaction
from django.db.models import QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST

from assessor.catalogue import Catalogue, published_catalogue
from assessor.learning.models import LearningPlan, PlanStep
from assessor.learning.page import own_step_context
from assessor.learning.planning import todays
from assessor.learning.replanning import replan
from assessor.learning.step_forms import StepForm, TickForm
from roles.levels import Level


def _plans(request: HttpRequest) -> QuerySet:
    return LearningPlan.objects.visible_to(request.user)


def _locked(request: HttpRequest, pk) -> LearningPlan:
    """The plan, its row locked until the end of the transaction: two tabs take turns."""
    return get_object_or_404(_plans(request).select_for_update(), pk=pk)


def _row(plan: LearningPlan, catalogue: Catalogue, skill: str, level: int) -> PlanStep:
    """The plan's row for a step, new if there is none. Raises Http404 for what is no step and never was one here."""
    row = plan.steps.filter(skill_slug=skill, level=level).first() if level in Level else None
    if row:
        return row
    if skill not in catalogue.skills or level not in Level:
        raise Http404
    return PlanStep(plan=plan, skill_slug=skill, skill_name=catalogue.skills[skill].name, level=level)


def _tick(row: PlanStep, catalogue: Catalogue, today: date) -> None:
    """Finish a step today. The hours that it was planned with are kept beside those that it took."""
    row.done_on, row.ticked_at = today, timezone.now()
    row.planned_hours = row.own_hours or catalogue.steps.hours.get(row.key) or row.planned_hours or 1


@require_POST
def tick_step(request: HttpRequest, pk, skill: str, level: int) -> HttpResponse:
    """Tick a step off, with the hours it took and a note if they are sent. A second tick changes nothing, unless the
    page showed the step as open `again`, because it was rated lower since."""
    catalogue, form = published_catalogue(), TickForm(request.POST)
    with transaction.atomic():
        mine = _locked(request, pk)
        row = _row(mine, catalogue, skill, level)
        if not form.is_valid():
            messages.warning(request, f"{row}, is not ticked off. {form.problem}")
        elif not row.is_done or "again" in request.POST:
            _tick(row, catalogue, timezone.localdate())
            form.fill(row)
            row.save()
    if row.is_done:
        messages.success(request, f"{row}, is ticked off.")
    return redirect(mine)


@require_POST
def untick_step(request: HttpRequest, pk, skill: str, level: int) -> HttpResponse:
    """Take a tick back. A level includes those below it, so higher ones of the same skill are open again as well."""
    with transaction.atomic():
        mine = _locked(request, pk)
        rows = [row for row in mine.steps.filter(skill_slug=skill, level__gte=level) if row.is_done]
        mine.steps.filter(pk__in=[row.pk for row in rows]).update(done_on=None, ticked_at=None)
    if rows:
        names = " and ".join(f"{row}," for row in rows)
        are = "is" if len(rows) == 1 else "are"
        messages.success(request, f"{names} {are} open again. Your note and your hours are kept.")
    return redirect(mine)


@require_http_methods(["GET", "HEAD", "POST"])
def plan_step(request: HttpRequest, pk, skill: str, level: int) -> HttpResponse:
    """One step: what it is, and what its doer says of it."""
    mine = get_object_or_404(_plans(request).prefetch_related("breaks"), pk=pk)
    catalogue, today = published_catalogue(), timezone.localdate()
    row = _row(mine, catalogue, skill, level)
    form = StepForm(request.POST if request.method == "POST" else None, row=row, today=today)
    if request.method == "POST" and form.is_valid():
        return _save_step(request, mine, catalogue, form)
    context = own_step_context(todays(mine, catalogue), row, catalogue)
    return render(request, "learning/step.html", context | {"plan": mine, "form": form})


def _save_step(request: HttpRequest, mine: LearningPlan, catalogue: Catalogue, form: StepForm) -> HttpResponse:
    with transaction.atomic():
        mine = _locked(request, mine.pk)
        row = _row(mine, catalogue, form.row.skill_slug, form.row.level)
        form.fill(row)
        if request.POST.get("do") == "done" and not row.is_done:
            _tick(row, catalogue, timezone.localdate())
        row.save()
        is_ticked = request.POST.get("do") == "done"
        said = f"{row}, is ticked off." if is_ticked else "Saved."
        messages.success(request, f"{said} {replan(mine, catalogue)}")
    return redirect(mine)


@require_POST
def leave_out(request: HttpRequest, pk, skill: str) -> HttpResponse:
    """Plan without a skill: no steps of it, and none that need it."""
    return _exclude(request, pk, skill, is_out=True)


@require_POST
def take_back(request: HttpRequest, pk, skill: str) -> HttpResponse:
    """Plan with a skill again that was left out."""
    return _exclude(request, pk, skill, is_out=False)


def _exclude(request: HttpRequest, pk, skill: str, *, is_out: bool) -> HttpResponse:
    catalogue = published_catalogue()
    with transaction.atomic():
        mine = _locked(request, pk)
        if skill not in catalogue.skills and skill not in mine.excluded:
            raise Http404
        others = [slug for slug in mine.excluded if slug != skill]
        mine.excluded = [*others, skill] if is_out else others
        mine.save(update_fields=["excluded"])
        name = catalogue.skills[skill].name if skill in catalogue.skills else skill
        said = f"{name} is left out of this plan." if is_out else f"{name} is in this plan again."
        messages.success(request, f"{said} {replan(mine, catalogue)}")
    return redirect(mine)
