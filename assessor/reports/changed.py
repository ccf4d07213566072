"""What changed between two reports of one person for one role. Both are read from what was frozen."""

from uuid import UUID

from django.db.models import QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_safe

from assessor.accounts.holders import open_to_trials
from assessor.reports.changes_page import changes_context
from assessor.reports.models import GapReport
from roles.models import Skill


@open_to_trials
@require_safe
def changes(request: HttpRequest, pk) -> HttpResponse:
    """A report beside an earlier one: `since` names it; without it, the one before for the same role."""
    mine = GapReport.objects.owned_by(request.holder)
    report = get_object_or_404(mine, pk=pk)
    others = [one for one in others_of(mine, report) if one["pk"] != report.pk]
    earlier = [one for one in others if _moment(one) < (report.created_at, report.pk)]
    context = {"report": report, "role": report.content["role"], "earlier": earlier[::-1], "problem": ""}
    if "since" in request.GET:
        other = get_object_or_404(mine, pk=_uuid(request.GET["since"]))
        context["problem"] = _why_not(report, other)
    elif earlier:
        other = mine.get(pk=earlier[-1]["pk"])
    else:
        context["problem"] = "This is your first report for the role, so there is none before it to compare with."
    if context["problem"]:
        return render(request, "reports/no_changes.html", context, status=400 if "since" in request.GET else 200)
    if (other.created_at, other.pk) > (report.created_at, report.pk):
        return redirect(f"{reverse('report-changes', args=[other.pk])}?since={report.pk}")
    hindsight = dict(other.hindsights.values_list("skill_slug", "level"))
    context |= changes_context(other, report, hindsight, _names(other, report))
    return render(request, "reports/changes.html", context)


def others_of(mine: QuerySet, report: GapReport) -> list[dict]:
    """All reports of its holder for its role, this one too: `pk` and `created_at`, the oldest first."""
    return list(mine.for_role(report.content["role"]["slug"]).values("pk", "created_at"))


def later_of(mine: QuerySet, report: GapReport, named: str | None) -> GapReport | None:
    """The report that an earlier one is looked at from: the one that is named, else the latest for the same role.

    None when the report is itself the latest. Raises Http404 when the named one is not such a report.
    """
    if named is not None:
        later = get_object_or_404(mine, pk=_uuid(named))
        if _why_not(report, later):
            raise Http404
        return later
    latest = mine.for_role(report.content["role"]["slug"]).last()
    return latest if latest.pk != report.pk else None


def _moment(one: dict) -> tuple:
    return one["created_at"], one["pk"]


def _uuid(text: str) -> UUID:
    """Raises Http404 for what is no UUID: there is no such report."""
    try:
        return UUID(text)
    except ValueError:
        raise Http404 from None


def _why_not(report: GapReport, other: GapReport) -> str:
    """Why two reports cannot be compared, if so."""
    if report.pk == other.pk:
        return "These are not two reports but one and the same. Choose another to compare it with."
    role, others = report.content["role"], other.content["role"]
    if role["slug"] != others["slug"]:
        return (
            f"One of these reports is for {others['title']}, the other for {role['title']}. "
            "Only reports for the same role can be compared."
        )
    return ""


def _names(*reports: GapReport) -> dict[str, str]:
    """The names of skills that were rated and that the reports do not name, by slug: those of today."""
    answered = {slug for report in reports for slug in report.content["answers"]}
    named = {slug for report in reports for slug in report.content["skills"]}
    return dict(Skill.objects.filter(slug__in=answered - named).values_list("slug", "name"))
