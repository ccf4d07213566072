"""The next step of the plan that somebody follows, in one query: what their home page goes on with."""

from dataclasses import dataclass
from datetime import date

from django.db.models import FilteredRelation, Q

from assessor.accounts.models import User
from assessor.engine.steps import Step
from assessor.learning.models import LearningPlan


@dataclass(frozen=True, slots=True)
class NextStep:
    """The first step of a plan's outline that is not ticked off; without a `name` there is none left in it."""

    plan: LearningPlan
    step: Step | None = None
    name: str = ""
    hours: int = 0
    last: date | None = None


def next_step(owner: User) -> NextStep | None:
    """The next step of the active plan, as its owner last saw it; None without a plan."""
    rows = (
        LearningPlan.objects.visible_to(owner)
        .active()
        .annotate(ticked=FilteredRelation("steps", condition=Q(steps__done_on__isnull=False)))
        .values_list("pk", "role_slug", "role_title", "outline", "ticked__skill_slug", "ticked__level")
    )
    found = list(rows)
    if not found:
        return None
    pk, slug, title, outline, *_ = found[0]
    plan = LearningPlan(pk=pk, role_slug=slug, role_title=title)
    done = {(skill, level) for *_, skill, level in found}
    for one in outline.get("steps", []):
        step = (one["skill"], one["level"])
        if step not in done:
            last = date.fromisoformat(one["last"]) if one["last"] else None
            return NextStep(plan, step, one["name"], one["hours"], last)
    return NextStep(plan)
