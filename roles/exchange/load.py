"""A document into the database: everything is checked first, then applied all or nothing."""

from collections import Counter

from django.db import DataError, IntegrityError, transaction

from roles.exchange.checks import Known, check
from roles.exchange.document import Document, RoleEntry, SkillEntry
from roles.exchange.problems import CatalogueError, Origins, Problem
from roles.exchange.sync import Outcome, sync
from roles.exchange.versions import load_versions
from roles.models import (
    Anchor,
    CareerStep,
    CatalogueRevision,
    LearningResource,
    PayRow,
    Prerequisite,
    Role,
    RoleFact,
    Skill,
    SkillGroup,
    Source,
    Track,
)


def load(raw: dict, origins: Origins) -> Outcome:
    """Check a raw document and apply it. Raises CatalogueError, and changes nothing, when anything is wrong.

    Entries that the document does not name stay as they are; what hangs on a named entry (anchors, resources,
    facts, steps) becomes exactly what the document says. Published profiles are never changed: what asks for
    something else becomes a new version.
    """
    try:
        with transaction.atomic():
            document = check(raw, origins, known_now())
            outcome = Outcome()
            _load_skills(document, outcome)
            _load_skill_details(document, outcome)
            _load_roles(document, outcome)
            _load_role_details(document, outcome)
            outcome.counts["profiles"] = load_versions(document.roles, origins)
            if outcome.changed_anything:
                CatalogueRevision.bump()
    except IntegrityError as error:
        text = f"two entries claim the same name or place ({error}); load the renamed entries first"
        raise CatalogueError([Problem(origins.whole, "", text)]) from error
    except DataError as error:  # such as more entries than a position can count
        raise CatalogueError([Problem(origins.whole, "", f"the database cannot hold it ({error})")]) from error
    return outcome


def known_now() -> Known:
    """What the database holds now, as the checks need it."""
    return Known(
        groups=dict(SkillGroup.objects.values_list("slug", "name")),
        sources=dict(Source.objects.values_list("slug", "title")),
        tracks=dict(Track.objects.values_list("slug", "name")),
        skills=dict(Skill.objects.values_list("slug", "name")),
        roles=dict(Role.objects.values_list("slug", "title")),
        prerequisites=[
            ((skill, level), (needs, at))
            for skill, level, needs, at in Prerequisite.objects.values_list(
                "skill__slug", "level", "needs__slug", "needs_level"
            )
        ],
    )


def _ids(model) -> dict[str, int]:
    return dict(model.objects.values_list("slug", "pk"))


def _named(model, want: list) -> Counter:
    """Sync entries that have a slug; those that the document does not name are left alone."""
    return sync(model.objects.filter(slug__in=[row.slug for row in want]), want, ("slug",))


def _load_skills(document: Document, outcome: Outcome) -> None:
    outcome.counts["groups"] = _named(
        SkillGroup,
        [
            SkillGroup(slug=entry.slug, name=entry.name, description=entry.description, position=position)
            for position, entry in enumerate(document.groups)
        ],
    )
    groups = _ids(SkillGroup)
    outcome.counts["skills"] = _named(
        Skill,
        [
            Skill(
                group_id=groups[entry.group],
                position=position,
                **entry.model_dump(include={"slug", "name", "kind", "description"}),
            )
            for position, entry in _numbered(document.skills, "group")
        ],
    )


def _load_skill_details(document: Document, outcome: Outcome) -> None:
    """Anchors, prerequisites and resources of the skills that the document names."""
    skills = _ids(Skill)
    named = [skills[entry.slug] for entry in document.skills]
    outcome.counts["anchors"] = sync(
        Anchor.objects.filter(skill__in=named),
        [anchor for entry in document.skills for anchor in _anchors(entry, skills)],
        ("skill_id", "level"),
    )
    outcome.counts["prerequisites"] = sync(
        Prerequisite.objects.filter(skill__in=named),
        [
            Prerequisite(
                skill_id=skills[entry.slug],
                level=need.level,
                needs_id=skills[need.skill],
                needs_level=need.needs,
            )
            for entry in document.skills
            for need in entry.prerequisites
        ],
        ("skill_id", "level", "needs_id"),
    )
    outcome.counts["resources"] = sync(
        LearningResource.objects.filter(skill__in={*named, *(skills[entry.skill] for entry in document.resources)}),
        [
            LearningResource(skill_id=skills[entry.skill], **entry.model_dump(exclude={"skill"}))
            for entry in document.resources
        ],
        ("skill_id", "title", "provider"),
    )


