"""A road as its page shows it: rungs with hours and what is new on each, other roads, and what else is near."""

from collections.abc import Iterable

from assessor.catalogue import Catalogue
from assessor.engine.levels import Answers
from assessor.engine.matching import match_all
from assessor.engine.reach import Reach
from assessor.engine.road import Raise, Road, Roads, nearest, newly_asked, shortest_roads, walk
from assessor.engine.starting_levels import StartingLevels
from assessor.learning.road_asked import RoadAsked
from assessor.learning.road_words import difference_words, duration_words, hours_words, proof_words, setting_out
from assessor.reports.wording import count_words
from roles.models import CareerStep, Role

BIGGEST = 3  # steps of a rung that stand open
NAMED = 6  # skills that are new on a rung
AT_FIRST = 10  # roles near by that stand open


def road_context(
    catalogue: Catalogue, asked: RoadAsked, reach: Reach, held: StartingLevels, answers: Answers | None
) -> dict:
    """The road that is shown, the others, and what it takes to learn for the last role alone."""
    found = shortest_roads(reach, catalogue.careers, asked.start, asked.goal)
    alone = reach.after(0, asked.goal)
    hours = reach.hours(alone)
    context = {
        "direct": hours_words(hours) if hours else "",
        "direct_duration": duration_words(hours, asked.per_week),
    }
    roles, raised = [asked.goal], {skill for skill, _ in reach.steps(alone)}
    if found.shortest is not None:
        shown = _chosen(catalogue, asked, reach) or found.shortest
        roles, raised = [*shown.stops, asked.goal], {one.skill for rung in shown.rungs for one in rung.raised}
        context |= {
            "road": _road(catalogue, asked, shown),
            "rungs": _rungs(catalogue, asked, shown),
            "extra": hours_words(shown.hours - hours) if shown.hours > hours else "",
            "proof": proof_words(found, shown),
            "others": _others(catalogue, asked, reach, found, shown),
            "is_complete": found.is_complete,
        }
    own = setting_out(catalogue, held, answers, roles, raised) if answers is not None else []
    return context | {"setting_out": own}


def _chosen(catalogue: Catalogue, asked: RoadAsked, reach: Reach) -> Road | None:
    """The road by the stops that were chosen, if any were."""
    if asked.stops is None:
        return None
    return walk(reach, catalogue.careers, [asked.start, *asked.stops, asked.goal])


def near_context(catalogue: Catalogue, asked: RoadAsked, reach: Reach, answers: Answers | None) -> dict:
    """The other roles by remaining hours. From ratings only those of which at least half is assessed."""
    among: Iterable[str] = catalogue.roles
    if answers is not None:
        among = [one.role for one in match_all(catalogue.compiled, answers) if one.match.half_assessed]
    rows = [
        {
            "role": catalogue.roles[one.role],
            "level": Role.CareerLevel(catalogue.roles[one.role].career_level).label.lower(),
            "hours": hours_words(one.hours),
            "duration": duration_words(one.hours, asked.per_week),
            "kind": CareerStep.Kind(one.kind).label if one.kind else "",
            "href": asked.address(to=one.role),
        }
        for one in nearest(reach, catalogue.careers, asked.start, among)
    ]
    left_out = len(catalogue.roles) - 1 - len(rows)
    return {
        "near": rows[:AT_FIRST],
        "farther": rows[AT_FIRST:],
        "left_out": count_words(left_out, "role") if left_out else "",
    }


def _road(catalogue: Catalogue, asked: RoadAsked, road: Road) -> dict:
    return {
        "hours": hours_words(road.hours),
        "duration": duration_words(road.hours, asked.per_week),
        "rungs": count_words(len(road.rungs), "rung"),
        "stops": [catalogue.roles[slug].title for slug in road.stops],
        "href": asked.address(via=list(road.stops) or ""),
    }


def _rungs(catalogue: Catalogue, asked: RoadAsked, road: Road) -> list[dict]:
    """Every rung with its hours as a share of the road's, what takes most of them, and what is new."""
    rows = []
    for before, rung in zip([road.start, *road.stops], road.rungs, strict=True):
        new = newly_asked(catalogue.profiles[before], catalogue.profiles[rung.role])
        raised = [_raise(catalogue, one) for one in rung.raised]
        rows.append(
            {
                "role": catalogue.roles[rung.role],
                "level": Role.CareerLevel(catalogue.roles[rung.role].career_level).label,
                "kind": CareerStep.Kind(rung.kind).label.lower(),
                "before": catalogue.roles[before],
                "hours": hours_words(rung.hours),
                "duration": duration_words(rung.hours, asked.per_week),
                "share": f"{100 * rung.hours / road.hours:.1f}" if rung.hours else "",
                "biggest": raised[:BIGGEST],
                "raised": raised if len(raised) > BIGGEST else [],
                "new": [one.name for one in new[:NAMED]],
                "new_left": count_words(len(new) - NAMED, "more", "more") if len(new) > NAMED else "",
            }
        )
    return rows


def _raise(catalogue: Catalogue, one: Raise) -> dict:
    return {"skill": catalogue.skills[one.skill], "from": one.before, "to": one.after, "hours": hours_words(one.hours)}


def _others(catalogue: Catalogue, asked: RoadAsked, reach: Reach, found: Roads, shown: Road) -> list[dict]:
    """The roads found beside the one that is shown, by hours, and the shortest of promotions alone if there is one."""
    promotions = shortest_roads(reach, catalogue.careers, asked.start, asked.goal, kinds=["promotion"], others=0)
    roads = [road for road in (found.shortest, *found.others, promotions.shortest) if road and road != shown]
    rows = []
    for road in sorted(dict.fromkeys(roads), key=lambda one: (one.hours, len(one.rungs), one.stops)):
        compared = {
            "difference": difference_words(road.hours - shown.hours),
            "is_shortest": road == found.shortest and found.at_least is None,
            "is_promotions": {rung.kind for rung in road.rungs} == {CareerStep.Kind.PROMOTION},
        }
        rows.append(_road(catalogue, asked, road) | compared)
    return rows
