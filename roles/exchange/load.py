"""A document into the database: everything is checked first, then applied all or nothing."""

from uuid import UUID

from django.db import DataError, IntegrityError, transaction

from roles.exchange.checks import Known, check
from roles.exchange.document import Document
from roles.exchange.load_roles import load_role_details, load_roles
from roles.exchange.load_skills import load_skill_details, load_skills
from roles.exchange.making_way import MakingWay, making_way
from roles.exchange.problems import CatalogueError, Origins, Problem
from roles.exchange.sync import Outcome
from roles.exchange.versions import load_versions
from roles.models import CatalogueRevision, Framework, Prerequisite, Role, Skill, SkillGroup, Source, Track

MEANWHILE = "the catalogue was changed since this was checked, so nothing was applied; look at the differences again"


def load(raw: dict, origins: Origins) -> Outcome:
    """Check a raw document and apply it. Raises CatalogueError, and changes nothing, when anything is wrong.

    Entries that the document does not name stay as they are; what hangs on a named entry (anchors, resources,
    facts, steps) becomes exactly what the document says. Published profiles are never changed: what asks for
    something else becomes a new version.
    """
    revision = CatalogueRevision.current()
    way = making_way(raw)
    document = check(raw, origins, way.told_to(known_now()))
    return apply(document, origins, revision=revision, way=way)


def apply(
    document: Document,
    origins: Origins,
    *,
    revision: UUID | None,
    keep_order: bool = False,
    way: MakingWay | None = None,
) -> Outcome:
    """Apply a document that was checked against the catalogue at a revision, in one transaction.

    With `keep_order` what is there keeps its place and what is new goes to the end; else the document's order counts.
    Imported entries make `way` for names that the document claims. Raises CatalogueError, and changes nothing, when the
    catalogue is at another revision by now.
    """
    try:
        with transaction.atomic():
            list(CatalogueRevision.objects.select_for_update())
            if CatalogueRevision.current() != revision:
                raise CatalogueError([Problem(origins.whole, "", MEANWHILE)])
            if way:
                way.write(origins.whole)
            outcome = _write(document, origins, keep_order)
            if outcome.changed_anything:
                CatalogueRevision.bump()
    except IntegrityError as error:
        text = f"two entries claim the same name or place ({error}); load the renamed entries first"
        raise CatalogueError([Problem(origins.whole, "", text)]) from error
    except DataError as error:  # such as more entries than a position can count
        raise CatalogueError([Problem(origins.whole, "", f"the database cannot hold it ({error})")]) from error
    return outcome


def _write(document: Document, origins: Origins, keep_order: bool) -> Outcome:
    outcome = Outcome(origins.whole, keep_order)
    outcome.named("frameworks", [Framework(**entry.model_dump()) for entry in document.frameworks])
    load_skills(document, outcome)
    load_skill_details(document, outcome)
    load_roles(document, outcome)
    load_role_details(document, outcome)
    outcome.counts["profiles"] = load_versions(document.roles, origins)
    return outcome


def known_now() -> Known:
    """What the database holds now, as the checks need it."""
    return Known(
        frameworks=dict(Framework.objects.values_list("slug", "name")),
        groups=dict(SkillGroup.objects.values_list("slug", "name")),
        sources=dict(Source.objects.values_list("slug", "title")),
        tracks=dict(Track.objects.values_list("slug", "name")),
        skills=dict(Skill.objects.values_list("slug", "name")),
        merged={
            slug: (name, into)
            for slug, name, into in Skill.including_merged.exclude(merged_into=None).values_list(
                "slug", "name", "merged_into__slug"
            )
        },
        roles=dict(Role.objects.values_list("slug", "title")),
        prerequisites=[
            ((skill, level), (needs, at))
            for skill, level, needs, at in Prerequisite.objects.values_list(
                "skill__slug", "level", "needs__slug", "needs_level"
            )
        ],
    )
