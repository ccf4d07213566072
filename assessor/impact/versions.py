"""The published version of a role and a draft as engine values, read for this purpose alone.

The catalogue in memory holds what is published; to build it for one role takes more queries than the whole page may.
"""

from collections import defaultdict
from collections.abc import Iterable
from typing import NamedTuple

from assessor.engine.gap import Profile, Requirement
from roles.models import Alternative, RoleProfile
from roles.models import Requirement as RequirementRow


class Versions(NamedTuple):
    """What is asked for before and after, and all skills of both: slugs by row, names by slug."""

    before: Profile
    after: Profile
    skills: dict[int, str]
    names: dict[str, str]


def versions_of(draft: RoleProfile) -> Versions | None:
    """The published version of a draft's role and the draft; None when nothing is published. Three queries."""
    published = RoleProfile.objects.published().filter(role=draft.role_id).first()
    if published is None:
        return None
    both = (published, draft)
    skills: dict[int, str] = {}
    names: dict[str, str] = {}
    asked = _requirements(both, skills, names)
    profiles = (Profile(tuple(asked[one.pk]), one.ready_at) for one in both)
    return Versions(*profiles, skills, names)


def _requirements(
    profiles: Iterable[RoleProfile], skills: dict[int, str], names: dict[str, str]
) -> dict[int, list[Requirement]]:
    """What each profile asks for, in its order. Notes the skills on the way."""
    columns = ("skill", "skill__slug", "skill__name")
    others: dict[int, list[str]] = defaultdict(list)
    rows = Alternative.objects.filter(requirement__profile__in=profiles)
    for requirement, pk, slug, name in rows.values_list("requirement", *columns):
        others[requirement].append(slug)
        skills[pk], names[slug] = slug, name
    asked: dict[int, list[Requirement]] = defaultdict(list)
    rows = RequirementRow.objects.filter(profile__in=profiles).order_by("profile", "position", "pk")
    for profile, row, level, weight, essential, pk, slug, name in rows.values_list(
        "profile", "pk", "level", "weight", "essential", *columns
    ):
        asked[profile].append(Requirement(slug, level, weight, essential, tuple(others[row]), name))
        skills[pk], names[slug] = slug, name
    return asked
