"""What each of many records says: from the one before it, and the names of what both lead to."""

from collections import defaultdict

from django.apps import apps
from django.db.models import Model

from roles.history.names import Names
from roles.history.rows import LABELS, PART_OF, called, label_names, read, told_fields
from roles.history.words import Line, Value, changed_from_unknown, said
from roles.models import Requirement, Role, RoleProfile, Source

ADDED, TAKEN_AWAY = "+", "-"

Records = dict[int, dict]  # the columns of records, by the record's key, oldest first


class Teller:
    """Tells what records say. `records` are, for each model, some records, and for each of them the one before."""

    def __init__(self, records: dict[type[Model], Records]):
        self.records = records
        self.sources = _sources(list(records.get(Role, ())))
        self.before = {model: _before(rows) for model, rows in records.items()}
        self.names = Names(self._wanted())

    def line(self, model: type[Model], key: int) -> Line | None:
        """What a record says; None when nothing that is read differs from the one before."""
        record, before = self.records[model][key], self.before[model].get(key)
        now = self._values(model, record)
        label, kind = LABELS[model].format_map(now), record["history_type"]
        if kind in (ADDED, TAKEN_AWAY):
            told = _by_name(model, {name: now[name] for name in now if name not in _told_elsewhere(model)})
            return said(label, None, told) if kind == ADDED else said(label, told, None)
        if before is None:
            return changed_from_unknown(label)
        old = self._values(model, before)
        return said(LABELS[model].format_map(old), _by_name(model, old), _by_name(model, now))

    def page(self, model: type[Model], key: int) -> tuple[type[Model], int]:
        """The row on whose page a record's row is edited, as its model and key."""
        record = self.records[model][key]
        if model is RoleProfile or model not in PART_OF:
            return model, record["id"]
        above = model._meta.get_field(PART_OF[model])
        if above.related_model is Requirement:
            return RoleProfile, self.names.profile_of.get(record[above.attname], 0)
        return above.related_model, record[above.attname]

    def _values(self, model: type[Model], record: dict) -> dict[str, Value]:
        """What is told of a record, by the names of its fields."""
        values = {}
        for field in told_fields(model):
            value = record[field.attname]
            values[field.name] = read(field, value, self.names.of(field.related_model, value))
        if model is Role:
            sources = [self.names.of(Source, key) for key in self.sources[record["history_id"]]]
            values["sources"] = "; ".join(sorted(sources))
        return values

    def _wanted(self) -> dict[type[Model], set[int]]:
        """What has to be named: the rows themselves, and what their fields lead to."""
        wanted = defaultdict(set)
        wanted[Source] |= {source for named in self.sources.values() for source in named}
        for model, rows in self.records.items():
            wanted[model] |= {row["id"] for row in rows.values()}
            for field in told_fields(model):
                if field.is_relation:
                    keys = {row[field.attname] for row in rows.values()}
                    wanted[field.related_model] |= keys - {None}
        return wanted


def _before(rows: Records) -> Records:
    """By the key of each record the one before of the same row, if it is among them."""
    found, last = {}, {}
    for key, row in rows.items():
        if row["id"] in last:
            found[key] = last[row["id"]]
        last[row["id"]] = row
    return found


def _sources(records: list[int]) -> dict[int, set[int]]:
    """The sources that each record of a role names."""
    found = defaultdict(set)
    rows = apps.get_model("roles", "HistoricalRole_sources")._base_manager.filter(history__in=records)
    for record, source in rows.values_list("history", "source"):
        found[record].add(source)
    return found


def _told_elsewhere(model: type[Model]) -> set[str]:
    """What the label says already, and the page on which the line stands."""
    return {*label_names(model), PART_OF.get(model, "")}


def _by_name(model: type[Model], values: dict[str, Value]) -> dict[str, Value]:
    return {called(model, name): value for name, value in values.items()}
