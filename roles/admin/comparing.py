"""Two versions of a role's requirements side by side, and what to look at in a draft."""

from collections import defaultdict

from django.db.models import prefetch_related_objects

from roles.asked import Asked
from roles.asked_rows import asked_by_name
from roles.draft_warnings import Asked as Looked
from roles.draft_warnings import Neighbour, warnings
from roles.models import CareerStep, Requirement, RoleProfile
from roles.profile_changes import profile_changes


def comparison(before: RoleProfile | None, after: RoleProfile) -> dict:
    """The context of "roles/comparison.html": changes as rows, what stays, and another threshold if there is one."""
    old, new = ([] if side is None else _asked_by(side) for side in (before, after))
    changes = profile_changes(old, new)
    changed = {change.skill for change in changes}
    return {
        "before": before,
        "after": after,
        "changes": changes,
        "same": [one for one in new if one.skill not in changed],
        "counts": {kind: sum(c.kind == kind for c in changes) for kind in ("added", "removed", "changed")},
        "is_reordered": not changes and [one.skill for one in old] != [one.skill for one in new],
    }


def _asked_by(profile: RoleProfile) -> list[Asked]:
    prefetch_related_objects([profile], "requirements__skill", "requirements__alternatives__skill")
    return asked_by_name(profile)


def warnings_of(draft: RoleProfile) -> list[str]:
    """What to look at in a draft; nothing in the role of a framework, which says itself what it asks for."""
    if draft.role.framework_id:
        return []
    rows = draft.requirements.select_related("skill").prefetch_related("skill__anchors")
    asked = [Looked(row.skill.name, row.skill.kind, row.level, row.weight, _undescribed(row.skill)) for row in rows]
    steps = CareerStep.objects.filter(kind=CareerStep.Kind.PROMOTION)
    below = _neighbours(steps.filter(to_role=draft.role_id).values_list("from_role", flat=True))
    above = _neighbours(steps.filter(from_role=draft.role_id).values_list("to_role", flat=True))
    return warnings(asked, below, above)


def _undescribed(skill) -> tuple[int, ...]:
    described = {anchor.level for anchor in skill.anchors.all() if anchor.text}
    return tuple(level for level in range(1, 6) if level not in described)


def _neighbours(roles) -> list[Neighbour]:
    rows = Requirement.objects.of_published_profiles().filter(profile__role__in=roles)
    levels: dict[str, dict[str, int]] = defaultdict(dict)
    for title, skill, level in rows.values_list("profile__role__title", "skill__name", "level"):
        levels[title][skill] = level
    return [Neighbour(title, levels[title]) for title in sorted(levels)]
