"""A plan's steps as entries of its calendar file."""

from collections.abc import Callable, Iterable, Iterator
from datetime import date, datetime

from django.urls import reverse

from assessor.catalogue import Catalogue
from assessor.engine.steps import Step
from assessor.learning.ics_file import CalendarPlan, CalendarStep
from assessor.learning.learn_from import learn_from
from assessor.learning.models import PlanStep
from assessor.learning.page import step_context
from assessor.learning.planned import Planned, PlannedStep
from assessor.learning.resources import resources_for

Absolute = Callable[[str], str]  # from a path of this site to its whole address


def calendar_plan(planned: Planned, made_at: datetime) -> CalendarPlan:
    """The calendar that a plan makes at this moment."""
    plan = planned.plan
    return CalendarPlan(plan.pk, str(plan), plan.role_title, plan.created_at, made_at)


def calendar_steps(planned: Planned, catalogue: Catalogue, absolute: Absolute) -> list[CalendarStep]:
    """Entries for what is done, what has days ahead, and what an earlier file held and the plan does not any more.

    Without a report nothing is planned but nothing left either: a new report brings it back.
    """
    entries = [_done(planned, row, catalogue, absolute) for row in planned.done]
    if planned.report:
        entries += _ahead(planned, catalogue, absolute)
        entries += _gone(planned, {entry.key for entry in entries}, absolute)
    return entries


def held_by(entries: Iterable[CalendarStep]) -> list[dict]:
    """What a calendar holds once these entries were imported, as it is kept with the plan: plain JSON values.

    What is cancelled stays in it: whoever imports only a later file still has the entry.
    """
    return [
        {
            "skill": entry.skill,
            "level": entry.level,
            "name": entry.name,
            "hours": entry.hours,
            "first": entry.first.isoformat(),
            "last": entry.last.isoformat(),
        }
        for entry in entries
    ]


def _done(planned: Planned, row: PlanStep, catalogue: Catalogue, absolute: Absolute) -> CalendarStep:
    """A finished step stands on the day on which it was finished: nobody wrote down when it was begun."""
    texts = catalogue.skills.get(row.skill_slug)
    return CalendarStep(
        skill=row.skill_slug,
        level=row.level,
        name=row.skill_name,
        first=row.done_on,
        last=row.done_on,
        hours=row.planned_hours,
        url=absolute(reverse("plan-step", args=[planned.plan.pk, row.skill_slug, row.level])),
        able_to=texts.anchors.get(row.level, "") if texts else "",
        is_done=True,
    )


def _ahead(planned: Planned, catalogue: Catalogue, absolute: Absolute) -> Iterator[CalendarStep]:
    dated = [step for step in planned.steps if step.first and step.last]
    resources = resources_for([step.key for step in dated], free_first=planned.plan.free_first)
    for step in dated:
        yield _step(planned, step, step_context(planned, step, catalogue, resources[step.key]), absolute)


def _step(planned: Planned, step: PlannedStep, shown: dict, absolute: Absolute) -> CalendarStep:
    return CalendarStep(
        skill=step.skill,
        level=step.level,
        name=step.name,
        first=step.first,
        last=step.last,
        hours=step.hours,
        url=absolute(reverse("plan-step", args=[planned.plan.pk, step.skill, step.level])),
        why=tuple(shown["because"]),
        able_to=shown["able_to"],
        practice=shown["practice"],
        resources=tuple((one.words, one.url) for one in learn_from(step.row, shown["resources"])),
    )


def _gone(planned: Planned, kept: set[Step], absolute: Absolute) -> Iterator[CalendarStep]:
    """The steps of earlier files that are neither done nor planned for days any more, on the days that they had."""
    for one in planned.plan.in_calendar:
        if (one["skill"], one["level"]) not in kept:
            yield CalendarStep(
                skill=one["skill"],
                level=one["level"],
                name=one["name"],
                first=date.fromisoformat(one["first"]),
                last=date.fromisoformat(one["last"]),
                hours=one["hours"],
                url=absolute(planned.plan.get_absolute_url()),
                is_gone=True,
            )
