"""Pages of the self-assessment: choose roles, rate page by page, submit."""

from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.db.models import Prefetch
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.http import urlencode
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from assessor.accounts.holders import begin_trial, holder_of, kept, open_to_trials
from assessor.assessments.forms import RatingPage, RoleForm
from assessor.assessments.models import SelfAssessment, SubmittedError
from assessor.assessments.questions import AGAIN, QuestionPage
from assessor.assessments.saving import save_answers
from assessor.assessments.standing import Standing, answers_of
from assessor.assessments.throttle import too_many_trials
from assessor.catalogue import Catalogue, published_catalogue
from assessor.engine.careers import KINDS
from assessor.reports.content import compose
from assessor.reports.freezing import submit_and_report
from assessor.reports.models import GapReport
from assessor.reports.over_time import roles_with_history
from assessor.reports.page import page_context


@open_to_trials
@require_safe
def assessment_list(request: HttpRequest) -> HttpResponse:
    """My draft and my submitted assessments with their reports."""
    mine = list(
        SelfAssessment.objects.visible_to(request.holder)
        .select_related("target_role", "current_role")
        .prefetch_related(Prefetch("reports", GapReport.objects.for_lists()))
    )
    submitted = [one for one in mine if not one.is_draft]
    context = {
        "draft": next((one for one in mine if one.is_draft), None),
        "submitted": submitted,
        "histories": roles_with_history(report for one in submitted for report in one.reports.all()),
        # Asked only for those whose reports were all deleted: of these a new one can be made.
        "published": {} if all(one.reports.all() for one in submitted) else published_catalogue().roles,
    }
    return render(request, "assessments/assessment_list.html", context)


@login_not_required
@require_http_methods(["GET", "HEAD", "POST"])
def start(request: HttpRequest) -> HttpResponse:
    """Choose the role held now and the one aimed for. Without an account this begins a trial."""
    catalogue = published_catalogue()
    holder = holder_of(request)
    if request.method == "POST":
        if "suggest" in request.POST:
            return redirect(f"{request.path}?{_chosen(request, catalogue)}")
        form = RoleForm(request.POST, catalogue=catalogue)
        if form.is_valid() and (holder or not too_many_trials(request, form)):
            return _start(catalogue, holder or begin_trial(request), **form.cleaned_data)
    else:
        form = RoleForm(initial=_wishes(request, holder, catalogue), catalogue=catalogue)
    current = form["current"].value()
    context = {"form": form, "suggested": _suggested(catalogue, current), "current": catalogue.roles.get(current)}
    return render(request, "assessments/start.html", context | {"has_roles": bool(catalogue.roles)})


def _chosen(request: HttpRequest, catalogue: Catalogue) -> str:
    """The roles that were sent, for an address; one that does not exist counts as none."""
    sent = {name: request.POST.get(name) for name in ("current", "target")}
    return urlencode({name: role if role in catalogue.roles else "" for name, role in sent.items()})


def _wishes(request: HttpRequest, holder, catalogue: Catalogue) -> dict[str, str]:
    """The roles named in the address; what is missing there comes from the latest assessment."""
    asked = {name: request.GET[name] for name in ("current", "target") if request.GET.get(name) in catalogue.roles}
    if "current" in request.GET:
        return asked
    last = SelfAssessment.objects.visible_to(holder).select_related("current_role", "target_role").first()
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


def _start(catalogue: Catalogue, holder, current: str, target: str) -> HttpResponse:
    """Lead to the first question at once; whoever has answered some already sees first where they stand."""
    draft = SelfAssessment.objects.start(
        holder,
        target_role_id=catalogue.roles[target].id,
        current_role_id=catalogue.roles[current].id if current else None,
    )
    return redirect(draft) if draft.answers.exists() else redirect("rate-first", draft.pk)


@open_to_trials
@require_safe
def assessment(request: HttpRequest, pk) -> HttpResponse:
    """A draft's overview: what is answered, what is left, and the way to the report. Submitted ones lead to theirs."""
    mine = _mine(request, pk)
    if not mine.is_draft:
        return redirect(mine.reports.first() or "assessments")
    catalogue = published_catalogue()
    if not _is_published(catalogue, mine):
        successor = mine.target_role.offered_successor() if mine.target_role else None
        return render(request, "assessments/withdrawn.html", {"assessment": mine, "successor": successor})
    standing = Standing(catalogue, mine, answers_of(catalogue, mine.answers.all()))
    context = {"assessment": mine, "pages": standing.pages, "again": standing.again, "next": standing.next_page()}
    others = len(catalogue.skills) - sum(len(page.questions) for page in standing.pages)
    return render(request, "assessments/assessment.html", context | standing.context() | {"others": others})


