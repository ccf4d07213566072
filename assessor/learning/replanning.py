"""After somebody has changed a plan: keep what it is now as its outline, and say what that changed."""

from assessor.catalogue import Catalogue
from assessor.learning.models import LearningPlan
from assessor.learning.outline import changes, outline_of, told
from assessor.learning.planning import todays
from assessor.reports.wording import kept_together


def replan(plan: LearningPlan, catalogue: Catalogue) -> str:
    """Work the plan out anew and keep its outline. Returns what is different now, in sentences."""
    planned = todays(plan, catalogue)
    sentences = told(changes(plan.outline, planned)) if plan.outline else ""
    plan.outline = outline_of(planned)
    plan.save(update_fields=["outline"])
    return kept_together(sentences)
