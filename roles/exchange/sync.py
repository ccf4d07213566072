"""Bring a table in line with wanted rows: add, change, remove in bulk, and count what happened."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field

from django.db import models


@dataclass
class Outcome:
    """What a load did, per kind of entry: how many were added, changed, removed, unchanged."""

    counts: dict[str, Counter] = field(default_factory=dict)

    @property
    def changed_anything(self) -> bool:
        return any(n for count in self.counts.values() for kind, n in count.items() if kind != "unchanged")


def sync[M: models.Model](have: Iterable[M], want: Iterable[M], key: tuple[str, ...]) -> Counter:
    """Make the rows `have` (a queryset: the part of the table that may be touched) equal to `want`.

    Rows with the same key (attribute names) are the same row: it is written only where a field differs, and rows
    of `have` whose key is not wanted are removed. Returns how many were added, changed, removed, unchanged.
    Wanted rows receive the primary key of the row they became.
    """
    want = list(want)
    if not want:
        return Counter(removed=have.delete()[0])
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
    if changed:
        model._base_manager.bulk_update(changed, [field.name for field in fields], batch_size=500)
    model._base_manager.bulk_create(added, batch_size=500)
    return Counter(
        added=len(added),
        changed=len(changed),
        removed=len(existing),
        unchanged=len(want) - len(added) - len(changed),
    )
