"""Sources, tracks, roles, and what hangs on a role, into the database."""

from roles.exchange.document import Document, RoleEntry
from roles.exchange.sync import Outcome, ids, numbered, update
from roles.models import CareerStep, Framework, PayRow, Role, RoleFact, Source, Track

PLAIN = {"slug", "title", "also_known_as", "career_level", "summary", "editors_judgement", "code"}


def load_roles(document: Document, outcome: Outcome) -> None:
    """Sources, tracks and roles, without what hangs on a role."""
    outcome.named("sources", [Source(**entry.model_dump()) for entry in document.sources])
    outcome.named(
        "tracks", [Track(position=position, **entry.model_dump()) for position, entry in enumerate(document.tracks)]
    )
    tracks, frameworks, roles = ids(Track), ids(Framework), ids(Role)
    outcome.named(
        "roles",
        [
            Role(
                track_id=tracks[entry.track],
                framework_id=frameworks.get(entry.framework),
                successor_id=roles.get(entry.successor),
                position=position,
                **entry.model_dump(include=PLAIN),
            )
            for position, entry in numbered(document.roles, "track")
        ],
        parent="track",
    )
    _name_new_successors(document, set(roles), outcome)


def _name_new_successors(document: Document, before: set[str], outcome: Outcome) -> None:
    """A successor that came with this document had no key yet when its predecessor was written."""
    heirs = {entry.slug: entry.successor for entry in document.roles if entry.successor not in {"", *before}}
    keys = ids(Role) if heirs else {}
    rows = list(Role.objects.filter(slug__in=heirs))
    for role in rows:
        role.successor_id = keys[heirs[role.slug]]
    update(rows, ["successor"], outcome.origin)


def load_role_details(document: Document, outcome: Outcome) -> None:
    """Facts, pay, steps and sources of the roles that the document names."""
    roles, sources = ids(Role), ids(Source)
    named = [roles[entry.slug] for entry in document.roles]
    outcome.sync(
        "facts",
        RoleFact.objects.filter(role__in=named),
        [fact for entry in document.roles for fact in _facts(entry, roles, sources)],
        ("role_id", "position"),
    )
    outcome.sync(
        "pay",
        PayRow.objects.filter(role__in=named),
        [row for entry in document.roles for row in _pay(entry, roles, sources)],
        ("role_id", "position"),
    )
    outcome.sync(
        "steps",
        CareerStep.objects.filter(from_role__in=named),
        [step for entry in document.roles for step in _steps(entry, roles)],
        ("from_role_id", "to_role_id"),
    )
    through = Role.sources.through
    outcome.sync(
        "role sources",
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
