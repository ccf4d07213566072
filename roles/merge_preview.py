"""What merging two skills would change, in plain words."""

from dataclasses import dataclass

from roles.merge_plan import Plan, Version, changes_of
from roles.models import LearningResource, Prerequisite, Skill
from roles.profile_changes import RequirementChange

FIRST = 20  # versions that are shown with their changes; the others are like them


@dataclass(frozen=True)
class Changed:
    """A version, and what it will ask otherwise."""

    name: str
    changes: list[RequirementChange]


class Preview:
    """A plan as its page shows it."""

    def __init__(self, plan: Plan):
        self.plan = plan
        self.names = dict(Skill.including_merged.values_list("pk", "name"))
        self.published = [self._changed(one.profile.role.title, one) for one in plan.published[:FIRST]]
        self.drafts = [self._changed(str(one.profile), one) for one in plan.drafts[:FIRST]]

    def _changed(self, name: str, version: Version) -> Changed:
        return Changed(name, changes_of(version, self.names))

    @property
    def more_published(self) -> int:
        return len(self.plan.published) - len(self.published)

    @property
    def more_drafts(self) -> int:
        return len(self.plan.drafts) - len(self.drafts)

    @property
    def is_asked_for(self) -> bool:
        return bool(self.published or self.drafts)

    @property
    def needs_moved(self) -> list[str]:
        return [f"From now on {self._need(row)}." for row in self.plan.needs.moved]

    @property
    def needs_gone(self) -> list[str]:
        return [f"Not needed any more: {self._need(row)}." for row in self.plan.needs.gone]

    @property
    def resources_moved(self) -> list[LearningResource]:
        return self.plan.resources.moved

    @property
    def resources_gone(self) -> list[LearningResource]:
        return self.plan.resources.gone

    def _need(self, row: Prerequisite) -> str:
        skill, needed = self.names[row.skill_id], self.names[row.needs_id]
        return f"{skill} {row.level} needs {needed} {row.needs_level}"
