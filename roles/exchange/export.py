"""The database as a document: everything that `load` can take back, old versions included."""

from collections import defaultdict

from pydantic_core import to_jsonable_python

from roles.exchange.document import FrameworkEntry, ResourceEntry
from roles.exchange.versions import as_entries
from roles.models import Framework, LearningResource, Role, RoleProfile, Skill, SkillGroup, Source, Track


def export_json() -> dict:
    """The whole catalogue as JSON values, in the order in which it is shown.

    It is written as it stands, unchecked: a skill that has only three anchors yet belongs into a copy of the data too.
    What has no position of its own is ordered by slug or title here, since databases differ in how they sort texts.
    """
    document = {
        "frameworks": [_fields(framework, *FrameworkEntry.model_fields) for framework in Framework.objects.all()],
        "groups": [_fields(group, "slug", "name", "description") for group in SkillGroup.objects.all()],
        "sources": [_fields(source, "slug", "title") for source in _by_title(Source.objects.all())],
        "tracks": [_fields(track, "slug", "name", "summary") for track in Track.objects.all()],
        "skills": _skills(),
        "merged_skills": merged_skills(),
        "roles": _roles(),
        "resources": _resources(),
    }
    return to_jsonable_python(document)


def _fields(row, *names: str) -> dict:
    return {name: getattr(row, name) for name in names}


def _by_title(sources) -> list[Source]:
    return sorted(sources, key=lambda source: source.title)


def _skills() -> list[dict]:
    skills = (
        Skill.objects.in_catalogue_order()
        .select_related("framework")
        .prefetch_related("anchors", "prerequisites__needs")
    )
    return [
        _fields(skill, "slug", "name", "kind")
        | {"group": skill.group.slug, "description": skill.description}
        | _framework(skill)
        | {
            "anchors": {str(anchor.level): anchor.text for anchor in skill.anchors.all()},
            "practice": {str(a.level): a.practice for a in skill.anchors.all() if a.practice},
            "hours": {str(anchor.level): anchor.hours for anchor in skill.anchors.all() if anchor.hours},
            "prerequisites": sorted(
                (
                    {"level": need.level, "skill": need.needs.slug, "needs": need.needs_level}
                    for need in skill.prerequisites.all()
                ),
                key=lambda need: (need["level"], need["skill"]),
            ),
        }
        for skill in skills
    ]


def merged_skills() -> list[dict]:
    """Without levels and what hangs on them: only versions of before name these skills, by their name."""
    gone = Skill.including_merged.exclude(merged_into=None).select_related("group", "framework", "merged_into")
    return [
        _fields(skill, "slug", "name", "kind")
        | {"group": skill.group.slug, "description": skill.description}
        | _framework(skill)
        | {"into": skill.merged_into.slug}
        for skill in sorted(gone, key=lambda skill: skill.slug)
    ]


def _framework(row: Skill | Role) -> dict:
    return {"framework": row.framework.slug if row.framework else "", "code": row.code}


def _resources() -> list[dict]:
    """Skill by skill in the order of the skills, each from the lowest level up."""
    resources: dict[int, list[LearningResource]] = defaultdict(list)
    for row in LearningResource.objects.select_related("skill"):
        resources[row.skill_id].append(row)
    names = [name for name in ResourceEntry.model_fields if name != "skill"]
    return [
        {"skill": row.skill.slug} | _fields(row, *names)
        for skill in Skill.objects.in_catalogue_order()
        for row in sorted(resources[skill.pk], key=lambda r: (r.from_level, r.to_level, r.title, r.provider))
    ]


def _roles() -> list[dict]:
    roles = (
        Role.objects.by_track()
        .select_related("framework", "successor")
        .prefetch_related("facts__source", "pay__source", "sources", "steps__to_role")
    )
    versions = _versions()
    return [_role(role) | versions[role.pk] for role in roles]


def _role(role: Role) -> dict:
    return {
        **_fields(role, "slug", "title", "also_known_as"),
        "track": role.track.slug,
        **_fields(role, "career_level", "summary", "editors_judgement"),
        **_framework(role),
        "successor": role.successor.slug if role.successor else "",
        "sources": [source.slug for source in _by_title(role.sources.all())],
        "facts": [
            _fields(fact, "kind", "text") | {"source": fact.source.slug if fact.source else ""}
            for fact in role.facts.all()
        ],
        "pay": [
            _fields(row, "low", "high", "currency", "basis", "year", "region", "note") | {"source": row.source.slug}
            for row in role.pay.all()
        ],
        "steps": [{"to": step.to_role.slug, "kind": step.kind} for step in role.steps.all()],
    }


def _versions() -> dict[int, dict]:
    """Per role: its published profile, the earlier ones by number, and its draft; null where there is none."""
    profiles = list(RoleProfile.objects.with_requirements().order_by("version"))
    entries = as_entries(profiles)
    versions: dict[int, dict] = defaultdict(lambda: {"profile": None, "earlier_profiles": [], "draft": None})
    for profile in profiles:
        place, entry = versions[profile.role_id], entries[profile.pk]
        if profile.status == RoleProfile.Status.DRAFT:
            place["draft"] = entry
        elif profile.status == RoleProfile.Status.PUBLISHED:
            place["profile"] = entry
        else:
            place["earlier_profiles"].append(entry)
    return versions