def _anchors(entry: SkillEntry, skills: dict[str, int]) -> list[Anchor]:
    return [
        Anchor(
            skill_id=skills[entry.slug],
            level=int(level),
            text=text,
            practice=entry.practice.get(level, ""),
            hours=entry.hours.get(level),
        )
        for level, text in entry.anchors.items()
    ]


def _load_roles(document: Document, outcome: Outcome) -> None:
    outcome.counts["sources"] = _named(
        Source, [Source(slug=entry.slug, title=entry.title) for entry in document.sources]
    )
    outcome.counts["tracks"] = _named(
        Track,
        [
            Track(slug=entry.slug, name=entry.name, summary=entry.summary, position=position)
            for position, entry in enumerate(document.tracks)
        ],
    )
    tracks = _ids(Track)
    plain = {"slug", "title", "also_known_as", "career_level", "summary", "editors_judgement"}
    outcome.counts["roles"] = _named(
        Role,
        [
            Role(track_id=tracks[entry.track], position=position, **entry.model_dump(include=plain))
            for position, entry in _numbered(document.roles, "track")
        ],
    )


def _load_role_details(document: Document, outcome: Outcome) -> None:
    """Facts, pay, steps and sources of the roles that the document names."""
    roles, sources = _ids(Role), _ids(Source)
    named = [roles[entry.slug] for entry in document.roles]
    outcome.counts["facts"] = sync(
        RoleFact.objects.filter(role__in=named),
        [fact for entry in document.roles for fact in _facts(entry, roles, sources)],
        ("role_id", "position"),
    )
    outcome.counts["pay"] = sync(
        PayRow.objects.filter(role__in=named),
        [row for entry in document.roles for row in _pay(entry, roles, sources)],
        ("role_id", "position"),
    )
    outcome.counts["steps"] = sync(
        CareerStep.objects.filter(from_role__in=named),
        [step for entry in document.roles for step in _steps(entry, roles)],
        ("from_role_id", "to_role_id"),
    )
    through = Role.sources.through
    outcome.counts["role sources"] = sync(
        through.objects.filter(role__in=named),
        [
            through(role_id=roles[entry.slug], source_id=sources[name])
            for entry in document.roles
            for name in entry.sources
        ],
        ("role_id", "source_id"),
    )


def _facts(entry: RoleEntry, roles: dict[str, int], sources: dict[str, int]) -> list[RoleFact]:
    return [
        RoleFact(
            role_id=roles[entry.slug],
            kind=fact.kind,
            text=fact.text,
            source_id=sources.get(fact.source),
            position=position,
        )
        for position, fact in enumerate(entry.facts)
    ]


def _pay(entry: RoleEntry, roles: dict[str, int], sources: dict[str, int]) -> list[PayRow]:
    return [
        PayRow(
            role_id=roles[entry.slug],
            source_id=sources[row.source],
            position=position,
            **row.model_dump(exclude={"source"}),
        )
        for position, row in enumerate(entry.pay)
    ]


def _steps(entry: RoleEntry, roles: dict[str, int]) -> list[CareerStep]:
    return [
        CareerStep(from_role_id=roles[entry.slug], to_role_id=roles[step.to], kind=step.kind, position=position)
        for position, step in enumerate(entry.steps)
    ]


def _numbered(entries: list, parent: str) -> list[tuple[int, object]]:
    """Each entry with its place among those of the same parent (group or track)."""
    places: Counter = Counter()
    numbered = []
    for entry in entries:
        numbered.append((places[getattr(entry, parent)], entry))
        places[getattr(entry, parent)] += 1
    return numbered
