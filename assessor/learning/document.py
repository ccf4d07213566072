"""A plan as a JSON document. Its `path` has the keys of the one that `gap_report --hours --per-week` prints."""

import json
from datetime import date

from assessor.learning.models import LearningPlan, PlanStep
from assessor.learning.planned import Planned, PlannedStep
from assessor.learning.resources import resources_for


def document(planned: Planned) -> dict:
    """The plan as plain values: days as YYYY-MM-DD, matches in per cent, skills by slug.

    `rest` are the steps that come after the hours of the plan. Without a report there is no `path` (None). `own` is
    what its owner said of steps, `resources` what the catalogue has to learn each from; both name skill and level.
    """
    plan = planned.plan
    version = planned.report.content["role"]["profile_version"] if planned.report else None
    return {
        "plan": str(plan.pk),
        "as_of": _day(planned.today),
        "role": {"slug": plan.role_slug, "title": plan.role_title, "profile_version": version},
        "settings": _settings(plan),
        "finish": _finish(planned),
        "path": _path(planned) if planned.way else None,
        "rest": [_step(step) for step in planned.rest],
        "done": [_done(row) for row in planned.done],
        "own": [_own(row) for row in planned.rows],
        "resources": _resources(planned),
    }


def as_json(planned: Planned) -> str:
    """The document as text, with a line break at its end."""
    return json.dumps(document(planned), indent=2, ensure_ascii=False) + "\n"


def _settings(plan: LearningPlan) -> dict:
    """What its owner decided about the plan."""
    return {
        "hours_per_week": plan.hours_per_week,
        "start": _day(plan.start),
        "deadline": _day(plan.deadline),
        "hours_limit": plan.hours_limit,
        "off": [{"first": _day(one.first_day), "last": _day(one.last_day)} for one in plan.breaks.all()],
        "excluded": list(plan.excluded),
        "unknown_as_zero": plan.unknown_as_zero,
        "free_first": plan.free_first,
    }


def _finish(planned: Planned) -> dict | None:
    """The days on which the last step may be done; None when nothing is planned or it is too far away."""
    if planned.finish is None:
        return None
    return dict(zip(("earliest", "likely", "latest"), map(_day, planned.finish), strict=True))


def _path(planned: Planned) -> dict:
    """The steps within the hours. A path that leaves nothing out needs no search to be the best."""
    return {
        "hours": planned.hours_ahead,
        "find_out": list(planned.find_out),
        "steps": [_step(step) for step in planned.steps],
        "match_after": planned.match_at_end,
        "proven": planned.proof.proven if planned.proof else True,
        "bound": planned.proof.bound if planned.proof else planned.match_at_end,
    }


def _step(step: PlannedStep) -> dict:
    return {
        "skill": step.skill,
        "from": step.from_level,
        "to": step.level,
        "hours": step.hours,
        "because": [requirement.skill for requirement in step.because],
        "match_after": step.match_after,
        "verdict_after": str(step.verdict_after),
        "start": _day(step.first),
        "end": _day(step.last),
    }


def _done(row: PlanStep) -> dict:
    """A step that is done. Its skill may be in no catalogue any more, so it comes with its name."""
    return {
        "skill": row.skill_slug,
        "name": row.skill_name,
        "level": row.level,
        "done_on": _day(row.done_on),
        "planned_hours": row.planned_hours,
        "spent_hours": row.spent_hours,
        "note": row.note,
    }


def _own(row: PlanStep) -> dict:
    """What its owner said of a step; None for what they said nothing of."""
    resource = {"title": row.own_title, "url": row.own_url or None, "hours": row.own_resource_hours}
    return {
        "skill": row.skill_slug,
        "name": row.skill_name,
        "level": row.level,
        "first": row.pinned,
        "hours": row.own_hours,
        "spent_hours": row.spent_hours,
        "resource": resource if row.own_title else None,
        "note": row.note,
    }


def _resources(planned: Planned) -> list[dict]:
    """What the catalogue has to learn the steps from that are still to be done."""
    found = resources_for([step.key for step in (*planned.steps, *planned.rest)], free_first=planned.plan.free_first)
    shown = ("title", "provider", "url", "hours", "free")
    return [
        {"skill": skill, "level": level} | {name: one[name] for name in shown}
        for (skill, level), resources in found.items()
        for one in resources
    ]


def _day(day: date | None) -> str | None:
    return day.isoformat() if day else None
