"""A plan as it stands on a day: what pages and files show of it."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from assessor.engine.gap import GapReport as Assessed
from assessor.engine.gap import Judged, Requirement, Status, assess
from assessor.engine.learning_path import Proof
from assessor.engine.levels import known_level
from assessor.engine.match import Verdict
from assessor.engine.own_pace import OwnPace
from assessor.engine.steps import Step
from assessor.learning.models import LearningPlan, PlanStep
from assessor.learning.way import Basis, Way
from assessor.reports.models import GapReport


@dataclass(frozen=True)
class PlannedStep:
    """A step of a plan. `first` and `last` are its days; None beyond 100 years, or beyond the hours in all.

    `because` are the requirements it serves, `unlocks` the steps of the plan that need it, `row` what its owner said.
    """

    skill: str
    level: int
    name: str
    hours: int
    because: tuple[Requirement, ...]
    match_after: float | None
    verdict_after: Verdict
    first: date | None
    last: date | None
    unlocks: tuple[Step, ...] = ()
    row: PlanStep | None = None
    makes_ready: bool = False
    is_late: bool = False
    is_reopened: bool = False

    @property
    def key(self) -> Step:
        return self.skill, self.level

    @property
    def from_level(self) -> int:
        return self.level - 1


@dataclass(frozen=True)
class Planned:
    """A plan as it stands today. Without a `report` there is nothing to plan, and only what was `done` is left.

    `rows` are all steps of which its owner said something, `steps` are to be taken within the hours, `rest` comes after
    them. `now` is where its owner stands with what was done. `finish` are the earliest, the likely and the latest day
    of the last step, None when it is too far away.
    """

    plan: LearningPlan
    today: date
    done: tuple[PlanStep, ...]
    rows: tuple[PlanStep, ...] = ()
    report: GapReport | None = None
    basis: Basis | None = None
    way: Way | None = None
    now: Assessed | None = None
    steps: tuple[PlannedStep, ...] = ()
    rest: tuple[PlannedStep, ...] = ()
    pace: OwnPace | None = None
    finish: tuple[date, date, date] | None = None
    names: Mapping[str, str] | None = None

    @property
    def find_out(self) -> tuple[str, ...]:
        return self.way.path.find_out if self.way else ()

    @property
    def proof(self) -> Proof | None:
        return self.way.path.proof if self.way else None

    @property
    def deadline_is_over(self) -> bool:
        return self.plan.deadline is not None and self.plan.deadline < self.today

    @property
    def hours_done(self) -> int:
        return sum(row.planned_hours for row in self.done)

    @property
    def hours_ahead(self) -> int:
        return sum(step.hours for step in self.steps)

    @property
    def match_at_end(self) -> float | None:
        """The match in per cent after the last step."""
        return self.steps[-1].match_after if self.steps else self.now and self.now.match.low

    @property
    def verdict_at_end(self) -> Verdict | None:
        return self.steps[-1].verdict_after if self.steps else self.now and self.now.verdict

    @cached_property
    def essentials_at_end(self) -> tuple[Judged, ...]:
        """The essentials as they are judged after the last step within the hours."""
        if self.basis is None:
            return ()
        after = {**self.basis.answers, **{step.skill: step.level for step in self.steps}}
        return tuple(one for one in assess(self.basis.profile, after).requirements if one.requirement.essential)

    @property
    def essentials_met(self) -> int:
        """How many essentials are met after the last step."""
        return sum(one.status == Status.MET for one in self.essentials_at_end)

    @cached_property
    def as_zero(self) -> tuple[str, ...]:
        """The skills that count as 0 here although nothing is known of them, because that was wished."""
        if self.basis is None or not self.plan.unknown_as_zero:
            return ()
        reported = self.report.content["answers"]
        answers = self.basis.answers.items()
        return tuple(skill for skill, level in answers if level == 0 and known_level(reported, skill) is None)

    @property
    def word_of(self) -> str:
        """Whose word a readiness is: a part of a sentence."""
        if self.as_zero:
            return "with what you have not rated taken as 0"
        return "by your own ratings and what you ticked off" if self.unrated else "by your own ratings"

    def planned_step(self, key: Step) -> PlannedStep | None:
        """A step of the plan or of what comes after its hours."""
        return next((step for step in (*self.steps, *self.rest) if step.key == key), None)

    def is_next(self, step: PlannedStep) -> bool:
        """Whether a step can be done now: a level comes after the one below it."""
        return (known_level(self.basis.answers, step.skill) or 0) == step.from_level

    @cached_property
    def ready_step(self) -> PlannedStep | None:
        """The step with which its owner becomes ready, within the hours or after them."""
        return next((step for step in (*self.steps, *self.rest) if step.makes_ready), None)

    @cached_property
    def unrated(self) -> Mapping[str, int]:
        """The skills of which a step was ticked off that the report does not know of, each with its highest level."""
        reported = self.report.content["answers"] if self.report else {}
        levels: dict[str, int] = {}
        for row in self.done:
            if (known_level(reported, row.skill_slug) or 0) < row.level:
                levels[row.skill_slug] = max(row.level, levels.get(row.skill_slug, 0))
        return levels

    def name(self, skill: str) -> str:
        return (self.names or {}).get(skill, skill)
