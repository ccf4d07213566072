"""The learning path to a role: every step that closes a known gap in the order that brings readiness soonest, or the
best steps for the hours there are.

A step is one level-up of one skill, written (skill, level reached). It needs the level below and may need other skills
at given levels; a level already held never reopens what it needed.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from assessor.engine.best_steps import Chosen, Rule, best_steps
from assessor.engine.gap import Judged, Profile, Status, judge, match_of, verdict_on
from assessor.engine.levels import NOT_APPLICABLE, Answer, Answers, known_level, percent
from assessor.engine.match import Verdict
from assessor.engine.path_order import Ordering
from assessor.engine.steps import Skills, Step, by_skill
from assessor.engine.ways import NO_WISHES, Ways, Wishes, served

Goal = tuple[str, Step]  # a requirement, by its skill, and the step towards it


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
class Proof:
    """Whether a choice within hours is proven to be the best there is, and what nothing better could exceed.

    `unproven` is the first rule that is not proven. `bound` is the match in per cent (unknown as 0, rounded down) that
    no choice within the hours exceeds that does as well on the essentials, and `essentials` the weight of essentials
    that no choice exceeds.
    """

    unproven: Rule | None
    bound: float | None
    essentials: int

    @property
    def proven(self) -> bool:
        return self.unproven is None


@dataclass(frozen=True, slots=True)
class LearningPath:
    """The steps in order, the skills to rate first because nothing is known of them, and what could not be planned:
    skills of which the catalogue has no hours, and wishes for a first step that nothing needs or that do not fit.

    `proof` is there when the steps were chosen for limited hours.
    """

    steps: tuple[PathStep, ...]
    find_out: tuple[str, ...]
    outside: tuple[str, ...] = ()
    not_first: tuple[Step, ...] = ()
    proof: Proof | None = None

    @property
    def hours(self) -> int:
        return sum(step.hours for step in self.steps)


def everything(profile: Profile, answers: Answers, skills: Skills, wishes: Wishes = NO_WISHES) -> LearningPath:
    """All steps that close every known gap, in order.

    For a requirement with alternatives the member with the fewest remaining hours is raised, prerequisites
    included (ties: as listed), unless other steps close it anyway. First what was wished first, then the essential
    gaps, then the rest; within each, again and again the chain (a step with its missing prerequisites) that gains
    most points per hour, ties in gap order, then the shorter.
    """
    ways = Ways.between(profile, answers, skills, wishes.excluded)
    goals = list(ways.cheapest().items())
    needed = set(ways.chain(*(goal for _, goal in goals)))
    ordered = _in_order(profile, answers, skills, goals, [step for step in wishes.first if step in needed])
    return _path(profile, answers, ways, goals, ordered, wishes)


def within_hours(
    profile: Profile, answers: Answers, skills: Skills, hours: int, wishes: Wishes = NO_WISHES
) -> LearningPath:
    """The best steps that take at most so many hours in all, in order.

    Of all choices it maximises in turn (a) the weight of essentials met, (b) the points earned on essentials, (c) the
    match with unknown as 0, (d) the fewest hours, (e) the earliest steps in the order of everything. What was wished
    first is taken as far as it fits, as listed. Hours of steps are at least 1.
    """
    ways = Ways.between(profile, answers, skills, wishes.excluded)
    goals = [(one.requirement.skill, goal) for one in ways.gaps for goal in ways.open_goals(one.requirement)]
    possible = ways.chain(*(goal for _, goal in goals))
    fitting = {step for step in possible if ways.hours(step) <= hours}
    everything_in_order = _in_order(profile, answers, skills, ways.cheapest().items())
    ranked = [step for step in dict.fromkeys([*everything_in_order, *possible]) if step in fitting]
    must = _that_fit(wishes.first, ways, fitting, hours)
    chosen = best_steps(profile, ways, ranked, hours, ways.chain(*must))
    reached = list(_reached(ways, chosen.steps))
    ordered = _in_order(profile, answers, skills, reached, must)
    return _path(profile, answers, ways, reached, ordered, wishes, chosen)


def _in_order(
    profile: Profile, answers: Answers, skills: Skills, goals: Iterable[Goal], first: Iterable[Step] = ()
) -> list[Step]:
    """All steps towards the goals, in groups that follow one another: each wish, what serves essentials, the rest."""
    essential = {one.skill for one in profile.requirements if one.essential}
    groups: tuple[list[Step], list[Step]] = ([], [])
    for name, goal in goals:
        groups[name not in essential].append(goal)
    return Ordering(profile, answers, skills).order([*([step] for step in first), *groups])


def _that_fit(first: Iterable[Step], ways: Ways, possible: set[Step], hours: int) -> list[Step]:
    """Those of the steps wished first that serve a gap and whose chains fit within the hours, taken as listed."""
    taken: list[Step] = []
    for step in first:
        chain = ways.chain(*taken, step)
        if step in possible and sum(ways.skills.hours[one] for one in chain) <= hours:
            taken.append(step)
    return taken


def _reached(ways: Ways, chosen: frozenset[Step]) -> Iterable[Goal]:
    """In gap order how far each requirement that is not met comes with the chosen steps, by each of its skills.

    A step towards a gap may lift a requirement with an unknown alternative on its way.
    """
    for one in ways.judged:
        if one.status in (Status.GAP, Status.UNKNOWN):
            for skill in one.requirement.members:
                levels = [level for level in range(1, one.requirement.level + 1) if (skill, level) in chosen]
                if levels:
                    yield one.requirement.skill, (skill, max(levels))


def _path(
    profile: Profile,
    answers: Answers,
    ways: Ways,
    goals: Sequence[Goal],
    ordered: Sequence[Step],
    wishes: Wishes,
    chosen: Chosen | None = None,
) -> LearningPath:
    steps = tuple(_told(ordered, served(goals, ways), profile, answers, ways))
    return LearningPath(
        steps=steps,
        find_out=_find_out(ways.judged, answers, ways.blocked(goal for _, goal in goals)),
        outside=tuple(sorted(ways.outside)),
        not_first=tuple(step for step in wishes.first if step not in ordered),
        proof=_proof(ways.judged, chosen) if chosen else None,
    )


def _proof(judged: Sequence[Judged], chosen: Chosen) -> Proof:
    """What is proven of a choice, in the words of a report: points gained become the match that they lead to."""
    match = match_of(judged)
    essentials = [one for one in judged if one.requirement.essential]
    met = sum(one.requirement.weight for one in essentials if one.status == Status.MET)
    bound = percent(match.low_points + chosen.gain_bound, match.possible) if match.possible else None
    return Proof(chosen.unproven, bound, met + chosen.essentials_bound)


def _told(
    ordered: Sequence[Step],
    because: Mapping[Step, tuple[str, ...]],
    profile: Profile,
    answers: Answers,
    ways: Ways,
) -> Iterable[PathStep]:
    """The steps with their hours, reasons, and where one stands after each: as `assess` would say, but judging anew
    only what a step changes."""
    now: dict[str, Answer] = dict(answers)
    requirements = by_skill(profile)
    judged = {one.requirement.skill: one for one in ways.judged}
    match = match_of(judged.values())
    for skill, level in ordered:
        now[skill] = level
        changed = requirements.get(skill, ())
        match -= match_of(judged[requirement.skill] for requirement in changed)
        judged |= {requirement.skill: judge(requirement, now) for requirement in changed}
        match += match_of(judged[requirement.skill] for requirement in changed)
        verdict = verdict_on(judged.values(), match, profile.ready_at)
        yield PathStep(skill, level, ways.skills.hours[skill, level], because[skill, level], match.low, verdict)


def _find_out(judged: Iterable[Judged], answers: Answers, blocked: set[str]) -> tuple[str, ...]:
    """Unknown skills of unknown requirements, in gap order, then unknown prerequisites by slug.

    Alternatives that do not apply to somebody are not asked again, unless none of them does.
    """
    unknown: list[str] = []
    for one in judged:
        if one.status == Status.UNKNOWN:
            members = [skill for skill in one.requirement.members if known_level(answers, skill) is None]
            open_ones = [skill for skill in members if answers.get(skill) != NOT_APPLICABLE]
            unknown += open_ones or members
    return tuple(dict.fromkeys([*unknown, *sorted(blocked)]))
