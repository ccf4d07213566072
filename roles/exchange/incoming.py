"""From files to the database in three steps: a reader makes something incoming, it is prepared, it is applied.

Preparing finds every fault and every difference without touching a row. Applying writes what differs and nothing else,
in one short transaction, and only while the catalogue is still what it was prepared against.
"""

from dataclasses import dataclass, field
from uuid import UUID

from roles.exchange import load
from roles.exchange.checks import check
from roles.exchange.difference import Difference, differences, only_changes
from roles.exchange.document import Document
from roles.exchange.export import export_json
from roles.exchange.fill_in import as_drafts, fill_in, qualify
from roles.exchange.following import follow_merges
from roles.exchange.problems import Origins, Problem
from roles.exchange.staying import kept_by_editors, left_behind
from roles.exchange.sync import Outcome
from roles.models import CatalogueRevision


@dataclass
class Incoming:
    """What a reader made of files: a raw document, where its entries stood, and what it left out and why.

    `decided` are slugs of roles for which somebody has just said what counts, whatever editors set before.
    """

    raw: dict
    origins: Origins
    notes: list[Problem] = field(default_factory=list)
    decided: frozenset[str] = frozenset()


@dataclass(frozen=True)
class Standing:
    """The catalogue as a document, and the revision that it is of."""

    revision: UUID | None
    document: dict

    @classmethod
    def now(cls) -> "Standing":
        # The mark first: a change in between then counts as one that came after.
        return cls(CatalogueRevision.current(), export_json())


@dataclass
class Prepared:
    """What applying would do to the catalogue as it is at a revision."""

    document: Document  # only what differs
    origins: Origins
    differences: list[Difference]
    notes: list[Problem]
    revision: UUID | None

    @property
    def changes_anything(self) -> bool:
        return any(difference.kind != "unchanged" for difference in self.differences)

    def apply(self) -> Outcome:
        """Write it. Raises CatalogueError, and changes nothing, when the catalogue was changed in the meantime."""
        if not self.changes_anything:
            return Outcome()
        return load.apply(self.document, self.origins, revision=self.revision, keep_order=True)


def prepare(
    incoming: Incoming,
    *,
    editors_keep: frozenset[str] = frozenset(),
    in_drafts: bool = False,
    framework: str = "",
    standing: Standing | None = None,
) -> Prepared:
    """Check what came in against the catalogue and find what it would change. Raises CatalogueError for any fault.

    What an entry leaves out stays as it is. `editors_keep` are fields of roles that stay as they are in roles that are
    there already, because editors may have corrected them. With `in_drafts` a role's requirements become its draft,
    for editors to publish. With a `framework` a name that stands already elsewhere gets it behind it, in brackets, and
    skills that were merged here are followed to those that stay; without one both are faults. `standing` is the
    catalogue that the reader has seen, where it has seen one.
    """
    standing = standing or Standing.now()
    now = standing.document
    raw, origins, notes = incoming.raw, incoming.origins, list(incoming.notes)
    if framework:
        raw, origins, followed = follow_merges(raw, origins, now)
        raw = qualify(raw, now, framework)
        notes += followed
    raw = fill_in(raw, now, editors_keep, incoming.decided)
    wanted = check(raw, origins, load.known_now()).model_dump(mode="json")
    if in_drafts:
        wanted = as_drafts(wanted, now)
    found = differences(wanted, now)
    document = Document.model_validate(only_changes(wanted, found))
    notes += kept_by_editors(incoming.raw, wanted, editors_keep, origins)
    notes += left_behind(wanted, now, origins)
    return Prepared(document, origins, found, notes, standing.revision)
