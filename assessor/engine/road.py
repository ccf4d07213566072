"""Roads from one role to another: along career steps, rung by rung, each rung the whole learning path to its role from
the levels held by then.

Levels add up along a road, and so do the hours: those of a road are the hours of all steps that are held at its end.
"""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import NamedTuple

from assessor.engine.careers import KINDS, Career
from assessor.engine.gap import Profile, Requirement
from assessor.engine.reach import Reach
from assessor.engine.road_search import Search

EXPLORED = 5_000  # roads under way that a search follows before it ends without a proof
MOST_OTHERS = 3


class Raise(NamedTuple):
    """A skill raised from one level to another, and the hours of it."""

    skill: str
    before: int
    after: int
    hours: int


@dataclass(frozen=True, slots=True)
class Rung:
    """A role on the road, the kind of career step that leads there, and what is raised for it: most hours first."""

    role: str
    kind: str
    raised: tuple[Raise, ...]

    @property
    def hours(self) -> int:
        return sum(one.hours for one in self.raised)


@dataclass(frozen=True, slots=True)
class Road:
    """The role where it starts and the rungs in order."""

    start: str
    rungs: tuple[Rung, ...]

    @property
    def hours(self) -> int:
        return sum(rung.hours for rung in self.rungs)

    @property
    def stops(self) -> tuple[str, ...]:
        """The roles between the first and the last."""
        return tuple(rung.role for rung in self.rungs[:-1])


@dataclass(frozen=True, slots=True)
class Roads:
    """The shortest road, None when no career steps lead there, and the next best.

    `at_least` is None when the shortest is proven; else the search ended early, and no road takes fewer hours than
    that. `is_complete`: the search for others ran to its end.
    """

    shortest: Road | None
    others: tuple[Road, ...] = ()
    at_least: int | None = None
    is_complete: bool = True


class Near(NamedTuple):
    """A role, the hours that close all known gaps to it, and the kind of career step there, if there is one."""

    role: str
    hours: int
    kind: str | None


def shortest_roads(
    reach: Reach,
    careers: Mapping[str, Career],
    start: str,
    goal: str,
    kinds: Collection[str] = KINDS,
    others: int = MOST_OTHERS,
    explored: int = EXPLORED,
) -> Roads:
    """The road of the fewest hours along career steps of these kinds, and up to so many others by hours.

    No role comes twice on a road; ties go to fewer rungs, then by slugs. An other road differs by its stops: it is
    none of the roads before it with stops added (the direct step, which has no stops, aside), takes at most half as
    many hours again as the shortest and at most two rungs more. `start` and `goal` are different published roles.
    """
    steps = {
        role: [to for to, kind in careers[role].steps if kind in kinds and to in reach.profiles]
        for role in reach.profiles
    }
    search = Search(reach, steps, start, goal)
    found, is_complete = search.run(1 + others, explored)
    if found:
        shortest, *rest = (walk(reach, careers, road.roles) for road in found)
        return Roads(shortest, tuple(rest), None, is_complete)
    if is_complete:
        return Roads(None)
    shortest, bound = walk(reach, careers, search.best_so_far()), search.under_way[0].at_least
    return Roads(shortest, (), bound if bound < shortest.hours else None, is_complete)


def walk(reach: Reach, careers: Mapping[str, Career], roles: Sequence[str]) -> Road:
    """The road through these roles, of which each is a career step from the one before (else KeyError)."""
    held, rungs = 0, []
    for before, role in pairwise(roles):
        now = reach.after(held, role)
        kind = dict(careers[before].steps)[role]
        rungs.append(Rung(role, kind, _raised(reach, now & ~held)))
        held = now
    return Road(roles[0], tuple(rungs))


def nearest(reach: Reach, careers: Mapping[str, Career], start: str, among: Iterable[str]) -> list[Near]:
    """These roles without the first by remaining hours from the start, ties by slug."""
    kinds = dict(careers[start].steps)
    found = (Near(role, reach.hours(reach.after(0, role)), kinds.get(role)) for role in among if role != start)
    return sorted(found, key=lambda one: (one.hours, one.role))


def newly_asked(before: Profile, after: Profile) -> list[Requirement]:
    """What a role asks for of which the one before asks nothing, not as an alternative either: essentials first, then
    by weight and name."""
    known = {skill for requirement in before.requirements for skill in requirement.members}
    new = (requirement for requirement in after.requirements if known.isdisjoint(requirement.members))
    return sorted(new, key=lambda one: (not one.essential, -one.weight, one.name.casefold(), one.skill))


def _raised(reach: Reach, steps: int) -> tuple[Raise, ...]:
    """A set of steps skill by skill, most hours first, ties by slug."""
    raised: dict[str, Raise] = {}
    for skill, level in reach.steps(steps):
        so_far = raised.get(skill, Raise(skill, level - 1, level, 0))
        raised[skill] = so_far._replace(after=level, hours=so_far.hours + reach.skills.hours[skill, level])
    return tuple(sorted(raised.values(), key=lambda one: (-one.hours, one.skill)))
