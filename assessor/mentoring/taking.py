"""Putting a step that a mentor suggests into one's plan."""

from uuid import UUID

from django.contrib import messages
from django.db import transaction
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.views.decorators.http import require_POST

from assessor.catalogue import Catalogue, published_catalogue
from assessor.engine.levels import known_level
from assessor.engine.steps import Step
from assessor.learning.models import LearningPlan, PlanStep
from assessor.learning.outline import day
from assessor.learning.planned import Planned
from assessor.learning.planning import todays
from assessor.learning.replanning import replan
from assessor.mentoring.models import MentorReview, SuggestedStep
from assessor.reports.models import GapReport


class OutOfReachError(Exception):
    """A step that a plan cannot take in; the message says why, and what to do about it."""


@require_POST
def take_suggestion(request: HttpRequest, pk: UUID, number: int) -> HttpResponse:
    """Put a suggested step (its id) first in the owner's plan for the report's role. Without a plan: start one."""
    report = get_object_or_404(GapReport.objects.owned_by(request.user), pk=pk)
    reviews = MentorReview.objects.visible_to(request.user).sent().filter(report=report)
    step = get_object_or_404(SuggestedStep, review__in=reviews, pk=number)
    plans = LearningPlan.objects.visible_to(request.user).filter(role_slug=report.content["role"]["slug"])
    if not plans.exists():
        messages.info(request, "A suggested step needs a plan to go into. Start one here, then put the step into it.")
        return redirect("start-plan", report.pk)
    try:
        with transaction.atomic():
            plan = plans.select_for_update().first()
            if plan is None:  # deleted in another tab at the same moment
                raise Http404
            told = take(plan, step, published_catalogue())
    except OutOfReachError as error:
        messages.warning(request, str(error))
        return redirect("report-reviews", report.pk)  # to the top, where that is read; nothing has changed further down
    messages.success(request, told)
    return redirect(f"{reverse('report-reviews', args=[report.pk])}#suggestions")


def take(plan: LearningPlan, step: SuggestedStep, catalogue: Catalogue) -> str:
    """Put a step first in a plan whose row is locked, with what it needs, and say what that changed.

    The mentor's reason becomes the step's note where there is none; their name does not: it would stay with the
    note after they have left. Raises OutOfReachError.
    """
    key = step.skill_slug, step.level
    planned = todays(plan, catalogue)
    if all(one.key != key for one in (*planned.steps, *planned.rest)):
        raise OutOfReachError(_why_not(planned, step, catalogue))
    row = plan.steps.filter(skill_slug=step.skill_slug, level=step.level).first()
    row = row or PlanStep(
        plan=plan, skill_slug=step.skill_slug, skill_name=planned.name(step.skill_slug), level=step.level
    )
    was_first = row.pinned and _has(plan, key)
    row.pinned = True
    row.note = row.note or (f"A mentor suggested this: {step.reason}" if step.reason else "A mentor suggested this.")
    row.save()
    changed = replan(plan, catalogue)
    if was_first:
        return f"{row}, is first in your plan already."
    if not _has(plan, key):
        return f"{row}, is to come first in your plan, but does not fit into its hours. More hours bring it in."
    others = plan.steps.filter(pinned=True, done_on=None).exclude(pk=row.pk).exists()
    place = (
        "is among the first steps of your plan now" if others else "comes first in your plan now, with what it needs"
    )
    return f"{row}, {place}. {changed}"


def _has(plan: LearningPlan, step: Step) -> bool:
    """Whether a step is in the plan as its owner last saw it."""
    return step in {(one["skill"], one["level"]) for one in plan.outline.get("steps", [])}


def _why_not(planned: Planned, step: SuggestedStep, catalogue: Catalogue) -> str:
    """Why a step is not in a plan's reach, and the next thing to do."""
    skill, name = step.skill_slug, step.skill_name
    done = next((row for row in planned.done if row.key == (skill, step.level)), None)
    if done:
        return f"You ticked off {name}, level {step.level}, on {day(done.done_on)}, so it is not planned again."
    if skill not in catalogue.skills:
        return f"{name} is not in the catalogue any more, so it cannot be planned."
    if skill in planned.plan.excluded:
        return f"You left {name} out of your plan. Take it back in on the plan's page, then the step can go into it."
    held = known_level(planned.basis.answers, skill)
    if held is None:
        return f"You have not given {name} a level yet. Rate it and make a new report, then the step can be planned."
    if held >= step.level:
        return (
            f"By your own ratings you are at level {held} in {name} already, so there is nothing to plan. If you see "
            "it differently now, take your mentor's level over or rate it again; your next report opens the step."
        )
    return _not_needed(planned, step)


def _not_needed(planned: Planned, step: SuggestedStep) -> str:
    """Why a plan does without a step that is still to be learned."""
    role, name = planned.plan.role_title, step.skill_name
    asked = [one.level for one in planned.basis.profile.requirements if step.skill_slug in one.members]
    if asked and max(asked) < step.level:
        return f"Your plan leads to what {role} asks for, which is level {max(asked)} of {name}; it goes no further."
    return f"Your plan reaches what {role} asks for without {name}, level {step.level}, so it has no place for it."
