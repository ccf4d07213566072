"""Bring a table in line with wanted rows: add, change, remove in bulk, with their history, and count what happened."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field

from django.db import connection, models
from django.utils import timezone
from simple_history.utils import bulk_update_with_history

BATCH = 500
REASON = 100  # characters that the history has for a reason


@dataclass
class Outcome:
    """What a load did, per kind of entry: how many were added, changed, removed, unchanged.

    `origin` is what the history names as the reason; with `keep_order` rows keep the position they have.
    """

    origin: str = ""
    keep_order: bool = False
    counts: dict[str, Counter] = field(default_factory=dict)

    @property
    def changed_anything(self) -> bool:
        return any(n for count in self.counts.values() for kind, n in count.items() if kind != "unchanged")

    def named(self, kind: str, want: list[models.Model], parent: str = "") -> None:
        """Sync rows that have a slug; those that the document does not name are left alone.

        Rows are ordered among those with the same parent (the name of a field), by their position.
        """
        if not want:
            self.counts[kind] = Counter()
            return
        rows = type(want[0])._base_manager
        if self.keep_order and hasattr(want[0], "position"):
            _keep_places(rows, want, parent)
        self.sync(kind, rows.filter(slug__in=[row.slug for row in want]), want, ("slug",))

    def sync[M: models.Model](self, kind: str, have: Iterable[M], want: Iterable[M], key: tuple[str, ...]) -> None:
        """See `sync`, of which this keeps the count."""
        self.counts[kind] = sync(have, want, key, reason=self.origin)


def _keep_places(rows: models.Manager, want: list[models.Model], parent: str) -> None:
    """Give known rows the position they have, and new ones those after the last of their parent."""
    columns = ["slug", "position", *([f"{parent}_id"] if parent else [])]
    places = {slug: (position, *of) for slug, position, *of in rows.values_list(*columns)}
    last: Counter = Counter()
    for position, *of in places.values():
        last[tuple(of)] = max(last[tuple(of)], position + 1)
    for row in want:
        of = (getattr(row, f"{parent}_id"),) if parent else ()
        if row.slug in places and places[row.slug][1:] == of:
            row.position = places[row.slug][0]
        else:
            row.position = last[of]
            last[of] += 1


def sync[M: models.Model](have: Iterable[M], want: Iterable[M], key: tuple[str, ...], *, reason: str = "") -> Counter:
    """Make the rows `have` (a queryset: the part of the table that may be touched) equal to `want`.

    Rows with the same key (attribute names) are the same row: it is written only where a field differs, and rows
    of `have` whose key is not wanted are removed. Returns how many were added, changed, removed, unchanged.
    Wanted rows receive the primary key of the row they became. The history names the reason.
    """
    want = list(want)
    if not want:
        return Counter(removed=have.delete()[1].get(have.model._meta.label, 0))
    model = type(want[0])
    fields = [field for field in model._meta.concrete_fields if not field.primary_key]

    def key_of(row: M) -> tuple:
        return tuple(getattr(row, name) for name in key)

    def values_of(row: M) -> list:
        return [getattr(row, field.attname) for field in fields]

    existing = {key_of(row): row for row in have}
    added, changed = [], []
    for row in want:
        old = existing.pop(key_of(row), None)
        if old is None:
            added.append(row)
            continue
        row.pk = old.pk
        if values_of(row) != values_of(old):
            changed.append(row)
    if existing:
        model._base_manager.filter(pk__in=[row.pk for row in existing.values()]).delete()
    update(changed, [field.name for field in fields], reason)
    create(added, reason)
    return Counter(
        added=len(added),
        changed=len(changed),
        removed=len(existing),
        unchanged=len(want) - len(added) - len(changed),
    )


def create(rows: list[models.Model], reason: str) -> None:
    """Insert rows of one model in bulk, with their history where the model keeps one."""
    if not rows:
        return
    model = type(rows[0])
    model._base_manager.bulk_create(rows, batch_size=BATCH)
    if hasattr(model, "history"):
        _remember_new(model, rows, reason)


def _remember_new(model: type[models.Model], rows: list[models.Model], reason: str) -> None:
    """Write the history of rows that are new, copied within the database.

    To make each record here and to send it takes longer than all the rest, and everybody who saves would wait for it.
    """
    record = model.history.model
    by = record.get_default_history_user(rows[0])
    said = {
        "history_date": connection.ops.adapt_datetimefield_value(timezone.now()),
        "history_change_reason": reason[:REASON],
        "history_type": "+",
        "history_user_id": by.pk if by else None,
    }
    quote = connection.ops.quote_name
    columns = ", ".join(quote(field.column) for field in model._meta.concrete_fields)
    more = ", ".join(map(quote, said))
    keys = [row.pk for row in rows]
    with connection.cursor() as cursor:
        for start in range(0, len(keys), BATCH):
            some = keys[start : start + BATCH]
            cursor.execute(
                f"INSERT INTO {quote(record._meta.db_table)} ({columns}, {more}) "  # noqa: S608 (names of columns)
                f"SELECT {columns}, {', '.join(['%s'] * len(said))} FROM {quote(model._meta.db_table)} "
                f"WHERE {quote(model._meta.pk.column)} IN ({', '.join(['%s'] * len(some))})",
                [*said.values(), *some],
            )


def update(rows: list[models.Model], fields: list[str], reason: str) -> None:
    """Write fields of rows of one model in bulk, with their history where the model keeps one."""
    if not rows:
        return
    model = type(rows[0])
    if hasattr(model, "history"):
        bulk_update_with_history(rows, model, fields, batch_size=BATCH, default_change_reason=reason[:REASON])
    else:
        model._base_manager.bulk_update(rows, fields, batch_size=BATCH)


def ids(model: type[models.Model]) -> dict[str, int]:
    """The primary keys of a model's rows by slug."""
    return dict(model._base_manager.values_list("slug", "pk"))


def numbered(entries: list, parent: str) -> list[tuple[int, object]]:
    """Each entry with its place among those of the same parent (group or track)."""
    places: Counter = Counter()
    pairs = []
    for entry in entries:
        pairs.append((places[getattr(entry, parent)], entry))
        places[getattr(entry, parent)] += 1
    return pairs
