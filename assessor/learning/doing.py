"""Doing a plan: a step ticked off or taken back, what one says of it, and skills left out."""

from collections.abc import Iterable
from copy import copy

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
from assessor.learning.planning import saved_of, worked_out
from assessor.learning.replanning import replan
from assessor.learning.step_forms import StepForm, TickForm
from assessor.learning.ticking import after_tick, open_again, tick, why_not
from roles.levels import Level


def _plans(request: HttpRequest) -> QuerySet:
    return LearningPlan.objects.visible_to(request.user)


def _locked(request: HttpRequest, pk) -> LearningPlan:
    """The plan, its row locked until the end of the transaction: two tabs take turns."""
    return get_object_or_404(_plans(request).select_for_update(), pk=pk)


def _row(plan: LearningPlan, catalogue: Catalogue, rows: Iterable[PlanStep], skill: str, level: int) -> PlanStep:
    """The plan's row for a step, new if there is none. Raises Http404 for what is no step and never was one here."""
    if level not in Level:
        raise Http404
    row = next((row for row in rows if row.key == (skill, level)), None)
    if row:
        return copy(row)  # to be changed, while those of the plan stay as they are
    if skill not in catalogue.skills:
        raise Http404
    return PlanStep(plan=plan, skill_slug=skill, skill_name=catalogue.skills[skill].name, level=level)


@require_POST
def tick_step(request: HttpRequest, pk, skill: str, level: int) -> HttpResponse:
    """Tick a step off, with the hours it took and a note if they are sent. A second tick changes nothing, unless the
    page showed the step as open `again`, because it was rated lower since."""
    catalogue, form = published_catalogue(), TickForm(request.POST)
    with transaction.atomic():
        saved = saved_of(_locked(request, pk))
        row = _row(saved.plan, catalogue, saved.rows, skill, level)
        before = worked_out(saved, catalogue, timezone.localdate())
        is_ticked = row.is_done and "again" not in request.POST
        problem = form.problem or why_not(before, row.key)
        told = ""
        if not is_ticked and not problem:
            tick(row, catalogue, before.today)
            form.fill(row)
            row.save()
            told = after_tick(saved, row, before, catalogue)
    if row.is_done:
        messages.success(request, f"{row}, is ticked off. {told}".strip())
    else:
        messages.warning(request, f"{row}, is not ticked off. {problem}")
    return redirect(saved.plan)


@require_POST
def untick_step(request: HttpRequest, pk, skill: str, level: int) -> HttpResponse:
    """Take a tick back. A level includes those below it, so higher ones of the same skill are open again as well."""
    with transaction.atomic():
        saved = saved_of(_locked(request, pk))
        rows = [row for row in saved.rows if row.skill_slug == skill and row.level >= level and row.is_done]
        told = open_again(saved, rows, published_catalogue(), timezone.localdate()) if rows else ""
    if rows:
        names = " and ".join(f"{row}," for row in rows)
        are = "is" if len(rows) == 1 else "are"
        messages.success(request, f"{names} {are} open again. Your note and your hours are kept. {told}".strip())
    return redirect(saved.plan)


@require_http_methods(["GET", "HEAD", "POST"])
def plan_step(request: HttpRequest, pk, skill: str, level: int) -> HttpResponse:
    """One step: what it is, and what its doer says of it."""
    saved = saved_of(get_object_or_404(_plans(request).prefetch_related("breaks"), pk=pk))
    catalogue, today = published_catalogue(), timezone.localdate()
    row = _row(saved.plan, catalogue, saved.rows, skill, level)
    form = StepForm(request.POST if request.method == "POST" else None, row=row, today=today)
    if request.method == "POST" and form.is_valid():
        return _save_step(request, pk, catalogue, form)
    context = own_step_context(worked_out(saved, catalogue, today), row, catalogue)
    return render(request, "learning/step.html", context | {"plan": saved.plan, "form": form})


def _save_step(request: HttpRequest, pk, catalogue: Catalogue, form: StepForm) -> HttpResponse:
    """Save what was sent, even when the step cannot be ticked off as well."""
    with transaction.atomic():
        saved = saved_of(_locked(request, pk))
        row = _row(saved.plan, catalogue, saved.rows, form.row.skill_slug, form.row.level)
        form.fill(row)
        problem = ""
        if request.POST.get("do") == "done" and not row.is_done:
            problem = why_not(worked_out(saved, catalogue, timezone.localdate()), row.key)
            if not problem:
                tick(row, catalogue, timezone.localdate())
        row.save()
        is_ticked = request.POST.get("do") == "done" and row.is_done
        said = f"{row}, is ticked off." if is_ticked else "Saved."
        messages.success(request, f"{said} {replan(saved.plan, catalogue)}".strip())
    if problem:
        messages.warning(request, f"{row}, is not ticked off. {problem}")
    return redirect(saved.plan)


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
