"""The learning path to a role: every step that closes a known gap, in the order that brings readiness soonest.

A step is one level-up of one skill, written (skill, level reached). It needs the level below and may need
other skills at given levels; a level already held never reopens what it needed.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from functools import partial
from typing import NamedTuple

from assessor.engine.gap import (
    GapReport,
    Judged,
    Profile,
    Requirement,
    Status,
    Verdict,
    assess,
    judge,
    match_of,
    verdict_on,
)
from assessor.engine.levels import NOT_APPLICABLE, Answer, Answers, known_level

Step = tuple[str, int]
Held = Callable[[str], int | None]  # the level somebody has of a skill, None when it is not known


@dataclass(frozen=True, slots=True)
class Skills:
    """What the path needs to know of the skills: `hours` of each step (from the level below) and, where there are
    any, the `needs` of a step: other steps that come first. The needs form no circle."""

    hours: Mapping[Step, int]
    needs: Mapping[Step, tuple[Step, ...]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class PathStep:
    """A level-up: hours, the requirements it serves (by skill, in gap order), and where one stands after it.

    `match_after` is the match in per cent with unknown as 0, rounded down to two decimals.
    """

    skill: str
    level: int
    hours: int
    because: tuple[str, ...]
    match_after: float | None
    verdict_after: Verdict


@dataclass(frozen=True, slots=True)
class LearningPath:
    """The steps in order, and the skills to rate first because nothing is known of them."""

    steps: tuple[PathStep, ...]
    find_out: tuple[str, ...]

    @property
    def hours(self) -> int:
        return sum(step.hours for step in self.steps)


def skills_to_ask(profile: Profile, skills: Skills) -> list[str]:
    """The skills a self-assessment for this profile asks: those of the requirements, as listed, then all that they
    need at any level up to the required one, by slug."""
    listed = list(dict.fromkeys(skill for r in profile.requirements for skill in r.members))
    goals = [(skill, requirement.level) for requirement in profile.requirements for skill in requirement.members]
    reached, _ = _missing(goals, skills, lambda _: 0)
    return listed + sorted({skill for skill, _ in reached} - set(listed))


def everything(profile: Profile, answers: Answers, skills: Skills) -> LearningPath:
    """All steps that close every known gap, in order.

    For a requirement with alternatives the member with the fewest remaining hours is raised, prerequisites
    included (ties: as listed), unless other steps close it anyway. First the essential gaps, then the rest;
    within each, again and again the chain (a step with its missing prerequisites) that gains most points
    per hour, ties in gap order, then the shorter.
    """
    report = assess(profile, answers)
    gaps = [one for one in report.requirements if one.status == Status.GAP]
    held = partial(known_level, answers)
    goals = _goals(gaps, skills, held)
    _, blocked = _missing(goals.values(), skills, held)
    ordered = _Ordering(profile, answers, skills).order(gaps, goals)
    because = _served(goals, skills, held)
    return LearningPath(
        steps=tuple(_told(ordered, because, profile, answers, skills)),
        find_out=_find_out(report, answers, blocked),
    )


def _by_skill(profile: Profile) -> dict[str, list[Requirement]]:
    """The requirements that each skill counts for."""
    found: dict[str, list[Requirement]] = {}
    for requirement in profile.requirements:
        for skill in requirement.members:
            found.setdefault(skill, []).append(requirement)
    return found


def _missing(goals: Iterable[Step], skills: Skills, held: Held) -> tuple[list[Step], set[str]]:
    """Every step still missing for the goals, each after all that it needs, and the unknown prerequisites.

    A skill of which nothing is known adds no step.
    """
    steps: dict[Step, None] = {}
    unknown: set[str] = set()

    def visit(skill: str, level: int) -> None:
        level_held = held(skill)
        if level_held is None:
            unknown.add(skill)
        elif level > level_held and (skill, level) not in steps:
            visit(skill, level - 1)
            for needed in skills.needs.get((skill, level), ()):
                visit(*needed)
            steps[skill, level] = None

    for goal in goals:
        visit(*goal)
    return list(steps), unknown


def _goals(gaps: list[Judged], skills: Skills, held: Held) -> dict[str, Step]:
    """For each gap (by its requirement's skill) the step that closes it.

    With alternatives, steps towards one gap may close another as well. So we start from the cheapest way to close
    each and walk back from the last step: one that nothing needs and without which every gap still closes goes.
    """
    ways = {one.requirement.skill: _cheapest_first(one.requirement, skills, held) for one in gaps}
    steps, _ = _missing([way[0] for way in ways.values()], skills, held)
    closing = {name: [step for step in way if step in steps] for name, way in ways.items()}
    needed: set[Step] = set()
    for step in reversed(steps):
        if step in needed or [step] in closing.values():
            skill, level = step
            needed |= {(skill, level - 1), *skills.needs.get(step, ())}
        else:
            for way in closing.values():
                way[:] = [other for other in way if other != step]
    return {name: way[0] for name, way in closing.items()}


def _cheapest_first(requirement: Requirement, skills: Skills, held: Held) -> list[Step]:
    """The steps that would close a gap: the fewest remaining hours first, prerequisites included; ties as listed."""
    ways = [(skill, requirement.level) for skill in requirement.members if held(skill) is not None]
    return sorted(ways, key=lambda goal: sum(skills.hours[step] for step in _missing([goal], skills, held)[0]))


class _Offer(NamedTuple):
    """A chain of steps that can be taken now, what it costs and what it gains."""

    chain: list[Step]
    skills: frozenset[str]
    hours: int
    points: int


class _Ordering:
    """Puts steps in order by what they gain per hour; keeps the levels reached so far."""

    def __init__(self, profile: Profile, answers: Answers, skills: Skills):
        self.skills = skills
        self.levels = {skill: level for skill, level in answers.items() if isinstance(level, int)}
        self.requirements = _by_skill(profile)
        self.offers: dict[Step, _Offer] = {}  # kept until a step is taken that changes them

    def order(self, gaps: list[Judged], goals: Mapping[str, Step]) -> list[Step]:
        """All steps towards the goals: those of essentials first."""
        ordered: list[Step] = []
        for essential in (True, False):
            targets = [goals[one.requirement.skill] for one in gaps if one.requirement.essential == essential]
            candidates = [
                (skill, level)
                for skill, goal in dict.fromkeys(targets)
                for level in range(self.levels[skill] + 1, goal + 1)
            ]
            while candidates := [step for step in candidates if step[1] > self.levels[step[0]]]:
                ordered += self._take(self._best(candidates))
        return ordered

    def _best(self, candidates: list[Step]) -> _Offer:
        """The offer that gains most points per hour. Ratios are compared crosswise, in whole numbers; the first of
        equals stays, and the candidates come in gap order."""
        first, *others = (self._offer(step) for step in candidates)
        for other in others:
            if other.points * first.hours > first.points * other.hours:
                first = other
        return first

    def _offer(self, goal: Step) -> _Offer:
        if goal not in self.offers:
            chain, _ = _missing([goal], self.skills, self.levels.get)
            hours = sum(self.skills.hours[step] for step in chain)
            self.offers[goal] = _Offer(chain, frozenset(skill for skill, _ in chain), hours, self._gain(chain))
        return self.offers[goal]

    def _gain(self, chain: list[Step]) -> int:
        """The points that the whole profile gains when a chain is done."""
        after = self.levels | dict(chain)
        touched = {r.skill: r for skill, _ in chain for r in self.requirements.get(skill, ())}
        gain = 0
        for requirement in touched.values():
            known = [skill for skill in requirement.members if skill in self.levels]
            before = max(self.levels[skill] for skill in known)
            reached = max(after[skill] for skill in known)
            gain += requirement.points(reached) - requirement.points(before)
        return gain

    def _take(self, offer: _Offer) -> list[Step]:
        """Do the chain's steps, and forget the offers that hold one of them or count for the same requirement."""
        self.levels.update(offer.chain)
        served = [requirement for skill in offer.skills for requirement in self.requirements.get(skill, ())]
        changed = offer.skills.union(*(requirement.members for requirement in served))
        self.offers = {step: one for step, one in self.offers.items() if changed.isdisjoint(one.skills)}
        return offer.chain


def _served(goals: Mapping[str, Step], skills: Skills, held: Held) -> dict[Step, tuple[str, ...]]:
    """For each step the requirements that it leads to, in gap order."""
    served: dict[Step, tuple[str, ...]] = {}
    for name, goal in goals.items():
        for step in _missing([goal], skills, held)[0]:
            served[step] = (*served.get(step, ()), name)
    return served


def _told(
    ordered: list[Step],
    because: Mapping[Step, tuple[str, ...]],
    profile: Profile,
    answers: Answers,
    skills: Skills,
) -> Iterable[PathStep]:
    """The steps with their hours, reasons, and where one stands after each: as `assess` would say, but judging anew
    only what a step changes."""
    now: dict[str, Answer] = dict(answers)
    requirements = _by_skill(profile)
    judged = {requirement.skill: judge(requirement, now) for requirement in profile.requirements}
    for skill, level in ordered:
        now[skill] = level
        judged |= {requirement.skill: judge(requirement, now) for requirement in requirements.get(skill, ())}
        match = match_of(judged.values())
        verdict = verdict_on(judged.values(), match, profile.ready_at)
        yield PathStep(skill, level, skills.hours[skill, level], because[skill, level], match.low, verdict)


def _find_out(report: GapReport, answers: Answers, blocked: set[str]) -> tuple[str, ...]:
    """Unknown skills of unknown requirements, in gap order, then unknown prerequisites by slug.

    Alternatives that do not apply to somebody are not asked again, unless none of them does.
    """
    unknown: list[str] = []
    for one in report.requirements:
        if one.status == Status.UNKNOWN:
            members = [skill for skill in one.requirement.members if known_level(answers, skill) is None]
            open_ones = [skill for skill in members if answers.get(skill) != NOT_APPLICABLE]
            unknown += open_ones or members
    return tuple(dict.fromkeys([*unknown, *sorted(blocked)]))