@open_to_trials
@require_http_methods(["GET", "HEAD", "POST"])
def rate(request: HttpRequest, pk, page: str) -> HttpResponse:
    """Rate the skills of one page, then go on to the next."""
    mine = _mine(request, pk)
    if not mine.is_draft:
        messages.info(request, "This assessment was submitted and does not change any more. Start a new one.")
        return redirect(mine)
    catalogue = published_catalogue()
    if not _is_published(catalogue, mine):
        return redirect(mine)  # the overview says so and offers another
    standing = Standing(catalogue, mine, answers_of(catalogue, mine.answers.all()))
    shown = standing.page(page)
    if shown is None and page == AGAIN:
        return _go_on(mine, standing.next_page())  # all of it was confirmed meanwhile, perhaps in another tab
    if shown is None:
        raise Http404
    sent = request.POST if request.method == "POST" else kept(request)
    form = RatingPage(shown, standing.answers, sent)
    if request.method == "POST" and form.is_valid():
        return _save(request, mine, standing, shown, form)
    return _show(request, mine, standing, shown, form, was_kept=request.method == "GET" and sent is not None)


def _show(request, mine, standing: Standing, page: QuestionPage, form: RatingPage, status=200, **more) -> HttpResponse:
    context = {
        "assessment": mine,
        "sets": form.sets(),
        "is_refused": request.method == "POST" and any(one.errors for one in form.forms),
        "conflicts": sum(one.conflict is not None for one in form.forms),
        "marked": form.marked,
        "was_kept": False,
        "page": page,
        "following": standing.next_page(after=page.slug),
    }
    return render(request, "assessments/rate.html", context | standing.context() | more, status=status)


def _save(request, mine, standing: Standing, page: QuestionPage, form: RatingPage) -> HttpResponse:
    """Save the page. What was changed elsewhere meanwhile is shown beside what was sent, for a choice between both."""
    row = SelfAssessment.objects.visible_to(request.holder).filter(pk=mine.pk)
    try:
        saved = save_answers(row, form.changes(), confirm=page.is_again)
    except SubmittedError as error:
        messages.warning(request, f"{error} What you just chose was not saved.")
        return redirect(mine)
    catalogue = published_catalogue()
    now = Standing(catalogue, mine, answers_of(catalogue, saved.answers.values()))
    if saved.conflicts:
        form.tell(saved.conflicts)
        return _show(request, mine, now, page, form, status=409)
    if form.cleared:
        return redirect(f"{request.path}#{form.cleared}")
    if "go.report" in request.POST:
        return redirect("report-so-far", mine.pk)
    return _go_on(mine, now.next_page(after=page.slug))


def _go_on(mine: SelfAssessment, page: QuestionPage | None) -> HttpResponse:
    return redirect(page.href_to_open if page else mine)


@open_to_trials
@require_safe
def report_so_far(request: HttpRequest, pk) -> HttpResponse:
    """The report as these answers make it, at any moment before it is kept."""
    mine = _mine(request, pk)
    catalogue = published_catalogue()
    answers = answers_of(catalogue, mine.answers.all())
    if not (mine.is_draft and answers and _is_published(catalogue, mine)):
        return redirect(mine)  # which leads to the report that was kept, or says what to do first
    standing = Standing(catalogue, mine, answers)
    current = mine.current_role.slug if mine.current_role else None
    current = current if current in catalogue.roles else None
    adopted = [slug for slug, answer in answers.items() if answer.is_adopted]
    content = compose(catalogue, standing.role.slug, standing.values, current, adopted=adopted)
    context = {"assessment": mine, "next": standing.next_page(), "report": None}
    return render(request, "assessments/report_so_far.html", context | page_context(content))


@open_to_trials
@require_POST
def scope(request: HttpRequest, pk) -> HttpResponse:
    """Ask for every skill of the catalogue, or only for those of the role again. No answer is lost either way."""
    mine = _mine(request, pk)
    if mine.is_draft:
        mine.asks_everything = request.POST.get("everything") == "yes"
        mine.save(update_fields=["asks_everything"])
    return redirect(mine)


@open_to_trials
@require_POST
def submit(request: HttpRequest, pk) -> HttpResponse:
    """Close the draft and make its gap report. Submitting twice leads to the same report."""
    mine = _mine(request, pk)
    catalogue = published_catalogue()
    if mine.is_draft and not mine.answers.exists():
        messages.warning(request, "Rate at least one skill first: a report without answers could say nothing.")
        return redirect(mine)
    if not _is_published(catalogue, mine) and not mine.reports.exists():
        return redirect(mine)  # the overview says so and offers another; of a submitted one, the list
    try:
        return redirect(submit_and_report(catalogue, mine))
    except SelfAssessment.DoesNotExist:  # deleted in another tab at the same moment
        raise Http404 from None


def _mine(request: HttpRequest, pk) -> SelfAssessment:
    visible = SelfAssessment.objects.visible_to(request.holder).select_related("target_role", "current_role")
    return get_object_or_404(visible, pk=pk)


def _is_published(catalogue: Catalogue, mine: SelfAssessment) -> bool:
    return mine.target_role is not None and mine.target_role.slug in catalogue.profiles
