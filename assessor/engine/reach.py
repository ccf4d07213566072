"""What somebody holds after doing all that roles ask for, one role after the other, and the hours of it.

Roads try many orders of roles, so what is held beyond the start is kept as one whole number with a bit for each step:
joining two sets of steps, or asking what is missing, is then one operation.
"""

from collections.abc import Iterable, Mapping
from functools import reduce
from operator import getitem, or_
from typing import NamedTuple

from assessor.engine.gap import Profile, Requirement
from assessor.engine.levels import NOT_APPLICABLE, Answer, Answers, known_level
from assessor.engine.steps import Skills, Step
from assessor.engine.ways import Ways

BYTE = 8  # bits that one lookup weighs


class Choice(NamedTuple):
    """A requirement that any one of several steps meets: all of these steps, everything that leads to any of them, and
    for each, as listed, what leads to it and itself. All are sets of steps."""

    goals: int
    steps: int
    ways: tuple[int, ...]


class Asked(NamedTuple):
    """What a role still asks for at the start: the steps that nobody gets around, and the choices."""

    certain: int
    choices: tuple[Choice, ...]


class Reach:
    """What can be reached from given levels.

    `start` are levels; a skill without a level counts as 0, and one that is "not applicable" adds no steps. In all
    methods `held` is a set of steps beyond the start that holds for each of its steps all that it needs, as 0 does and
    all that `after` returns.
    """

    def __init__(self, profiles: Mapping[str, Profile], start: Answers, skills: Skills):
        self.profiles, self.skills = profiles, skills
        self.start = _completed(profiles, start, skills)
        self.bits: dict[Step, int] = {}  # only steps that some role may need: the fewer, the faster to weigh
        self._without_hours = 0
        self._paths: dict[Step, int] = {}
        self._weighed: dict[int, int] = {}  # the same few steps are asked for again and again
        self._asked = {role: self._ask(profile) for role, profile in profiles.items()}
        self._weights = _tables([skills.hours.get(step, 0) for step in self.bits])

    def after(self, held: int, role: str) -> int:
        """What is held after doing the whole learning path to a role: the steps of `learning_path.everything`."""
        certain, choices = self._asked[role]
        done = held | certain
        open_choices = [choice for choice in choices if not choice.goals & held]
        for choice in open_choices:
            done |= min(choice.ways, key=lambda steps: self.hours(steps & ~held))  # ties: as listed
        if any((choice.goals & done).bit_count() > 1 for choice in open_choices):
            return self._after_weighing(held, role)
        return done

    def hours(self, held: int) -> int:
        """The hours of all steps of a set."""
        if held not in self._weighed:
            self._weighed[held] = sum(map(getitem, self._weights, held.to_bytes(len(self._weights), "little")))
        return self._weighed[held]

    def at_least(self, held: int, role: str) -> int:
        """Hours that nobody stays below who holds this and comes to meet the role, by whatever way: exact where the
        role leaves no choice, else with the cheapest way for one of its choices."""
        certain, choices = self._asked[role]
        done = held | certain
        open_choices = (choice.ways for choice in choices if not choice.goals & done)
        further = (min(self.hours(steps & ~done) for steps in ways) for ways in open_choices)
        return self.hours(done) + max(further, default=0)

    def choices(self, roles: Iterable[str]) -> list[Choice]:
        """The choices that any of these roles leaves at the start, each once."""
        return list(dict.fromkeys(choice for role in roles for choice in self._asked[role].choices))

    def steps(self, held: int) -> list[Step]:
        """The steps of a set, by skill and level."""
        return sorted(step for step, bit in self.bits.items() if bit & held)

    def _ask(self, profile: Profile) -> Asked:
        certain, choices = 0, {}
        for requirement in profile.requirements:
            ways = {} if self._is_met(requirement) else self._ways(requirement)
            if len(ways) == 1:
                certain |= reduce(or_, ways.values())
            elif ways:
                choices[Choice(reduce(or_, ways), reduce(or_, ways.values()), tuple(ways.values()))] = None
        return Asked(certain, tuple(choices))

    def _is_met(self, requirement: Requirement) -> bool:
        return any((known_level(self.start, skill) or 0) >= requirement.level for skill in requirement.members)

    def _ways(self, requirement: Requirement) -> dict[int, int]:
        """What leads to each step that meets a requirement, by that step, as listed. Skills that do not apply and
        steps of which the catalogue knows no hours are left out."""
        found = {(skill, requirement.level): self._steps_to(skill, requirement.level) for skill in requirement.members}
        return {self.bits[goal]: steps for goal, steps in found.items() if steps and not steps & self._without_hours}

    def _steps_to(self, skill: str, level: int) -> int:
        """All steps that are missing at the start for a level of a skill, as `steps.missing` finds them."""
        goal, held = (skill, level), known_level(self.start, skill)
        if held is None or level <= held:
            return 0
        if goal not in self._paths:
            before = ((skill, level - 1), *self.skills.needs.get(goal, ()))
            self._paths[goal] = reduce(or_, (self._steps_to(*step) for step in before)) | self._bit(goal)
        return self._paths[goal]

    def _bit(self, step: Step) -> int:
        bit = self.bits.setdefault(step, 1 << len(self.bits))
        if step not in self.skills.hours:
            self._without_hours |= bit
        return bit

    def _after_weighing(self, held: int, role: str) -> int:
        """The same as `after` where steps for one choice may serve another as well: only the path itself knows which
        of them it leaves out."""
        answers: dict[str, Answer] = {**self.start, **dict(self.steps(held))}
        ways = Ways.between(self.profiles[role], answers, self.skills, excluded=frozenset())
        for step in ways.chain(*ways.cheapest().values()):
            held |= self.bits[step]
        return held


def undecided(choices: Iterable[Choice], held: int) -> int:
    """All steps that lead to any side of a choice that is still to be made by somebody who holds this."""
    steps = 0
    for choice in choices:
        if not choice.goals & held:
            steps |= choice.steps
    return steps


def _completed(profiles: Mapping[str, Profile], start: Answers, skills: Skills) -> dict[str, Answer]:
    """The levels of all skills there are, with 0 for what has none."""
    asked = {skill for one in profiles.values() for requirement in one.requirements for skill in requirement.members}
    needed = {skill for needs in skills.needs.values() for skill, _ in needs}
    slugs = sorted(asked | needed | {skill for skill, _ in skills.hours})
    answers = {skill: start.get(skill) for skill in slugs}
    return {skill: one if isinstance(one, int) or one == NOT_APPLICABLE else 0 for skill, one in answers.items()}


def _tables(hours: list[int]) -> list[list[int]]:
    """For each byte of a set of steps the hours of every value that it can have."""
    tables = []
    for first in range(0, len(hours), BYTE):
        table = [0]
        for one in hours[first : first + BYTE]:
            table += [one + so_far for so_far in table]
        tables.append(table)
    return tables
