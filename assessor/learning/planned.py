"""A plan as it stands on a day: what pages and files show of it."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from assessor.engine.gap import GapReport as Assessed
from assessor.engine.gap import Requirement
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

    `steps` are to be taken within the hours, `rest` comes after them. `now` is where its owner stands with what was
    done. `finish` are the earliest, the likely and the latest day of the last step, None when it is too far away.
    """

    plan: LearningPlan
    today: date
    done: tuple[PlanStep, ...]
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
