"""The published catalogue as engine values: the one place that knows both the rows and the engine.

It is built once per revision of the catalogue and kept in memory; asking whether it is still current is one query.
"""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from uuid import UUID

from assessor.engine.careers import Career
from assessor.engine.gap import Profile, Requirement
from assessor.engine.matching import Compiled, compile_profiles
from assessor.engine.steps import Skills
from roles.levels import DEFAULT_HOURS
from roles.models import Alternative, Anchor, CareerStep, CatalogueRevision, Prerequisite, RoleProfile, Skill
from roles.models import Requirement as RequirementRow


@dataclass(frozen=True)
class SkillTexts:
    """What pages and reports say of a skill."""

    id: int
    slug: str
    name: str
    kind: str
    group: str
    group_slug: str
    anchors: dict[int, str]
    practice: dict[int, str]


@dataclass(frozen=True)
class RoleTexts:
    """What pages and reports say of a role with a published profile."""

    id: int
    slug: str
    title: str
    track: str
    career_level: int
    profile_id: int
    version: int


@dataclass(frozen=True)
class Catalogue:
    """All skills, and all roles with a published profile. Everything is keyed by slug, skills in catalogue order.

    `merged` are skills that are gone, each with the one that stands for it now; `merged_ids` the same by key.
    """

    skills: dict[str, SkillTexts]
    roles: dict[str, RoleTexts]
    profiles: dict[str, Profile]
    steps: Skills
    careers: dict[str, Career]
    compiled: Compiled
    merged: dict[str, str] = field(default_factory=dict)
    merged_ids: dict[int, int] = field(default_factory=dict)


_kept: dict[UUID | None, Catalogue] = {}


def published_catalogue() -> Catalogue:
    """The catalogue as it is published now."""
    revision = CatalogueRevision.current()
    if revision not in _kept:
        built = _build()
        _kept.clear()
        _kept[revision] = built
    return _kept[revision]


def forget() -> None:
    """Drop the copy in memory."""
    _kept.clear()


def _build() -> Catalogue:
    rows = list(Skill.including_merged.in_catalogue_order().values_list(*SKILL, "merged_into", "merged_into__slug"))
    merged = [row for row in rows if row[-1]]
    skills = _skills(row[: len(SKILL)] for row in rows if not row[-1])
    profiles, roles = _profiles(skills)
    return Catalogue(
        skills=skills,
        roles=roles,
        profiles=profiles,
        steps=_steps(),
        careers=_careers(roles),
        compiled=compile_profiles(profiles),
        merged={row[1]: row[-1] for row in merged},
        merged_ids={row[0]: row[-2] for row in merged},
    )


SKILL = ("pk", "slug", "name", "kind", "group__name", "group__slug")


def _skills(rows: Iterable[tuple]) -> dict[str, SkillTexts]:
    """Skills from these columns of their rows."""
    anchors: dict[int, dict[int, str]] = defaultdict(dict)
    practice: dict[int, dict[int, str]] = defaultdict(dict)
    for skill, level, text, task in Anchor.objects.values_list("skill", "level", "text", "practice"):
        anchors[skill][level] = text
        practice[skill][level] = task
    return {row[1]: SkillTexts(*row, anchors[row[0]], practice[row[0]]) for row in rows}


def _profiles(skills: dict[str, SkillTexts]) -> tuple[dict[str, Profile], dict[str, RoleTexts]]:
    """Published profiles and their roles, from the entry level of the first track up."""
    alternatives: dict[int, list[str]] = defaultdict(list)
    for requirement, skill in Alternative.objects.values_list("requirement", "skill__slug"):
        alternatives[requirement].append(skill)
    requirements: dict[int, list[Requirement]] = defaultdict(list)
    rows = RequirementRow.objects.of_published_profiles().values_list(
        "pk", "profile", "skill__slug", "level", "weight", "essential"
    )
    for pk, profile, skill, level, weight, essential in rows:
        names = tuple(alternatives[pk])
        requirements[profile].append(Requirement(skill, level, weight, essential, names, skills[skill].name))
    profiles, roles = {}, {}
    for row in _published():
        profiles[row.role.slug] = Profile(tuple(requirements[row.pk]), row.ready_at)
        role = row.role
        roles[role.slug] = RoleTexts(
            role.pk, role.slug, role.title, role.track.name, role.career_level, row.pk, row.version
        )
    return profiles, roles


def _published():
    return (
        RoleProfile.objects.published()
        .select_related("role__track")
        .order_by("role__track__position", "role__track__name", "role__career_level", "role__position", "role__title")
    )


def _steps() -> Skills:
    """Hours of every level of every skill, and what the levels need; plans of old reports may go by merged ones."""
    kinds = Skill.including_merged.values_list("slug", "kind")
    hours = {(slug, level): n for slug, kind in kinds for level, n in DEFAULT_HOURS[kind].items()}
    own = Anchor.objects.filter(hours__isnull=False).values_list("skill__slug", "level", "hours")
    hours |= {(slug, level): n for slug, level, n in own}
    needs = defaultdict(tuple)
    rows = Prerequisite.objects.order_by("needs__slug").values_list(
        "skill__slug", "level", "needs__slug", "needs_level"
    )
    for skill, level, other, at in rows:
        needs[skill, level] += ((other, at),)
    return Skills(hours, dict(needs))


def _careers(roles: dict[str, RoleTexts]) -> dict[str, Career]:
    steps: dict[str, tuple] = defaultdict(tuple)
    for start, end, kind in CareerStep.objects.values_list("from_role__slug", "to_role__slug", "kind"):
        steps[start] += ((end, kind),)
    return {slug: Career(role.career_level, steps[slug]) for slug, role in roles.items()}
