"""The list of plans, and the page of one plan with the time it is made for."""

from django.contrib import messages
from django.db.models import Count, Q
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.cache import patch_vary_headers
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from assessor.catalogue import Catalogue, published_catalogue
from assessor.learning.forms import OptionsForm, TimeForm, break_forms
from assessor.learning.models import LearningPlan
from assessor.learning.options import options_words
from assessor.learning.outline import listed_plan
from assessor.learning.page import plan_context
from assessor.learning.planning import plan_of
from assessor.learning.replanning import replan
from assessor.reports.models import GapReport


@require_safe
def plan_list(request: HttpRequest) -> HttpResponse:
    """My plans, the active one first; and the roles for which one can be started."""
    plans = LearningPlan.objects.visible_to(request.user)
    done = Count("steps", filter=Q(steps__done_on__isnull=False))
    plans = list(plans.annotate(number_done=done).order_by("-is_active", "-created_at"))
    planned = {plan.role_slug for plan in plans}
    reports: dict[str, GapReport] = {}
    for report in GapReport.objects.owned_by(request.user).for_lists():
        if report.role_slug not in planned:
            reports.setdefault(report.role_slug, report)
    rows = [listed_plan(plan) for plan in plans]
    return render(request, "learning/plan_list.html", {"plans": rows, "reports": list(reports.values())})


@require_http_methods(["GET", "HEAD", "POST"])
def plan(request: HttpRequest, pk) -> HttpResponse:
    """One plan. What is sent changes its time or its options, and the plan with them at once.

    Asked for by htmx, only the parts that change; sent in error, the plan stays and says what is wrong.
    """
    shown = get_object_or_404(LearningPlan.objects.visible_to(request.user).prefetch_related("breaks"), pk=pk)
    catalogue, today = published_catalogue(), timezone.localdate()
    sent = request.POST if request.method == "POST" else None
    is_options = sent is not None and "options" in sent
    breaks = break_forms(sent if is_options else None, today, shown)
    options = OptionsForm(sent if is_options else None, initial=shown.__dict__)
    time = TimeForm(
        None if is_options else sent,
        initial=shown.__dict__,
        today=today,
        off=[(one.first_day, one.last_day) for one in shown.breaks.all()],
    )
    if is_options and options.is_valid() and breaks.is_valid():
        options.save(shown)
        breaks.save(shown)
        return _planned_anew(request, shown, catalogue)
    if sent is not None and not is_options and time.is_valid():
        time.save(shown)
        return _planned_anew(request, shown, catalogue)
    context = plan_context(plan_of(shown, catalogue, today), catalogue)
    context |= {"plan": shown, "time": time, "options": options, "breaks": breaks, "chosen": options_words(shown)}
    template = "learning/plan.html#plan" if request.htmx else "learning/plan.html"
    response = render(request, template, context | {"is_part": bool(request.htmx), "opens_options": is_options})
    patch_vary_headers(response, ["HX-Request"])
    return response


def _planned_anew(request: HttpRequest, changed: LearningPlan, catalogue: Catalogue) -> HttpResponse:
    messages.success(request, replan(LearningPlan.objects.get(pk=changed.pk), catalogue))
    return redirect(changed)


@require_POST
def confirm_plan(request: HttpRequest, pk) -> HttpResponse:
    """Go on with the plan as it is today; what was ticked off and rated lower since is no longer ticked."""
    mine = get_object_or_404(LearningPlan.objects.visible_to(request.user), pk=pk)
    catalogue = published_catalogue()
    planned = plan_of(mine, catalogue, timezone.localdate())
    open_again = [step.row.pk for step in planned.steps if step.is_reopened]
    if open_again:
        mine.steps.filter(pk__in=open_again).update(done_on=None, ticked_at=None)
    replan(mine, catalogue)
    return redirect(mine)


@require_POST
def activate_plan(request: HttpRequest, pk) -> HttpResponse:
    """Make a plan the one that the home page goes on with."""
    mine = get_object_or_404(LearningPlan.objects.visible_to(request.user), pk=pk)
    mine.activate()
    messages.success(request, f"You now follow your plan for {mine.role_title}.")
    return redirect("plans")
