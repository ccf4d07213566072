"""A plan as its page shows it: sentences, steps in groups by when they begin, and what lies beside them."""

from collections.abc import Iterable

from assessor.catalogue import Catalogue
from assessor.engine.burn_up import burn_up
from assessor.engine.gap import Requirement
from assessor.learning.burn_up_chart import burn_up_context
from assessor.learning.groups import grouped
from assessor.learning.limits import pace_words, proof_words, rest_words, unmet_wishes, zero_words
from assessor.learning.map_drawing import map_context
from assessor.learning.models import PlanStep
from assessor.learning.newer_version import newer_version
from assessor.learning.outline import agreed_days, changes, day, listed, readiness
from assessor.learning.planned import Planned, PlannedStep
from assessor.learning.resources import resources_for
from assessor.learning.sentence import days_words, finish_words, headline, percent_words
from assessor.learning.ticking import why_not
from assessor.reports.wording import kept_together


def plan_context(planned: Planned, catalogue: Catalogue) -> dict:
    """Everything the plan's template shows that is worked out."""
    plan = planned.plan
    first, second = headline(planned)
    resources = resources_for([step.key for step in planned.steps], free_first=plan.free_first)
    steps = [step_context(planned, step, catalogue, resources[step.key]) for step in planned.steps]
    return {
        "planned": planned,
        "headline": kept_together(first),
        "follows": kept_together(second),
        "finish": finish_words(planned),
        "proof": kept_together(proof_words(planned)),
        "late": kept_together(pace_words(planned)),
        "as_zero": zero_words(planned),
        "changed": _changed(planned),
        "newer": newer_version(planned, catalogue),
        "is_withdrawn": planned.report is not None and plan.role_slug not in catalogue.roles,
        "groups": grouped(steps),
        "rest": [step_context(planned, step, catalogue, []) for step in planned.rest],
        "rest_hours": sum(step.hours for step in planned.rest),
        "rest_words": rest_words(planned),
        "find_out": _skills(planned, planned.find_out, catalogue),
        "to_rate": _to_rate(planned, catalogue),
        "progress": progress(planned),
        "done": planned.done,
        "excluded": [(slug, planned.name(slug)) for slug in plan.excluded],
        "outside": [planned.name(slug) for slug in planned.way.path.outside] if planned.way else [],
        "not_first": list(unmet_wishes(planned)),
        "map": _map(planned),
        "burn_up": _burn_up(planned),
    }


def _map(planned: Planned) -> dict | None:
    """What comes before what among the steps ahead; None where nothing does."""
    if planned.basis is None:
        return None
    return map_context([step.key for step in planned.steps], planned.basis.skills, planned.names)


def _burn_up(planned: Planned) -> dict | None:
    """The hours done beside those that were agreed to, from the first step that is done."""
    if not planned.done:
        return None
    done = [(row.done_on, row.planned_hours) for row in planned.done]
    lines = burn_up(agreed_days(planned.plan.outline), done, planned.plan.start, planned.today)
    return burn_up_context(lines, planned.today)


def step_context(planned: Planned, step: PlannedStep, catalogue: Catalogue, resources: list[dict]) -> dict:
    """One step: when, why, what one will be able to do and what to do for it."""
    texts = catalogue.skills.get(step.skill)
    return {
        "step": step,
        "row": step.row,
        "slug": f"{step.skill}-{step.level}",
        "days": days_words(step.first, step.last),
        "is_next": planned.is_next(step),
        "is_first": step.row is not None and step.row.pinned,
        "is_essential": any(requirement.essential for requirement in step.because),
        "because": [because(planned, step, requirement) for requirement in step.because],
        "unlocks": [f"{planned.name(skill)}, level {level}" for skill, level in step.unlocks],
        "match": kept_together(percent_words(step.match_after)),
        "able_to": texts.anchors.get(step.level, "") if texts else "",
        "practice": texts.practice.get(step.level, "") if texts else "",
        "resources": resources,
    }


def own_step_context(planned: Planned, row: PlanStep, catalogue: Catalogue) -> dict:
    """The page of one step, which need not be in the plan any more."""
    step = planned.planned_step(row.key)
    resources = resources_for([row.key], free_first=planned.plan.free_first)[row.key]
    texts = catalogue.skills.get(row.skill_slug)
    return {
        "planned": planned,
        "row": row,
        "shown": step_context(planned, step, catalogue, resources) if step else None,
        "hours": catalogue.steps.hours.get(row.key),
        "can_rate": planned.plan.role_slug in catalogue.roles and texts is not None,
        "able_to": texts.anchors.get(row.level, "") if texts else "",
        "practice": texts.practice.get(row.level, "") if texts else "",
        "resources": resources,
        "is_left_out": row.skill_slug in planned.plan.excluded,
        "why_not_done": why_not(planned, row.key),
    }


def because(planned: Planned, step: PlannedStep, requirement: Requirement) -> str:
    """Why a step serves a requirement: it closes or narrows the gap itself, or the skill that does builds on it."""
    importance = f"{'essential, ' if requirement.essential else ''}weight {requirement.weight}"
    if step.skill in requirement.members:
        does = "closes" if step.level >= requirement.level else "narrows"
        return f"It {does} the gap in {step.name} ({importance})."
    return f"{planned.name(requirement.skill)} ({importance}) builds on it."


def progress(planned: Planned) -> dict:
    """The hours done of all hours of the plan, and the share as text for a drawing."""
    done, whole = planned.hours_done, planned.hours_done + planned.hours_ahead
    return {"done": done, "whole": whole, "share": f"{100 * done / whole:.2f}" if whole else "0"}


def _changed(planned: Planned) -> dict | None:
    """How the plan differs from what its owner agreed to, if it does."""
    if planned.report is None:
        return None
    found = changes(planned.plan.outline, planned)
    if not found.to_confirm:
        return None
    before, after = found.match
    return {
        "is_new_report": found.is_new_report,
        "came_in": listed(found.came_in),
        "went_out": listed(found.went_out),
        "open_again": listed(found.open_again),
        "match": (kept_together(percent_words(before)), kept_together(percent_words(after))),
        "finish": [day(one) if one else "" for one in found.finish],
        "readiness": readiness(found),
    }


def _skills(planned: Planned, slugs: Iterable[str], catalogue: Catalogue) -> list[dict]:
    can_rate = planned.plan.role_slug in catalogue.roles
    return [{"slug": s, "name": planned.name(s), "can_rate": can_rate and s in catalogue.skills} for s in slugs]


def _to_rate(planned: Planned, catalogue: Catalogue) -> list[dict]:
    """What was ticked off and can be rated again; without a report there is nothing to compare it with."""
    if planned.report is None:
        return []
    return [one | {"level": planned.unrated[one["slug"]]} for one in _skills(planned, planned.unrated, catalogue)]
