"""What bringing tables in would do to the catalogue as it is now, row by row."""

from collections import Counter
from dataclasses import dataclass, field
from uuid import UUID

from roles.exchange.incoming import Prepared, Standing, prepare
from roles.exchange.problems import CatalogueError
from roles.exchange.tables.lines import Kind, ToldRow
from roles.exchange.tables.making import DraftMade
from roles.exchange.tables.reading import read_tables
from roles.models import ScheduledPublication

KINDS: tuple[Kind, ...] = ("refused", "added", "changed", "removed", "unchanged")


@dataclass
class Preview:
    """Every row with what becomes of it. `prepared` is None when rows are refused: then nothing can be applied."""

    rows: list[ToldRow]
    notes: list[str]
    drafts: list[DraftMade]
    revision: UUID | None
    prepared: Prepared | None = None
    faults: list[str] = field(default_factory=list)  # of the whole, in no row

    @property
    def is_refused(self) -> bool:
        return self.prepared is None

    @property
    def changes_anything(self) -> bool:
        return self.prepared is not None and self.prepared.changes_anything


def preview(files: list[tuple[str, bytes]], most: int | None = None) -> Preview:
    """What the tables in some files (name and content) would change, without touching a row of the database.

    Raises CatalogueError for files that cannot be read as tables.
    """
    standing = Standing.now()
    reading = read_tables(files, standing.document, most)
    prepared, faults = None, []
    if not reading.refused:
        try:
            prepared = prepare(reading.incoming, in_drafts=True, standing=standing)
        except CatalogueError as error:
            faults = [str(problem) for problem in reading.refuse(error.problems)]
    notes = [*map(str, reading.incoming.notes), *_lost_days(reading.drafts)]
    drafts = [] if prepared is None else reading.drafts
    return Preview(reading.told(), notes, drafts, standing.revision, prepared, faults)


def _lost_days(drafts: list[DraftMade]) -> list[str]:
    """Drafts that were to be published on a day: what was decided about them was not decided about the new ones."""
    replaced = [draft.slug for draft in drafts if draft.replaces]
    if not replaced:
        return []
    waiting = ScheduledPublication.objects.filter(profile__role__slug__in=replaced).select_related("profile__role")
    return [
        f"{one.profile.role}: its draft was to be published on {one.day:%d %B %Y}. The new draft has no day yet."
        for one in waiting
    ]


def counts(rows: list[ToldRow]) -> dict[str, Counter]:
    """How many rows of each kind there are, by table in the order of the files."""
    found: dict[str, Counter] = {}
    for row in rows:
        found.setdefault(row.table, Counter())[row.kind] += 1
    return found
