"""Records grouped by the save that made them, and by the page on which it was made."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import PurePath

from django.db.models import Model
from django.urls import NoReverseMatch, reverse

from roles.history.entries import Entry
from roles.history.names import people
from roles.history.words import Line

# The records of one save follow each other at once. A file of thousands of rows pauses between its tables.
A_SAVE, A_FILE = timedelta(seconds=1), timedelta(minutes=1)
LEFT = "Somebody who has left"
LEFT_OR_COMMAND = "A command, or somebody who has left"  # commands have no name


@dataclass(frozen=True)
class Part:
    """What a save did on one page: what that is called, its address if it is still there, and the lines."""

    name: str
    address: str
    lines: tuple[Line, ...]


@dataclass(frozen=True)
class Save:
    """One save: who, when (its last record), why, and what it did, in the order of its records.

    Of a file that it came from, the name is told, not where it lay.
    """

    who: str
    moment: datetime
    reason: str
    parts: tuple[Part, ...]


def saves_of(entries: Iterable[Entry]) -> list[Save]:
    """The saves that made these entries, newest first, as the entries are."""
    groups: list[list[Entry]] = []
    for entry in entries:
        if groups and _is_same(groups[-1][-1], entry):
            groups[-1].append(entry)
        else:
            groups.append([entry])
    names = people({entry.user for group in groups for entry in group} - {None})
    return [_save(group, names) for group in groups]


def _is_same(newer: Entry, older: Entry) -> bool:
    pause = A_FILE if newer.reason else A_SAVE
    same = (newer.user, newer.reason) == (older.user, older.reason)
    return same and newer.moment - older.moment <= pause


def _save(group: list[Entry], names: dict[int, str]) -> Save:
    lines: dict[tuple[type[Model], int], list[Line]] = {}
    shown = {entry.page: entry for entry in group}
    for entry in reversed(group):
        if entry.line:
            lines.setdefault(entry.page, []).append(entry.line)
    parts = [_part(shown[page], of_page) for page, of_page in lines.items()]
    nobody = LEFT_OR_COMMAND if group[0].reason else LEFT
    reason = PurePath(group[0].reason).name if group[0].reason.startswith("/") else group[0].reason
    return Save(names.get(group[0].user, nobody), group[0].moment, reason, tuple(parts))


def _part(entry: Entry, lines: list[Line]) -> Part:
    address = _address(*entry.page) if entry.page_is_there else ""
    return Part(entry.page_name, address, tuple(dict.fromkeys(lines)))


def _address(model: type[Model], key: int) -> str:
    try:
        return reverse(f"admin:roles_{model._meta.model_name}_change", args=[key])
    except NoReverseMatch:  # a framework has no page of its own
        return ""
