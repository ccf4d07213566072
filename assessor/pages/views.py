"""The pages around the work: home, how the numbers come about, and what happens with people's answers."""

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.templatetags.static import static
from django.views.decorators.http import require_safe

from assessor.assessments.models import SelfAssessment
from assessor.catalogue import published_catalogue
from assessor.learning.next_step import next_step
from assessor.mentoring.waiting import waiting_for
from assessor.pages.example import example_content
from assessor.reports.models import GapReport
from assessor.reports.newer_version import newest_version
from assessor.reports.page import page_context
from roles.career_map import by_track, promotions_drawn
from roles.levels import DEFAULT_HOURS


@require_safe
@login_not_required
def home(request: HttpRequest) -> HttpResponse:
    """For visitors what the product does; for people who are signed in where they stand and what to do next."""
    if request.user.is_authenticated:
        return _my_home(request)
    example = example_content(published_catalogue())
    drawn, roles = promotions_drawn()
    context = {"example": page_context(example) if example else None, "map": drawn, "tracks": by_track(roles)}
    return render(request, "pages/landing.html", context)


def _my_home(request: HttpRequest) -> HttpResponse:
    mine = SelfAssessment.objects.visible_to(request.user).select_related("target_role")
    reports = GapReport.objects.owned_by(request.user)
    latest = reports.first()
    context = {
        "draft": mine.drafts().first(),
        "latest": latest,
        "shown": page_context(latest.content) if latest else None,
        "newest": newest_version(latest) if latest else None,
        "next_step": next_step(request.user),
        "waiting": waiting_for(request.user),
    }
    return render(request, "pages/home.html", context)


@require_safe
@login_not_required
def how_calculated(request: HttpRequest) -> HttpResponse:
    """The rules of the engine in plain words, with a worked example."""
    catalogue = published_catalogue()
    content = example_content(catalogue)
    context = {"example": page_context(content), "sums": _sums(content)} if content else {"example": None}
    hours = {kind: ", ".join(map(str, by_level.values())) for kind, by_level in DEFAULT_HOURS.items()}
    return render(request, "pages/how_calculated.html", context | {"hours": hours})


def _sums(content: dict) -> dict:
    """The example's points, requirement by requirement, and their totals."""
    lines = []
    for one in content["requirements"]:
        possible = 60 * one["weight"]
        low, high = (possible * min(one[end], one["required"]) // one["required"] for end in ("low", "high"))
        counts = one["status"] != "set-aside"
        lines.append(one | {"possible": possible, "low_points": low, "high_points": high, "counts": counts})
    counted = [line for line in lines if line["counts"]]
    totals = {key: sum(line[key] for line in counted) for key in ("possible", "low_points", "high_points")}
    names = {slug: texts["name"] for slug, texts in content["skills"].items()}
    return {"lines": [line | {"name": names[line["skill"]]} for line in lines], **totals}


@require_safe
@login_not_required
def favicon(request: HttpRequest) -> HttpResponse:
    """The mark of this site, for whoever asks at the old place: browsers do so on pages without a `link`."""
    return redirect(static("img/mark.svg"))


@require_safe
@login_not_required
def trust(request: HttpRequest) -> HttpResponse:
    """What ratings are for, who sees them, and what they are not for."""
    return render(request, "pages/trust.html")
