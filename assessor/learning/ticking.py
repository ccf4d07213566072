"""Ticking a step off and opening it again: what can be done today, and what that changes in the rest of the plan."""

from collections.abc import Sequence
from copy import copy
from dataclasses import replace
from datetime import date

from django.utils import timezone

from assessor.catalogue import Catalogue
from assessor.engine.levels import known_level
from assessor.engine.steps import Step
from assessor.learning.models import PlanStep
from assessor.learning.planned import Planned
from assessor.learning.planning import Saved, worked_out
from assessor.learning.replanning import keep_up


def why_not(planned: Planned, key: Step) -> str:
    """Why a step cannot be ticked off as the plan stands, in a sentence; empty when it can.

    It may be one that comes after the hours: somebody may be quicker. But a level is done after the one below it, so
    that no step leaves the plan unseen.
    """
    step = planned.planned_step(key)
    if step is None:
        return "It is not in your plan today."
    if planned.is_next(step):
        return ""
    held = known_level(planned.basis.answers, step.skill) or 0
    return f"Level {held + 1} comes before it."


def tick(row: PlanStep, catalogue: Catalogue, today: date) -> None:
    """Finish a step today; it is not saved yet. The hours that it was planned with are kept beside those it took."""
    row.done_on, row.ticked_at = today, timezone.now()
    row.planned_hours = row.own_hours or catalogue.steps.hours.get(row.key) or row.planned_hours or 1


def after_tick(saved: Saved, row: PlanStep, before: Planned, catalogue: Catalogue) -> str:
    """Keep up with a row that was ticked off and saved; returns what that changed."""
    return keep_up(before, worked_out(saved.with_row(row), catalogue, before.today))


def open_again(saved: Saved, rows: Sequence[PlanStep], catalogue: Catalogue, today: date) -> str:
    """Take the ticks of rows back and save that; returns what it changed in the rest."""
    before = worked_out(saved, catalogue, today)
    saved.plan.steps.filter(pk__in=[row.pk for row in rows]).update(done_on=None, ticked_at=None)
    opened = []
    for row in saved.rows:
        one = copy(row)
        if row in rows:
            one.done_on = one.ticked_at = None
        opened.append(one)
    return keep_up(before, worked_out(replace(saved, rows=tuple(opened)), catalogue, today))
