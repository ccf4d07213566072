"""The learning path to a role: every step that closes a known gap, in the order that brings readiness soonest.

A step is one level-up of one skill, written (skill, level reached). It needs the level below and may need
other skills at given levels; a level already held never reopens what it needed.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from functools import partial

from assessor.engine.gap import GapReport, Judged, Profile, Status, Verdict, assess
from assessor.engine.levels import NOT_APPLICABLE, Answer, Answers, known_level

Step = tuple[str, int]


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
    reached: set[Step] = set()
    for requirement in profile.requirements:
        for skill in requirement.members:
            _collect((skill, requirement.level), skills, lambda _: 0, reached, set())
    return listed + sorted({skill for skill, _ in reached} - set(listed))


def everything(profile: Profile, answers: Answers, skills: Skills) -> LearningPath:
    """All steps that close every known gap, in order.

    For a requirement with alternatives the member with the fewest remaining hours is raised, prerequisites
    included (ties: as listed). First the essential gaps, then the rest; within each, again and again the chain (a
    step with its missing prerequisites) that gains most points per hour, ties in gap order, then the shorter.
    """
    report = assess(profile, answers)
    gaps = [one for one in report.requirements if one.status == Status.GAP]
    goals, blocked = _goals(gaps, answers, skills)
    ordered = _Ordering(profile, answers, skills).order(gaps, goals)
    because = _served(gaps, goals, answers, skills)
    return LearningPath(
        steps=tuple(_told(ordered, because, profile, answers, skills)),
        find_out=_find_out(report, answers, blocked),
    )


def _collect(goal: Step, skills: Skills, held: Callable[[str], int | None], into: set[Step], blocked: set[str]) -> None:
    """Add to `into` every step still missing for a goal, prerequisites included, for somebody who has `held(skill)`.

    A prerequisite of which nothing is known (None) adds no step; it goes into `blocked`.
    """
    waiting = [goal]
    while waiting:
        skill, level = waiting.pop()
        level_held = held(skill)
        if level_held is None:
            blocked.add(skill)
            continue
        for reached in range(level, level_held, -1):
            if (skill, reached) not in into:
                into.add((skill, reached))
                waiting.extend(skills.needs.get((skill, reached), ()))


def _goals(gaps: list[Judged], answers: Answers, skills: Skills) -> tuple[dict[str, Step], set[str]]:
    """For each gap (by its requirement's skill) the step that closes it, and the unknown prerequisites met."""
    blocked: dict[str, set[str]] = {}
    goals: dict[str, Step] = {}
    for one in gaps:
        goals[one.requirement.skill], blocked[one.requirement.skill] = _cheapest(one, answers, skills)
    for one in reversed([one for one in gaps if one.requirement.alternatives]):
        others = _closure([g for s, g in goals.items() if s != one.requirement.skill], answers, skills)
        closing = next(
            ((s, one.requirement.level) for s in one.requirement.members if (s, one.requirement.level) in others), None
        )
        if closing:
            goals[one.requirement.skill] = closing  # other steps close it anyway
            del blocked[one.requirement.skill]
    return goals, set().union(*blocked.values())


def _cheapest(one: Judged, answers: Answers, skills: Skills) -> tuple[Step, set[str]]:
    """The member to raise: the fewest remaining hours, prerequisites included; ties as listed."""
    offers = []
    for place, skill in enumerate(one.requirement.members):
        if answers.get(skill) == NOT_APPLICABLE:
            continue
        steps: set[Step] = set()
        blocked: set[str] = set()
        goal = (skill, one.requirement.level)
        _collect(goal, skills, partial(known_level, answers), steps, blocked)
        offers.append((sum(skills.hours[step] for step in steps), place, goal, blocked))
    _, _, goal, blocked = min(offers, key=lambda offer: offer[:2])
    return goal, blocked


def _closure(goals: Iterable[Step], answers: Answers, skills: Skills) -> set[Step]:
    steps: set[Step] = set()
    for goal in goals:
        _collect(goal, skills, partial(known_level, answers), steps, set())
    return steps


class _Ordering:
    """Puts steps in order by what they gain per hour; keeps the levels reached so far."""

    def __init__(self, profile: Profile, answers: Answers, skills: Skills):
        self.answers = answers
        self.skills = skills
        self.levels = {skill: level for skill, level in answers.items() if isinstance(level, int)}
        self.counts: dict[str, list] = {}
        for requirement in profile.requirements:
            for skill in requirement.members:
                self.counts.setdefault(skill, []).append(requirement)

    def order(self, gaps: list[Judged], goals: Mapping[str, Step]) -> list[Step]:
        """All steps towards the goals: those of essentials first."""
        ordered: list[Step] = []
        for essential in (True, False):
            targets = [
                goals[one.requirement.skill]
                for one in gaps
                if one.requirement.essential == essential and one.requirement.skill in goals
            ]
            candidates = [
                (skill, level)
                for skill, goal in dict.fromkeys(targets)
                for level in range(self.levels[skill] + 1, goal + 1)
            ]
            while candidates := [step for step in candidates if step[1] > self.levels[step[0]]]:
                ordered += self._take(self._best(candidates))
        return ordered

    def _best(self, candidates: list[Step]) -> list[Step]:
        """The chain that gains most points per hour, in an order that can be followed. Ratios are compared crosswise,
        in whole numbers; the first of equals stays, and the candidates come in gap order."""
        best: list[Step] = []
        best_gain, best_hours = -1, 1
        for step in candidates:
            chain = self._chain(step)
            gain, hours = self._gain(chain), sum(self.skills.hours[one] for one in chain)
            if gain * best_hours > best_gain * hours:
                best, best_gain, best_hours = chain, gain, hours
        return best

    def _chain(self, goal: Step) -> list[Step]:
        """A step with its missing prerequisites before it, each once."""
        chain: dict[Step, None] = {}

        def visit(step: Step) -> None:
            skill, level = step
            if step in chain or skill not in self.levels or level <= self.levels[skill]:
                return
            visit((skill, level - 1))
            for needed in self.skills.needs.get(step, ()):
                visit(needed)
            chain[step] = None

        visit(goal)
        return list(chain)

    def _gain(self, chain: list[Step]) -> int:
        """The points that the whole profile gains when a chain is done."""
        after: dict[str, int] = {}
        for skill, level in chain:
            after[skill] = max(level, after.get(skill, 0))
        touched = {r.skill: r for skill in after for r in self.counts.get(skill, ())}
        gain = 0
        for requirement in touched.values():
            known = [skill for skill in requirement.members if skill in self.levels]
            before = max(self.levels[skill] for skill in known)
            reached = max(after.get(skill, self.levels[skill]) for skill in known)
            gain += requirement.points(reached) - requirement.points(before)
        return gain

    def _take(self, chain: list[Step]) -> list[Step]:
        for skill, level in chain:
            self.levels[skill] = level
        return chain


def _served(
    gaps: list[Judged], goals: Mapping[str, Step], answers: Answers, skills: Skills
) -> dict[Step, tuple[str, ...]]:
    """For each step the requirements that it leads to, in gap order."""
    served: dict[Step, tuple[str, ...]] = {}
    for one in gaps:
        name = one.requirement.skill
        if name not in goals:
            continue
        for step in _closure([goals[name]], answers, skills):
            served[step] = (*served.get(step, ()), name)
    return served


def _told(
    ordered: list[Step],
    because: Mapping[Step, tuple[str, ...]],
    profile: Profile,
    answers: Answers,
    skills: Skills,
) -> Iterable[PathStep]:
    """The steps with their hours, reasons, and where one stands after each."""
    now: dict[str, Answer] = dict(answers)
    for skill, level in ordered:
        now[skill] = level
        after = assess(profile, now)
        yield PathStep(
            skill,
            level,
            skills.hours[skill, level],
            because[skill, level],
            after.match.low,
            after.verdict,
        )


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
