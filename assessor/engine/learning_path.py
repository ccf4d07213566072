"""The learning path to a role: every step that closes a known gap, in the order that brings readiness soonest.

A step is one level-up of one skill, written (skill, level reached). It needs the level below and may need
other skills at given levels; a level already held never reopens what it needed.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import partial

from assessor.engine.gap import GapReport, Judged, Profile, Requirement, Status, assess, judge, match_of, verdict_on
from assessor.engine.levels import NOT_APPLICABLE, Answer, Answers, known_level
from assessor.engine.match import Verdict
from assessor.engine.path_order import Ordering
from assessor.engine.steps import Held, Skills, Step, by_skill, missing


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
    reached, _ = missing(goals, skills, lambda _: 0)
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
    _, blocked = missing(goals.values(), skills, held)
    ordered = Ordering(profile, answers, skills).order(gaps, goals)
    because = _served(goals, skills, held)
    return LearningPath(
        steps=tuple(_told(ordered, because, profile, answers, skills)),
        find_out=_find_out(report, answers, blocked),
    )


def _goals(gaps: list[Judged], skills: Skills, held: Held) -> dict[str, Step]:
    """For each gap (by its requirement's skill) the step that closes it.

    With alternatives, steps towards one gap may close another as well. So we start from the cheapest way to close
    each and walk back from the last step: one that nothing needs and without which every gap still closes goes.
    """
    ways = {one.requirement.skill: _cheapest_first(one.requirement, skills, held) for one in gaps}
    steps, _ = missing([way[0] for way in ways.values()], skills, held)
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
    return sorted(ways, key=lambda goal: sum(skills.hours[step] for step in missing([goal], skills, held)[0]))


def _served(goals: Mapping[str, Step], skills: Skills, held: Held) -> dict[Step, tuple[str, ...]]:
    """For each step the requirements that it leads to, in gap order."""
    served: dict[Step, tuple[str, ...]] = {}
    for name, goal in goals.items():
        for step in missing([goal], skills, held)[0]:
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
    requirements = by_skill(profile)
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
