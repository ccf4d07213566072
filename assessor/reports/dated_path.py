"""A learning path for the hours somebody has: which steps, whether that is proven best, and on which days."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from assessor.catalogue import Catalogue
from assessor.engine.calendar import Availability, Slot, schedule
from assessor.engine.learning_path import LearningPath, everything, within_hours
from assessor.engine.levels import Answers
from assessor.reports.content import compose


@dataclass(frozen=True, slots=True)
class Hours:
    """What somebody has for learning: hours in all (None: as many as it takes), and hours a week from a day on."""

    in_all: int | None = None
    availability: Availability | None = None

    @property
    def are_given(self) -> bool:
        return self.in_all is not None or self.availability is not None


def compose_with_hours(
    catalogue: Catalogue, role: str, answers: Answers, current_role: str | None, hours: Hours
) -> dict:
    """A report's content whose path is the best for the hours there are; as always when no hours are given.

    Raises TooFarError when the path lasts longer than 100 years.
    """
    if not hours.are_given:
        return compose(catalogue, role, answers, current_role)
    wanted = catalogue.profiles[role], answers, catalogue.steps
    path = everything(*wanted) if hours.in_all is None else within_hours(*wanted, hours.in_all)
    slots = schedule([step.hours for step in path.steps], hours.availability) if hours.availability else None
    content = compose(catalogue, role, answers, current_role, path)
    return content | {"path": _told(content, path, slots)}


def _told(content: dict, path: LearningPath, slots: Sequence[Slot] | None) -> dict:
    """The path as content has it, with the match it leads to, what is proven, and the days of its steps.

    A path that leaves nothing out needs no search to be the best: its `bound` is the match that it leads to. The days
    are None without hours a week.
    """
    days: Sequence[tuple[date | None, date | None]] = slots or [(None, None)] * len(path.steps)
    steps = [
        step | {"start": first and first.isoformat(), "end": last and last.isoformat()}
        for step, (first, last) in zip(content["path"]["steps"], days, strict=True)
    ]
    match_after = steps[-1]["match_after"] if steps else content["match"]["low"]
    return content["path"] | {
        "steps": steps,
        "match_after": match_after,
        "proven": path.proof.proven if path.proof else True,
        "bound": path.proof.bound if path.proof else match_after,
    }
