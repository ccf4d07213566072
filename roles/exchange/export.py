"""The database as a document: everything that `load` can take back, old versions included."""

from collections import defaultdict

from roles.exchange.document import Document, ProfileEntry
from roles.exchange.versions import as_entries
from roles.models import LearningResource, Role, RoleProfile, Skill, SkillGroup, Source, Track


def export() -> Document:
    """The whole catalogue, in the order in which it is shown."""
    return Document(
        groups=[_fields(group, "slug", "name", "description") for group in SkillGroup.objects.all()],
        sources=[_fields(source, "slug", "title") for source in Source.objects.all()],
        tracks=[_fields(track, "slug", "name", "summary") for track in Track.objects.all()],
        skills=_skills(),
        roles=_roles(),
        resources=_resources(),
    )


def export_json() -> dict:
    """The document as JSON values; a role without a draft or published profile says null."""
    return export().model_dump(mode="json")


def _fields(row, *names: str) -> dict:
    return {name: getattr(row, name) for name in names}


def _skills() -> list[dict]:
    skills = Skill.objects.in_catalogue_order().prefetch_related("anchors", "prerequisites__needs")
    return [
        _fields(skill, "slug", "name", "kind", "description")
        | {
            "group": skill.group.slug,
            "anchors": {str(anchor.level): anchor.text for anchor in skill.anchors.all()},
            "practice": {str(a.level): a.practice for a in skill.anchors.all() if a.practice},
            "hours": {str(anchor.level): anchor.hours for anchor in skill.anchors.all() if anchor.hours},
            "prerequisites": [
                {"level": need.level, "skill": need.needs.slug, "needs": need.needs_level}
                for need in skill.prerequisites.all()
            ],
        }
        for skill in skills
    ]


def _resources() -> list[dict]:
    names = [field for field in LearningResource._meta.get_fields() if field.name not in ("id", "skill")]
    resources = LearningResource.objects.select_related("skill").order_by(
        "skill__group__position", "skill__position", "skill__name", "from_level", "to_level", "title"
    )
    return [
        {"skill": resource.skill.slug} | _fields(resource, *(field.name for field in names)) for resource in resources
    ]


def _roles() -> list[dict]:
    roles = Role.objects.by_track().prefetch_related("facts__source", "pay__source", "sources", "steps__to_role")
    versions = _versions()
    return [_role(role) | versions[role.pk] for role in roles]


def _role(role: Role) -> dict:
    return _fields(role, "slug", "title", "also_known_as", "career_level", "summary", "editors_judgement") | {
        "track": role.track.slug,
        "sources": [source.slug for source in role.sources.all()],
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
    """Per role: its published profile, the earlier ones by number, and its draft."""
    profiles = list(RoleProfile.objects.with_requirements().order_by("version"))
    entries = as_entries(profiles)
    versions: dict[int, dict] = defaultdict(lambda: {"earlier_profiles": []})
    for profile in profiles:
        entry = entries[profile.pk]
        if profile.status == RoleProfile.Status.DRAFT:
            versions[profile.role_id]["draft"] = entry
            continue
        kept = ProfileEntry.model_construct(**dict(entry))
        if profile.status == RoleProfile.Status.PUBLISHED:
            versions[profile.role_id]["profile"] = kept
        else:
            versions[profile.role_id]["earlier_profiles"].append(kept)
    return versions
