"""A report beside the present: the same answers against a newer version of the requirements, and the report before."""

from django.contrib import messages
from django.db.models import QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils import timezone
from django.views.decorators.http import require_POST

from assessor.accounts.holders import open_to_trials
from assessor.assessments.models import SelfAssessment
from assessor.catalogue import published_catalogue
from assessor.reports.freezing import report_again
from assessor.reports.models import GapReport
from roles.models import RoleProfile


@open_to_trials
@require_POST
def again(request: HttpRequest, pk) -> HttpResponse:
    """Make the report of the same answers against today's requirements, and lead to it."""
    report = get_object_or_404(GapReport.objects.owned_by(request.holder).select_related("profile"), pk=pk)
    try:
        made = report_again(published_catalogue(), report)
    except SelfAssessment.DoesNotExist:  # deleted in another tab at the same moment, and the report with it
        raise Http404 from None
    if made is None:
        messages.info(request, "This role is not offered any more, so there is nothing newer to compare it with.")
    elif made.pk == report.pk:
        messages.info(request, "This report was made with the latest requirements already.")
    return redirect(made or report)


def present_context(mine: QuerySet, report: GapReport) -> dict:
    """What the report's page says of the world around it, in two small queries.

    `newer` is the version that is published now, when it is another (`version`, and `report`: the one that the same
    answers have against it, if any); `is_withdrawn` tells that none is; `before` is the report before this one.
    """
    newest = newest_version(report)
    rows = mine.filter(profile__role__profiles=report.profile_id).order_by("created_at", "pk")
    others = list(rows.values("pk", "created_at", "assessment", "profile")) if report.profile_id else []
    context = {"newer": None, "is_withdrawn": newest is None, "before": _before(others, report)}
    if newest and newest.pk != report.profile_id:
        same = [o["pk"] for o in others if (o["assessment"], o["profile"]) == (report.assessment_id, newest.pk)]
        context["newer"] = {"version": newest.version, "report": same[0] if same else None}
    return context | {"number": len(others)}


def newest_version(report: GapReport) -> RoleProfile | None:
    """What the report's role asks for today, its number alone: the report's own version, another, or None if the role
    is not offered any more."""
    if report.profile_id is None:
        return None
    published = RoleProfile.objects.published().filter(role__profiles=report.profile_id)
    return published.only("version").first()


def _before(others: list[dict], report: GapReport) -> dict | None:
    earlier = [one for one in others if (one["created_at"], one["pk"]) < (report.created_at, report.pk)]
    if not earlier:
        return None
    days = [timezone.localdate(moment) for moment in (earlier[-1]["created_at"], report.created_at)]
    return earlier[-1] | {"is_same_day": days[0] == days[1]}
