"""A mentor's overview: for which roles people share reports with me, and the people and skills of one of them."""

from collections import defaultdict
from collections.abc import Sequence
from itertools import chain

from django.conf import settings
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_safe

from assessor.accounts.models import User
from assessor.catalogue import published_catalogue
from assessor.mentoring.overview_gaps import MOST_NAMES, gaps_in_common
from assessor.mentoring.overview_looks import note_seen
from assessor.mentoring.overview_people import Mentee, mentees_for, shared_with
from assessor.mentoring.overview_sorting import DAY, MATCH, NAME, SHOWN, shown_of, sort, sorting_of
from assessor.mentoring.overview_table import Table, columns_of, newest_version

ON_A_PAGE = 50


@require_safe
def overview(request: HttpRequest) -> HttpResponse:
    """The roles for which somebody shares a report with me; the only one is opened at once."""
    roles = _roles(request.user)
    if len(roles) == 1:
        return redirect("overview-role", roles[0]["role"])
    return render(request, "mentoring/overview.html", {"roles": roles})


def _roles(mentor: User) -> list[dict]:
    """Each role with its slug, title (that of the newest report) and how many people share a report for it, by title.

    Counted here: grouping in the database would sort by an expression that takes the reports' contents along.
    """
    titles, people = {}, defaultdict(set)
    rows = shared_with(mentor).order_by("created_at", "pk").values_list("role", "role_title", "owner")
    for role, title, owner in rows:
        titles[role] = title
        people[role].add(owner)
    found = [{"role": role, "title": title, "people": len(people[role])} for role, title in titles.items()]
    return sorted(found, key=lambda one: (one["title"].casefold(), one["role"]))


@require_safe
def overview_role(request: HttpRequest, role: str) -> HttpResponse:
    """Everybody who shares a report for one role (its slug) with me, 50 on a page, and what they miss together.

    Sorted and chosen here: levels are answers, whose order only the engine knows, and a thousand people are quickly
    sorted. Whoever is in the table's lines or is named elsewhere on the page can see that I saw their report there.
    """
    catalogue = published_catalogue()
    everybody = mentees_for(request.user, role, catalogue)
    if not everybody:
        raise Http404
    version = newest_version(everybody)
    requirements = columns_of(version, catalogue)
    sorting, shown = sorting_of(request.GET.get("sort", ""), requirements), shown_of(request.GET.get("show", ""))
    chosen = [one for one in everybody if SHOWN[shown](one)]
    page = Paginator(sort(chosen, sorting, requirements), ON_A_PAGE).get_page(request.GET.get("page"))
    table = Table(version, requirements, sorting)
    sums = {name: _sum(everybody, name) for name in ("ready", "old")}
    gaps = gaps_in_common(chosen, version)
    named = chain(page, *(one["who"] for one in (*sums.values(), *gaps)))
    note_seen(request.user, {one.report for one in named})
    context = {
        "role": version.role,
        "overview_href": reverse("overview"),
        "people": len(everybody),
        "hidden": sum(one.is_hidden for one in everybody),
        "sums": sums,
        "old_days": settings.RATINGS_STALE_AFTER_DAYS,
        "shown": shown,
        "headings": {name: table.heading(name) for name in (NAME, MATCH, DAY)},
        "skills": table.headings(),
        "rows": [table.row(one) for one in page],
        "page": page,
        "key": table.key(),
        "gaps": gaps,
    }
    return render(request, "mentoring/overview_role.html", context)


def _sum(mentees: Sequence[Mentee], name: str) -> dict:
    """How many people are ready, or have an old report, and the first of them."""
    found = [one for one in mentees if SHOWN[name](one)]
    return {"people": len(found), "who": found[:MOST_NAMES], "more": max(len(found) - MOST_NAMES, 0)}
