"""A plan as a tagged PDF, set by typst from templates/learning/plan.typ. It says what the plan's page says."""

from collections.abc import Iterator
from datetime import datetime
from itertools import count

from django.utils import timezone

from assessor.catalogue import Catalogue
from assessor.learning.learn_from import learn_from
from assessor.learning.models import LearningPlan, PlanStep
from assessor.learning.outline import day
from assessor.learning.page import plan_context
from assessor.learning.planned import Planned, PlannedStep
from assessor.learning.sentence import days_words
from assessor.typesetting import typeset


def as_pdf(planned: Planned, catalogue: Catalogue, made_at: datetime) -> bytes:
    """The PDF as of this moment. Raises PdfError when typst makes none at all."""
    name = f"learning plan {planned.plan.pk}"
    return typeset("learning/plan.typ", pdf_data(planned, catalogue), made_at, name)


def pdf_data(planned: Planned, catalogue: Catalogue) -> dict:
    """Everything the PDF's template needs, as plain JSON values."""
    context = plan_context(planned, catalogue)
    number = count(1)
    return {
        "role": planned.plan.role_title,
        "day": day(planned.today),
        "basis": _basis(planned),
        "headline": context["headline"],
        "opening": [context[name] for name in ("follows", "finish", "proof", "as_zero") if context[name]],
        "terms": _terms(planned.plan),
        "notes": list(_notes(planned, context)),
        "find_out": [one["name"] for one in context["find_out"]],
        "progress": _progress(context["progress"]),
        "groups": [
            {
                "name": group["name"],
                "hours": _hours(group["hours"]),
                "steps": [_step(one) | _more(one) | {"number": next(number)} for one in group["steps"]],
            }
            for group in context["groups"]
        ],
        "rest": [_step(one) for one in context["rest"]],
        "rest_words": f"about {_hours(context['rest_hours'])}. {context['rest_words']}",
        "ready_words": f"With this step you are ready, {planned.word_of}",
        "done": [_done(row) for row in planned.done],
        "left_out": list(_left_out(context)),
    }


def _basis(planned: Planned) -> str:
    """The report that the plan goes by."""
    if planned.report is None:
        return ""
    version = planned.report.content["role"]["profile_version"]
    made_on = day(timezone.localdate(planned.report.created_at))
    return f"By your report of {made_on}, requirements version {version}."


def _terms(plan: LearningPlan) -> str:
    """The time that the plan is made for."""
    words = f"{_hours(plan.hours_per_week)} a week from {day(plan.start)}"
    words += f" until {day(plan.deadline)}" if plan.deadline else ""
    words += f", {_hours(plan.hours_limit)} in all at most" if plan.hours_limit else ""
    off = [days_words(one.first_day, one.last_day) for one in plan.breaks.all()]
    return f"{words}. Days off: {'; '.join(off)}." if off else f"{words}."


def _progress(progress: dict) -> dict:
    return {
        "share": float(progress["share"]),
        "whole": progress["whole"],
        "words": f"{progress['done']:,} of {progress['whole']:,} hours done",
    }


def _notes(planned: Planned, context: dict) -> Iterator[str]:
    if planned.report is None:
        yield f"All your reports for {planned.plan.role_title} were deleted. What you have done is kept here."
    if planned.deadline_is_over:
        yield f"Your deadline, {day(planned.plan.deadline)}, is over. The plan goes on without one."
    if context["late"]:
        yield context["late"]
    yield from context["not_first"]


def _step(one: dict) -> dict:
    """A step in one line."""
    step: PlannedStep = one["step"]
    days = f"{one['days']}; " if one["days"] else ""
    return {
        "name": step.name,
        "from": step.from_level,
        "to": step.level,
        "essential": one["is_essential"],
        "is_ready": step.makes_ready,
        "facts": f"{days}{_hours(step.hours)}; match then {one['match']}",
    }


def _more(one: dict) -> dict:
    """What else there is to say of a step: why, and what to do."""
    step: PlannedStep = one["step"]
    return {
        "remarks": list(_remarks(step)),
        "because": one["because"],
        "unlocks": one["unlocks"],
        "able_to": one["able_to"],
        "practice": one["practice"],
        "sources": [source._asdict() for source in learn_from(step.row, one["resources"])],
        "note": _lines(step.row),
    }


def _remarks(step: PlannedStep) -> Iterator[str]:
    if step.row and step.row.pinned:
        yield "You put this step first."
    if step.is_late:
        yield "By the hours a week this should be finished by now."
    if step.is_reopened:
        yield f"You ticked this off on {day(step.row.done_on)} and rated the skill lower since."


def _done(row: PlanStep) -> dict:
    took = f", took {row.spent_hours:,}" if row.spent_hours else ""
    facts = f"{day(row.done_on)}; planned with {_hours(row.planned_hours)}{took}"
    return {"name": row.skill_name, "level": row.level, "facts": facts, "note": _lines(row)}


def _left_out(context: dict) -> Iterator[str]:
    names = ", ".join(name for _, name in context["excluded"])
    if names:
        yield f"You left out {names}, and with it what needs it."
    if context["outside"]:
        yield f"The catalogue knows no steps for {', '.join(context['outside'])}, so nothing can be planned there."


def _lines(row: PlanStep | None) -> list[str]:
    """The lines of a note that say something."""
    return [line for line in row.note.splitlines() if line.strip()] if row else []


def _hours(number: int) -> str:
    return f"{number:,} hour{'' if number == 1 else 's'}"
