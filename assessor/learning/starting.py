"""Starting a plan from a gap report."""

from datetime import date

from django.contrib import messages
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from assessor.accounts.holders import open_to_trials
from assessor.accounts.models import User
from assessor.catalogue import published_catalogue
from assessor.learning.forms import BreakForms, StartForm, break_forms
from assessor.learning.models import LearningPlan
from assessor.learning.replanning import replan
from assessor.reports.models import GapReport

DEFAULT_HOURS = 4  # a week: two evenings


@open_to_trials
@require_http_methods(["GET", "HEAD", "POST"])
def start_plan(request: HttpRequest, report) -> HttpResponse:
    """Ask for the time somebody has, and plan with it. Whoever has a plan for the role is led to it."""
    found = get_object_or_404(GapReport.objects.owned_by(request.holder), pk=report)
    if not isinstance(request.holder, User):
        messages.info(request, "A plan is kept in an account. Create one: what you rated moves into it.")
        return redirect(f"{reverse('account_signup')}?next={reverse('keep')}")
    role = found.content["role"]
    existing = LearningPlan.objects.visible_to(request.user).filter(role_slug=role["slug"]).first()
    if existing:
        messages.info(request, f"You have a plan for {role['title']} already. Here it is.")
        return redirect(existing)
    today = timezone.localdate()
    breaks = break_forms(request.POST if request.method == "POST" else None, today)
    form = _form(request, found, breaks, today)
    if request.method == "POST" and breaks.is_valid() and form.is_valid():
        return _start(request, role, form, breaks)
    context = {"report": found, "role": role, "form": form, "breaks": breaks}
    return render(request, "learning/start.html", context | {"has_breaks": _has_breaks(breaks)})


def _has_breaks(breaks: BreakForms) -> bool:
    """Whether days off were sent, right or wrong: what is said of them must not be folded away."""
    return breaks.is_bound and any(form.has_changed() for form in breaks)


def _form(request: HttpRequest, report: GapReport, breaks: BreakForms, today: date) -> StartForm:
    off = breaks.days if request.method == "POST" and breaks.is_valid() else ()
    asks = bool(report.content["path"]["find_out"])
    sent = request.POST if request.method == "POST" else None
    initial = {"hours_per_week": DEFAULT_HOURS, "start": today}
    return StartForm(sent, initial=initial, today=today, off=off, has_unknown=asks)


def _start(request: HttpRequest, role: dict, form: StartForm, breaks: BreakForms) -> HttpResponse:
    with transaction.atomic():
        plan, is_new = LearningPlan.objects.start(
            request.user, role["slug"], role_title=role["title"], **form.cleaned_data
        )
        if is_new:
            breaks.save(plan)
            replan(plan, published_catalogue())
    if not is_new:
        messages.info(request, f"You have a plan for {role['title']} already. Here it is.")
    return redirect(plan)
