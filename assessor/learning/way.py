"""The way through a plan: which steps the hours allow, on which days they are done, and what comes after them.

Pure, as the engine: plain values in, plain values out.
"""

from dataclasses import dataclass, replace
from datetime import date
from itertools import chain

from assessor.engine.calendar import Availability, Slot, TooFarError, hours_until, schedule
from assessor.engine.gap import Profile
from assessor.engine.learning_path import LearningPath, PathStep, everything, within_hours
from assessor.engine.levels import Answers
from assessor.engine.steps import Skills, Step
from assessor.engine.ways import Wishes


@dataclass(frozen=True, slots=True)
class Time:
    """The time for what is left of a plan. `availability` starts on the day on which the rest began, `hours_left` is
    what is left of the hours in all; without a deadline or a limit they are None."""

    availability: Availability
    today: date
    deadline: date | None = None
    hours_left: int | None = None

    def budget(self, begun: int = 0) -> int | None:
        """The hours that fit, None for any number; `begun` are hours of a step that takes no more days."""
        fits = [] if self.hours_left is None else [self.hours_left]
        if self.deadline is not None:
            fits.append(hours_until(self.availability, self.deadline) + begun)
        return min(fits, default=None)

    def from_today(self) -> "Time":
        return replace(self, availability=replace(self.availability, start=self.today))


@dataclass(frozen=True, slots=True)
class Basis:
    """All that decides a plan."""

    profile: Profile
    answers: Answers
    skills: Skills
    wishes: Wishes
    time: Time


@dataclass(frozen=True, slots=True)
class Way:
    """The steps to take within the hours, and the `rest`: what is missing after them, planned without a limit.

    `slots` are the days of the steps and of the rest, in order; None where the end lies more than 100 years away.
    `hours` are those that the days were reckoned with. `late` is the step that should be finished by now: it takes no
    more days, and everything after it starts today. `time` is as it was used.
    """

    path: LearningPath
    rest: tuple[PathStep, ...]
    slots: tuple[Slot | None, ...]
    hours: tuple[int, ...]
    late: Step | None
    time: Time
    budget: int | None

    @property
    def deadline_binds(self) -> bool:
        """Whether it is the deadline that limits the hours, rather than the hours in all."""
        return self.time.deadline is not None and self.budget != self.time.hours_left


def way(basis: Basis) -> Way:
    """The way that the engine finds.

    What is left is reckoned from the day on which the last step was finished (or the plan started), as if the first
    step had been under way since. When that step is late, it stays the first, ends today, and what passed is gone.
    """
    time, wishes = basis.time, basis.wishes
    budget = time.budget()
    path = _path(basis, wishes, budget)
    late = _late(path, time)
    if not path.steps and time.availability.start < time.today:
        time = time.from_today()  # nothing is under way
    elif late:
        time = time.from_today()
        wishes = Wishes(wishes.excluded, ((late.skill, late.level), *wishes.first))
        budget = time.budget(late.hours)
        path = _path(basis, wishes, budget)
    late_step = (late.skill, late.level) if late else None
    rest = _rest(basis, path) if budget is not None else ()
    hours = [0 if (step.skill, step.level) == late_step else step.hours for step in chain(path.steps, rest)]
    slots = _slots(hours, len(path.steps), time.availability)
    return Way(path, rest, slots, tuple(hours), late_step, time, budget)


def _path(basis: Basis, wishes: Wishes, budget: int | None) -> LearningPath:
    if budget is None:
        return everything(basis.profile, basis.answers, basis.skills, wishes)
    return within_hours(basis.profile, basis.answers, basis.skills, budget, wishes)


def _late(path: LearningPath, time: Time) -> PathStep | None:
    """The first step, if its last day is over."""
    if not path.steps or time.availability.start >= time.today:
        return None
    try:
        over = schedule([path.steps[0].hours], time.availability)[0].last < time.today
    except TooFarError:
        return None
    return path.steps[0] if over else None


def _rest(basis: Basis, path: LearningPath) -> tuple[PathStep, ...]:
    after = {**basis.answers, **{step.skill: step.level for step in path.steps}}
    return everything(basis.profile, after, basis.skills, Wishes(basis.wishes.excluded)).steps


def _slots(hours: list[int], planned: int, availability: Availability) -> tuple[Slot | None, ...]:
    """The days of all steps; if that is too far, only of those that are planned; else of none."""
    for number in (len(hours), planned):
        try:
            slots = schedule(hours[:number], availability)
        except TooFarError:
            continue
        return (*slots, *([None] * (len(hours) - number)))
    return (None,) * len(hours)
