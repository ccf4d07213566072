"""A newer version of the role's requirements: what it would add to a plan and drop from it, and planning for it."""

from collections.abc import Iterator
from datetime import date

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.views.decorators.http import require_POST

from assessor.assessments.models import SelfAssessment
from assessor.catalogue import Catalogue, published_catalogue
from assessor.engine.match import Verdict
from assessor.learning.models import LearningPlan
from assessor.learning.outline import day, listed
from assessor.learning.planned import Planned
from assessor.learning.planning import for_profile, newest_report
from assessor.learning.replanning import replan
from assessor.learning.way import Way
from assessor.reports.freezing import report_again
from assessor.reports.wording import kept_together, match_words

READY = Verdict.READY


def newer_version(planned: Planned, catalogue: Catalogue) -> dict | None:
    """What the version that is published now would change in the plan, the answers being the same; None if it is the
    report's own, or none is published."""
    report, role = planned.report, catalogue.roles.get(planned.plan.role_slug)
    if report is None or role is None or report.profile_id in (None, role.profile_id):
        return None
    found = for_profile(planned, catalogue, catalogue.profiles[role.slug])
    other = found.path
    before = {step.key: f"{step.name} to level {step.level}" for step in planned.steps}
    after = {(step.skill, step.level): step for step in other.steps}
    new = [f"{planned.name(skill)} to level {level}" for skill, level in after if (skill, level) not in before]
    gone = [words for key, words in before.items() if key not in after]
    to_rate = [planned.name(skill) for skill in other.find_out if skill not in planned.find_out]
    end = other.steps[-1].match_after if other.steps else None
    return {
        "version": role.version,
        "own_version": report.content["role"]["profile_version"],
        "adds": listed(tuple(new)),
        "drops": listed(tuple(gone)),
        "find_out": listed(tuple(to_rate)),
        "match": kept_together(match_words({"low": end, "high": end})) if end is not None else "",
        "hours": other.hours,
        "days": list(_days(planned, found)),
    }


def _days(planned: Planned, other: Way) -> Iterator[str]:
    """When the plan would end and when one would be ready, each beside what it is now."""
    number = len(other.path.steps)
    end = other.slots[number - 1] if number else None
    before = planned.steps[-1].last if planned.steps else None
    if end and end.last != before:
        yield f"End: {day(end.last)}{_beside(before)}"
    place = next((n for n, one in enumerate((*other.path.steps, *other.rest)) if one.verdict_after == READY), None)
    slot = other.slots[place] if place is not None and planned.now.verdict != READY else None
    ready = planned.ready_step.last if planned.ready_step else None
    if slot is None and ready:
        yield f"Ready: not within this plan{_beside(ready)}"
    elif slot and slot.last != ready and (place < number or other.time.hours_left is None):
        yield f"Ready: {day(slot.last)}{_beside(ready)}"


def _beside(before: date | None) -> str:
    return f", now {day(before)}" if before else ""


@require_POST
def plan_newer_version(request: HttpRequest, pk) -> HttpResponse:
    """Make the report of the same answers against today's requirements; the plan then goes by it."""
    plan = get_object_or_404(LearningPlan.objects.visible_to(request.user), pk=pk)
    report = newest_report(plan)
    catalogue = published_catalogue()
    try:
        made = report_again(catalogue, report) if report else None
    except SelfAssessment.DoesNotExist:  # deleted in another tab at the same moment, and the report with it
        raise Http404 from None
    if made is None:
        messages.info(request, "This role is not offered any more. The plan stays as it is.")
    elif made.pk == report.pk:
        messages.info(request, "This plan was made for the latest requirements already.")
    else:
        version = made.content["role"]["profile_version"]
        messages.success(request, f"The plan is now for version {version}. {replan(plan, catalogue)}")
    return redirect(plan)
