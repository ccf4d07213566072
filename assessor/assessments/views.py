"""Pages of the self-assessment: choose roles, rate one skill group at a time, submit."""

from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.db.models import Prefetch
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.http import urlencode
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from assessor.assessments.forms import RatingForm, RoleForm
from assessor.assessments.models import SelfAssessment, SubmittedError
from assessor.assessments.questions import QuestionGroup, question_groups
from assessor.catalogue import Catalogue, published_catalogue
from assessor.engine.careers import KINDS
from assessor.reports.freezing import submit_and_report
from assessor.reports.models import GapReport


@require_safe
def assessment_list(request: HttpRequest) -> HttpResponse:
    """My draft and my submitted assessments with their reports."""
    mine = list(
        SelfAssessment.objects.visible_to(request.user)
        .select_related("target_role", "current_role")
        .prefetch_related(Prefetch("reports", GapReport.objects.defer("content")))
    )
    context = {
        "draft": next((one for one in mine if one.is_draft), None),
        "submitted": [one for one in mine if not one.is_draft],
    }
    return render(request, "assessments/assessment_list.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@login_not_required
def start(request: HttpRequest) -> HttpResponse:
    """Choose the role held now and the one aimed for. Anybody may choose; starting needs an account."""
    catalogue = published_catalogue()
    if request.method == "POST":
        form = RoleForm(request.POST, catalogue=catalogue)
        if form.is_valid():
            return _start(request, catalogue, **form.cleaned_data)
    else:
        form = RoleForm(initial=_wishes(request, catalogue), catalogue=catalogue)
    current = form["current"].value()
    context = {"form": form, "suggested": _suggested(catalogue, current), "current": catalogue.roles.get(current)}
    return render(request, "assessments/start.html", context | {"has_roles": bool(catalogue.roles)})


def _wishes(request: HttpRequest, catalogue: Catalogue) -> dict[str, str]:
    """The roles named in the address; what is missing there comes from the latest assessment."""
    asked = {name: request.GET[name] for name in ("current", "target") if request.GET.get(name) in catalogue.roles}
    if "current" in request.GET or not request.user.is_authenticated:
        return asked
    last = SelfAssessment.objects.visible_to(request.user).select_related("current_role", "target_role").first()
    if last is None:
        return asked
    known = {"current": last.current_role, "target": last.target_role}
    return {name: role.slug for name, role in known.items() if role} | asked


def _suggested(catalogue: Catalogue, current: str | None) -> list[tuple[str, str]]:
    """The next roles from the one held now: (slug, "title, kind of step"), promotions first."""
    career = catalogue.careers.get(current)
    steps = [(to, kind) for to, kind in career.steps if to in catalogue.roles] if career else []
    steps.sort(key=lambda step: KINDS.index(step[1]))
    return [(to, f"{catalogue.roles[to].title} ({kind})") for to, kind in steps]


def _start(request: HttpRequest, catalogue: Catalogue, current: str, target: str) -> HttpResponse:
    if not request.user.is_authenticated:
        back = reverse("start-assessment") + "?" + urlencode({"current": current, "target": target})
        return redirect(reverse("account_signup") + "?" + urlencode({"next": back}))
    draft = SelfAssessment.objects.start(
        request.user,
        target_role_id=catalogue.roles[target].id,
        current_role_id=catalogue.roles[current].id if current else None,
    )
    return redirect(draft)


@require_safe
def assessment(request: HttpRequest, pk) -> HttpResponse:
    """A draft's overview: what is answered, what is left, and the way to the report. Submitted ones lead to theirs."""
    mine = _mine(request, pk)
    if not mine.is_draft:
        return redirect(mine.reports.first() or "assessments")
    catalogue = published_catalogue()
    groups = _groups(catalogue, mine)
    return render(request, "assessments/assessment.html", {"assessment": mine, **_progress(groups), "groups": groups})


@require_http_methods(["GET", "HEAD", "POST"])
def rate(request: HttpRequest, pk, group: str) -> HttpResponse:
    """Rate the skills of one group, then go on to the next."""
    mine = _mine(request, pk)
    if not mine.is_draft:
        messages.info(request, "This assessment was submitted and does not change any more. Start a new one.")
        return redirect(mine)
    catalogue = published_catalogue()
    answers = mine.answers_by_skill()
    groups = _groups(catalogue, mine, answers)
    if not groups:
        return redirect(mine)  # the role was withdrawn; the overview says so and offers another
    place = next((number for number, one in enumerate(groups) if one.slug == group), None)
    if place is None:
        raise Http404
    form = RatingForm(request.POST if request.method == "POST" else None, group=groups[place], answers=answers)
    following = groups[place + 1] if place + 1 < len(groups) else None
    if request.method == "POST" and form.is_valid():
        return _save(request, catalogue, mine, form, following)
    context = {
        "assessment": mine,
        "sets": form.sets,  # not read from the form: there a skill of that name would be found first
        "is_refused": bool(form.errors),
        "group": groups[place],
        "number": place + 1,
        "groups": groups,
        "following": following,
    }
    return render(request, "assessments/rate.html", context | _progress(groups))


def _save(request, catalogue: Catalogue, mine: SelfAssessment, form: RatingForm, following) -> HttpResponse:
    try:
        mine.save_answers({catalogue.skills[slug].id: value for slug, value in form.given().items()})
    except SubmittedError as error:
        messages.warning(request, f"{error} What you just chose was not saved.")
        return redirect(mine)
    if following and "go.overview" not in request.POST:
        return redirect("rate", mine.pk, following.slug)
    return redirect(mine)


@require_POST
def submit(request: HttpRequest, pk) -> HttpResponse:
    """Close the draft and make its gap report. Submitting twice leads to the same report."""
    mine = _mine(request, pk)
    catalogue = published_catalogue()
    if mine.is_draft and not mine.answers.exists():
        messages.warning(request, "Rate at least one skill first: a report without answers could say nothing.")
        return redirect(mine)
    if mine.is_draft and not _groups(catalogue, mine):
        return redirect(mine)  # the role was withdrawn; the overview says so and offers another
    return redirect(submit_and_report(catalogue, mine))


def _mine(request: HttpRequest, pk) -> SelfAssessment:
    visible = SelfAssessment.objects.visible_to(request.user).select_related("target_role", "current_role")
    return get_object_or_404(visible, pk=pk)


def _groups(catalogue: Catalogue, mine: SelfAssessment, answers=None) -> list[QuestionGroup]:
    role = mine.target_role.slug if mine.target_role else None
    if role not in catalogue.profiles:
        return []
    return question_groups(catalogue, role, mine.answers_by_skill() if answers is None else answers)


def _progress(groups: list[QuestionGroup]) -> dict:
    total = sum(len(group.questions) for group in groups)
    answered = sum(group.answered for group in groups)
    current = next((group for group in groups if group.left), None)
    return {"total": total, "answered": answered, "left": total - answered, "open_group": current}
