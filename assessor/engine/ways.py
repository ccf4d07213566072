"""Ways to close gaps: which steps would close each, which of them are the cheapest, and what bars a way."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import partial

from assessor.engine.gap import Judged, Profile, Requirement, Status, assess
from assessor.engine.levels import NOT_APPLICABLE, Answers, known_level
from assessor.engine.steps import Held, Skills, Step, missing


@dataclass(frozen=True, slots=True)
class Wishes:
    """What somebody wants of a plan: skills (slugs) that get no steps, and steps to take first, as listed, each with
    what it needs."""

    excluded: frozenset[str] = frozenset()
    first: tuple[Step, ...] = ()


NO_WISHES = Wishes()


@dataclass(slots=True)
class Ways:
    """The ways from what somebody holds to what a profile asks for.

    `judged` are all requirements beside the answers, in gap order. A way is barred when it needs a skill that is
    excluded, or a step of which the catalogue knows no hours; `outside` collects the skills of such steps.
    """

    skills: Skills
    held: Held
    judged: tuple[Judged, ...]
    excluded: frozenset[str] = frozenset()
    outside: set[str] = field(default_factory=set)
    chains: dict[Step, list[Step]] = field(default_factory=dict)  # found once each

    @classmethod
    def between(cls, profile: Profile, answers: Answers, skills: Skills, excluded: frozenset[str]) -> "Ways":
        return cls(skills, partial(known_level, answers), assess(profile, answers).requirements, excluded)

    @property
    def gaps(self) -> list[Judged]:
        """The known gaps."""
        return [one for one in self.judged if one.status == Status.GAP]

    def chain(self, *goals: Step) -> list[Step]:
        """All steps that the goals still need, each after what it needs."""
        return missing(goals, self.skills, self.held)[0]

    def chain_to(self, goal: Step) -> list[Step]:
        """All steps that one goal still needs, itself last."""
        if goal not in self.chains:
            self.chains[goal] = self.chain(goal)
        return self.chains[goal]

    def hours(self, goal: Step) -> int:
        return sum(self.skills.hours[step] for step in self.chain_to(goal))

    def open_goals(self, requirement: Requirement) -> list[Step]:
        """The steps that would close a gap, as listed: of each member with a known level whose way is not barred."""
        goals = [(skill, requirement.level) for skill in requirement.members if self.held(skill) is not None]
        return [goal for goal in goals if self._is_open(goal)]

    def _is_open(self, goal: Step) -> bool:
        chain = self.chain_to(goal)
        unknown = {skill for skill, level in chain if (skill, level) not in self.skills.hours}
        self.outside |= unknown
        return not unknown and self.excluded.isdisjoint(skill for skill, _ in chain)

    def cheapest(self) -> dict[str, Step]:
        """For each gap that can be closed (by its requirement's skill, in gap order) the step that closes it: of the
        fewest remaining hours, prerequisites included (ties: as listed), unless other steps close the gap anyway.

        With alternatives, steps towards one gap may close another as well. So we start from the cheapest way to close
        each and walk back from the last step: one that nothing needs and without which every gap still closes goes.
        """
        ways = {one.requirement.skill: sorted(self.open_goals(one.requirement), key=self.hours) for one in self.gaps}
        steps = self.chain(*(way[0] for way in ways.values() if way))
        closing = {name: [step for step in way if step in steps] for name, way in ways.items() if way}
        needed: set[Step] = set()
        for step in reversed(steps):
            if step in needed or [step] in closing.values():
                skill, level = step
                needed |= {(skill, level - 1), *self.skills.needs.get(step, ())}
            else:
                for way in closing.values():
                    way[:] = [other for other in way if other != step]
        return {name: way[0] for name, way in closing.items()}

    def blocked(self, goals: Iterable[Step]) -> set[str]:
        """The skills that the goals need and of which no level is known."""
        return missing(goals, self.skills, self.held)[1]


def served(goals: Iterable[tuple[str, Step]], ways: Ways) -> dict[Step, tuple[str, ...]]:
    """For each step the requirements (by skill) that it leads to, from pairs of requirement and goal in gap order."""
    found: dict[Step, tuple[str, ...]] = {}
    for name, goal in goals:
        for step in ways.chain_to(goal):
            if name not in found.get(step, ()):
                found[step] = (*found.get(step, ()), name)
    return found


def skills_to_ask(profile: Profile, skills: Skills) -> list[str]:
    """The skills a self-assessment for this profile asks: those of the requirements, as listed, then all that they
    need at any level up to the required one, by slug."""
    listed = list(dict.fromkeys(skill for r in profile.requirements for skill in r.members))
    goals = [(skill, requirement.level) for requirement in profile.requirements for skill in requirement.members]
    reached, _ = missing(goals, skills, lambda _: 0)
    return listed + sorted({skill for skill, _ in reached} - set(listed))


def unknown_as_zero(profile: Profile, answers: Answers, skills: Skills) -> Answers:
    """The answers with level 0 in place of "not sure" and of no answer, for all that a plan for the profile may need.
    What does not apply to somebody stays so."""
    asked = skills_to_ask(profile, skills)
    open_ones = (skill for skill in asked if answers.get(skill) != NOT_APPLICABLE)
    return {**answers, **{skill: 0 for skill in open_ones if known_level(answers, skill) is None}}


def unlocks(steps: Iterable[Step], skills: Skills) -> Mapping[Step, tuple[Step, ...]]:
    """For each of the steps those among them that directly need it, in their order."""
    steps = list(steps)
    found: dict[Step, list[Step]] = {step: [] for step in steps}
    for step in steps:
        skill, level = step
        for needed in dict.fromkeys(((skill, level - 1), *skills.needs.get(step, ()))):
            if needed in found:
                found[needed].append(step)
    return {step: tuple(those) for step, those in found.items()}
