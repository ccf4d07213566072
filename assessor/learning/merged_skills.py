"""When two skills are merged: what owners said of a step of the old skill is said of the one that stays as well.

A plan goes by a report, and that keeps the old skill; the next report has the other. So both have what was said.
"""

from django.dispatch import receiver

from assessor.learning.models import PlanStep
from roles.merging import skill_merged
from roles.models import Skill

SAID = ("own_hours", "pinned", "note", "own_title", "own_url", "own_resource_hours")


@receiver(skill_merged, dispatch_uid="what was said of a step is said of the skill that stays")
def copy_what_was_said(sender, old: Skill, new: Skill, **kwargs) -> None:
    """Copy rows, each once, where the plan says nothing of that step of the new skill.

    That a step is done is not copied: planning counts the old row for both.
    """
    there = set(PlanStep.objects.filter(skill_slug=new.slug).values_list("plan", "level"))
    said = [row for row in PlanStep.objects.filter(skill_slug=old.slug) if (row.plan_id, row.level) not in there]
    copies = [
        PlanStep(
            plan_id=row.plan_id,
            skill_slug=new.slug,
            skill_name=new.name,
            level=row.level,
            **{name: getattr(row, name) for name in SAID},
        )
        for row in said
        if any(getattr(row, name) for name in SAID)
    ]
    PlanStep.objects.bulk_create(copies, batch_size=500, ignore_conflicts=True)
