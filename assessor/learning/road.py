"""The road from a role to a later one, rung by rung with hours, and what else is near."""

from collections.abc import Iterator

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from assessor.accounts.holders import holder_of
from assessor.catalogue import Catalogue, RoleTexts, published_catalogue
from assessor.engine.reach import Reach
from assessor.engine.starting_levels import starting_levels
from assessor.learning.road_asked import RATINGS, WEEKS, RoadAsked, road_asked
from assessor.learning.road_page import near_context, road_context
from assessor.reports.latest_answers import latest_answers

MOST_EXAMPLES = 4


@login_not_required
@require_safe
def road(request: HttpRequest) -> HttpResponse:
    """The road between the two roles that the address names (`?from=a&to=b`). Open to everybody; whoever has rated
    themselves may set out from their own levels."""
    catalogue = published_catalogue()
    latest = latest_answers(catalogue, holder_of(request))
    asked = road_asked(request.GET, catalogue, latest)
    context = {
        "asked": asked,
        "latest": latest,
        "weeks": {"least": WEEKS[0], "most": WEEKS[-1]},
        "tracks": _by_track(catalogue),
        "start": catalogue.roles.get(asked.start),
        "goal": catalogue.roles.get(asked.goal),
    }
    if asked.start:
        answers = latest.answers if latest and asked.levels == RATINGS else None
        held = starting_levels(catalogue.profiles[asked.start], answers)
        reach = Reach(catalogue.profiles, held.levels, catalogue.steps)
        context |= near_context(catalogue, asked, reach, answers)
        if asked.goal:
            context |= road_context(catalogue, asked, reach, held, answers)
    elif asked.goal:
        context["before"] = _before(catalogue, asked)
    else:
        context["examples"] = list(_examples(catalogue))[:MOST_EXAMPLES]
    return render(request, "learning/road.html", context)


def _by_track(catalogue: Catalogue) -> list[tuple[str, list[RoleTexts]]]:
    tracks: dict[str, list[RoleTexts]] = {}
    for role in catalogue.roles.values():
        tracks.setdefault(role.track, []).append(role)
    return list(tracks.items())


def _before(catalogue: Catalogue, asked: RoadAsked) -> list[dict]:
    """The roles from which one career step leads to the role asked for, each with the page of its road."""
    return [
        {"role": role, "href": asked.address(**{"from": slug})}
        for slug, role in catalogue.roles.items()
        if asked.goal in dict(catalogue.careers[slug].steps)
    ]


def _examples(catalogue: Catalogue) -> Iterator[dict]:
    """Of every track the road from its first role to the highest one that career steps reach without leaving it."""
    for track, roles in _by_track(catalogue):
        first, inside = roles[0].slug, {role.slug for role in roles}
        reached = new = {first}
        while new:
            new = {to for role in new for to, _ in catalogue.careers[role].steps if to in inside} - reached
            reached = reached | new
        highest = max(reached - {first}, key=lambda slug: catalogue.roles[slug].career_level, default=None)
        if highest:
            ends = catalogue.roles[first], catalogue.roles[highest]
            yield {"track": track, "ends": ends, "href": RoadAsked(first, highest).address()}
