"""My reports for one role over time: how the match moved, and by which version of the requirements it was judged."""

from collections.abc import Iterable

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from assessor.accounts.holders import open_to_trials
from assessor.reports.models import GapReport
from assessor.reports.over_time_chart import Point, chart
from assessor.reports.wording import kept_together, match_words

# What a line of the table and a mark of the drawing need; a report's whole content is some 90 kB.
READ = {
    "pk": "pk",
    "created_at": "created_at",
    "answered_at": "assessment__submitted_at",
    "role": "content__role",
    "match": "content__match",
    "verdict": "content__verdict",
}


@open_to_trials
@require_safe
def over_time(request: HttpRequest, role: str) -> HttpResponse:
    """All reports of whoever asks for a role (its slug, as the reports keep it): a drawing and its table."""
    mine = GapReport.objects.owned_by(request.holder).for_role(role)
    reports = [dict(zip(READ, row, strict=True)) for row in mine.values_list(*READ.values())]
    if not reports:
        raise Http404
    context = {
        "role": reports[-1]["role"],
        "rows": _rows(reports)[::-1],
        "is_one_day": len({timezone.localdate(one["created_at"]) for one in reports}) == 1,
        "first": reports[0],
        "last": reports[-1],
        "summary": _summary(reports),
        "chart": chart([_point(one) for one in reports]),
    }
    return render(request, "reports/over_time.html", context)


def roles_with_history(reports: Iterable[GapReport]) -> list[dict]:
    """The roles for which there are two reports or more, by title: `slug`, `title` and `number`.

    The reports come with their `role_slug` (see `GapReportQuerySet.for_lists`), the latest first.
    """
    found: dict[str, dict] = {}
    for report in reports:
        one = found.setdefault(report.role_slug, {"slug": report.role_slug, "title": report.role_title, "number": 0})
        one["number"] += 1
    return sorted((one for one in found.values() if one["number"] > 1), key=lambda one: one["title"].casefold())


def _point(one: dict) -> Point:
    match, role = one["match"], one["role"]
    return Point(one["created_at"], role["profile_version"], match["low"], match["high"], role["ready_at"])


def _rows(reports: list[dict]) -> list[dict]:
    """The table's lines, each with the report before it."""
    rows = []
    days = [timezone.localdate(one["created_at"]) for one in reports]
    for before, one in zip([None, *reports], reports, strict=False):
        rows.append(
            one
            | {
                "before": before,
                "before_has_hour": bool(before) and days.count(timezone.localdate(before["created_at"])) > 1,
                "has_hour": days.count(timezone.localdate(one["created_at"])) > 1,
                "match_words": kept_together(match_words(one["match"])),
                "verdict_words": one["verdict"].replace("-", " "),
                "is_new_version": bool(before) and before["role"]["profile_version"] != one["role"]["profile_version"],
                "has_older_answers": timezone.localdate(one["answered_at"]) != timezone.localdate(one["created_at"]),
            }
        )
    return rows


def _summary(reports: list[dict]) -> str:
    """The drawing in one sentence."""
    first, last = (match_words(one["match"]) for one in (reports[0], reports[-1]))
    if len(reports) == 1:
        return kept_together(f"One report: the match is {first}")
    return kept_together(f"{len(reports)} reports: the match was {first} in the first and is {last} in the latest")
