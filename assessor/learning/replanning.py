"""After somebody has changed a plan: keep what it is now as its outline, and say what that changed."""

from assessor.catalogue import Catalogue
from assessor.learning.models import LearningPlan
from assessor.learning.outline import changes, outline_of, told, told_of_doing
from assessor.learning.planned import Planned
from assessor.learning.planning import todays
from assessor.reports.wording import kept_together


def replan(plan: LearningPlan, catalogue: Catalogue) -> str:
    """Work the plan out anew and keep its outline. Returns what is different now, in sentences."""
    planned = todays(plan, catalogue)
    sentences = told(changes(plan.outline, planned)) if plan.outline else ""
    plan.outline = outline_of(planned)
    plan.save(update_fields=["outline"])
    return kept_together(sentences)


def keep_up(before: Planned, after: Planned) -> str:
    """Keep what a plan is after a step was ticked off or opened again. Returns what that changed, in sentences.

    What days that went by, a newer report or the catalogue have changed waits to be agreed to on the plan's page:
    until then the outline stays as it is, and nothing is told here.
    """
    plan = after.plan
    if not plan.outline or changes(plan.outline, before).to_confirm:
        return ""
    sentences = told_of_doing(changes(outline_of(before), after))
    plan.outline = outline_of(after, by_doing=True)
    plan.save(update_fields=["outline"])
    return kept_together(sentences)
