"""The gap between a person and one role: points, match, verdict, and the order of the gaps.

All sums are whole numbers; the one division happens when a percentage is shown.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field
from enum import StrEnum
from typing import NamedTuple

from assessor.engine.levels import NOT_APPLICABLE, Answers, kind_of_answer, known_level
from assessor.engine.match import Match, Verdict, verdict_of

POINTS = 60  # per unit of weight: the smallest number that every required level (1 to 5) divides


class Status(StrEnum):
    """What is known of a requirement. The order is the gap order."""

    GAP = "gap"
    UNKNOWN = "unknown"
    MET = "met"
    SET_ASIDE = "set-aside"


@dataclass(frozen=True, slots=True)
class Requirement:
    """A skill at a level (1 to 5) with a weight (1 to 5); any one of the alternatives serves as well."""

    skill: str
    level: int
    weight: int
    essential: bool = False
    alternatives: tuple[str, ...] = ()
    name: str = ""

    @property
    def members(self) -> tuple[str, ...]:
        """All skills that can meet it, as listed, each once."""
        return tuple(dict.fromkeys((self.skill, *self.alternatives))) if self.alternatives else (self.skill,)

    @property
    def possible(self) -> int:
        """The points it can earn."""
        return POINTS * self.weight

    def points(self, level: int) -> int:
        """The points earned at a level: the part of the required level that is reached. A surplus earns nothing."""
        return POINTS * self.weight * min(level, self.level) // self.level


@dataclass(frozen=True, slots=True)
class Profile:
    """What one version of a role asks for; `ready_at` is the match in per cent from which a person is ready."""

    requirements: tuple[Requirement, ...]
    ready_at: int = 85


@dataclass(frozen=True, slots=True)
class Judged:
    """A requirement beside a person's answers.

    The counted level lies between `low` (unknown as 0) and `high` (unknown as met). `counted_skill` is the
    member whose level counts, `level` that member's level or None.
    """

    requirement: Requirement
    low: int
    high: int
    counted_skill: str
    level: int | None
    answer: str
    status: Status

    @property
    def low_points(self) -> int:
        return self.requirement.points(self.low)

    @property
    def high_points(self) -> int:
        return self.requirement.points(self.high)

    @property
    def missing_points(self) -> int:
        """What is missing to the full points of the requirement, with unknown as 0."""
        return self.requirement.possible - self.low_points

    @property
    def width(self) -> int:
        """How far apart the worst and the best case are, in points."""
        return self.high_points - self.low_points


class Strength(NamedTuple):
    """A skill above what the role asks for."""

    skill: str
    level: int
    required: int


@dataclass(frozen=True, slots=True)
class GapReport:
    """One person beside one profile. `requirements` are in gap order, `deciding` names requirements by skill."""

    requirements: tuple[Judged, ...]
    match: Match
    verdict: Verdict
    deciding: tuple[str, ...] = ()
    strengths: tuple[Strength, ...] = field(default=())


def judge(requirement: Requirement, answers: Answers) -> Judged:
    """One requirement beside a person's answers.

    Members answered "not applicable" drop out. When all have, a requirement that is not essential is set aside
    and an essential one counts as unknown.
    """
    remaining = [skill for skill in requirement.members if answers.get(skill) != NOT_APPLICABLE]
    set_aside = not remaining and not requirement.essential
    levels = {skill: known_level(answers, skill) for skill in remaining}
    known = {skill: level for skill, level in levels.items() if level is not None}
    low = max(known.values(), default=0)
    open_ended = not set_aside and (not remaining or len(known) < len(remaining))
    high = max(low, requirement.level) if open_ended else low
    counted = max(known, key=known.__getitem__) if known else (remaining or [requirement.skill])[0]
    if set_aside:
        status = Status.SET_ASIDE
    elif low >= requirement.level:
        status = Status.MET
    else:
        status = Status.UNKNOWN if high > low else Status.GAP
    answer = kind_of_answer(answers, requirement.skill)
    return Judged(requirement, low, high, counted, known.get(counted), answer, status)


def match_of(judged: Iterable[Judged]) -> Match:
    """The sums over all judged requirements of a profile."""
    judged = tuple(judged)
    counted = [one for one in judged if one.status != Status.SET_ASIDE]
    return Match(
        low_points=sum(one.low_points for one in counted),
        high_points=sum(one.high_points for one in counted),
        possible=sum(one.requirement.possible for one in counted),
        assessed_weight=sum(one.requirement.weight for one in judged if one.low == one.high),
        set_aside_weight=sum(o.requirement.weight for o in judged if o.status == Status.SET_ASIDE),
        weight=sum(one.requirement.weight for one in judged),
    )


def verdict_on(judged: Iterable[Judged], match: Match, ready_at: int) -> Verdict:
    """The verdict on all judged requirements of a profile, whose sums are `match`."""
    essentials = {one.status for one in judged if one.requirement.essential}
    return verdict_of(
        match,
        ready_at,
        essential_gap=Status.GAP in essentials,
        essential_unknown=Status.UNKNOWN in essentials,
    )


def gap_order(one: Judged) -> tuple:
    """The key that sorts judged requirements: by status, essentials first, most missing points, name, slug."""
    place = list(Status).index(one.status)
    name = one.requirement.name.casefold()
    return place, not one.requirement.essential, -one.missing_points, name, one.requirement.skill


def assess(profile: Profile, answers: Answers) -> GapReport:
    """The gap report of a person with these answers against a profile."""
    judged = tuple(sorted((judge(r, answers) for r in profile.requirements), key=gap_order))
    match = match_of(judged)
    verdict = verdict_on(judged, match, profile.ready_at)
    deciding = _deciding(judged, match, profile.ready_at) if verdict == Verdict.UNDECIDED else ()
    return GapReport(judged, match, verdict, deciding, _strengths(judged))


def _deciding(judged: tuple[Judged, ...], match: Match, ready_at: int) -> tuple[str, ...]:
    """What an undecided verdict hangs on: unknown essentials, then as few others as could reach `ready_at`, widest
    first, then what was set aside when that is what withholds `ready`."""
    unknown = sorted(
        (one for one in judged if one.status == Status.UNKNOWN),
        key=lambda one: (-one.width, one.requirement.skill),
    )
    deciding = [one for one in unknown if one.requirement.essential]
    reached = match.low_points + sum(one.width for one in deciding)
    for one in unknown:
        if reached * 100 >= ready_at * match.possible:
            break
        if not one.requirement.essential:
            deciding.append(one)
            reached += one.width
    if match.too_much_set_aside:
        set_aside = [one for one in judged if one.status == Status.SET_ASIDE]
        deciding += sorted(set_aside, key=lambda one: (-one.requirement.weight, one.requirement.skill))
    return tuple(one.requirement.skill for one in deciding)


def _strengths(judged: tuple[Judged, ...]) -> tuple[Strength, ...]:
    """Counted skills above the required level: the largest surplus first, then weight, name, slug."""
    above = [one for one in judged if one.status == Status.MET and one.low > one.requirement.level]
    above.sort(
        key=lambda one: (
            one.requirement.level - one.low,
            -one.requirement.weight,
            one.requirement.name.casefold(),
            one.requirement.skill,
        )
    )
    return tuple(Strength(one.counted_skill, one.low, one.requirement.level) for one in above)
