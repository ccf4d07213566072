"""The records of many tables as one list, newest first, a page at a time, each with its line in plain words."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from django.core.paginator import Page, Paginator
from django.db.models import IntegerField, Model, OuterRef, Q, QuerySet, Subquery, Value

from roles.history.rows import LABELS
from roles.history.telling import Records, Teller
from roles.history.words import Line

PER_PAGE = 100


@dataclass(frozen=True)
class Kept:
    """The records of one model that belong to a page."""

    model: type[Model]
    records: QuerySet


@dataclass(frozen=True)
class Entry:
    """One record: when, by whom (a key), why, and what it says; none when nothing that is read differs.

    `page` are the model and the key of the row on whose page it is edited, `page_name` is what that is called.
    """

    moment: datetime
    user: int | None
    reason: str
    line: Line | None
    page: tuple[type[Model], int]
    page_name: str
    page_is_there: bool


def everything() -> list[Kept]:
    """The records of the whole catalogue."""
    return [Kept(model, model.history.all()) for model in LABELS]


def entries_of(scope: Sequence[Kept], number: str | int | None) -> tuple[Page, list[Entry]]:
    """A page of the records of a scope, and what they say. A number that is none leads to the first or last page."""
    first, *others = [_listed(place, kept) for place, kept in enumerate(scope)]
    listed = first.union(*others, all=True) if others else first
    page = Paginator(listed.order_by("-history_date", "place", "-history_id"), PER_PAGE).get_page(number)
    return page, _entries(scope, list(page.object_list))


def _listed(place: int, kept: Kept) -> QuerySet:
    rows = kept.records.order_by().annotate(place=Value(place, IntegerField()))
    return rows.values_list("history_date", "place", "history_id")


def _entries(scope: Sequence[Kept], listed: list[tuple[datetime, int, int]]) -> list[Entry]:
    keys = defaultdict(list)
    for _, place, key in listed:
        keys[scope[place].model].append(key)
    teller = Teller({kept.model: _with_those_before(kept.model, keys[kept.model]) for kept in scope})
    return [_entry(teller, scope[place].model, key) for _, place, key in listed]


def _entry(teller: Teller, model: type[Model], key: int) -> Entry:
    record, page = teller.records[model][key], teller.page(model, key)
    reason = record["history_change_reason"] or ""
    line, name = teller.line(model, key), teller.names.of(*page)
    is_there = page in teller.names.there
    return Entry(record["history_date"], record["history_user_id"], reason, line, page, name, is_there)


def _with_those_before(model: type[Model], keys: list[int]) -> Records:
    """These records by key, and of each the one before of the same row, in one query."""
    before = model.history.filter(id=OuterRef("id"), history_id__lt=OuterRef("history_id")).order_by("-history_id")
    these = model.history.filter(history_id__in=keys).order_by()
    predecessors = these.values(before=Subquery(before.values("history_id")[:1]))
    rows = model.history.filter(Q(history_id__in=keys) | Q(history_id__in=predecessors)).order_by("history_id")
    return {row["history_id"]: row for row in rows.values()}
