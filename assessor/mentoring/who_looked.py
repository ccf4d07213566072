"""Who looked at what of somebody's, as a list to be read: looks that follow one another on a day are one line."""

from collections.abc import Iterable, Sequence
from datetime import datetime
from itertools import groupby
from typing import NamedTuple

from django.utils import timezone

from assessor.accounts.models import User
from assessor.mentoring.models import AuditEvent

LOOKS = frozenset(
    {
        AuditEvent.Action.OPENED,
        AuditEvent.Action.DOWNLOADED,
        AuditEvent.Action.REVIEWING,
        AuditEvent.Action.OVERVIEW,
    }
)
READ = ("pk", "happened_at", "actor", "action", "report", "about")


class Line(NamedTuple):
    """Events that are told in one line: the id of the newest, the moments of the first and the last, and how many."""

    newest: int
    first: datetime
    last: datetime
    times: int

    @property
    def takes_a_while(self) -> bool:
        """Whether the first and the last were not in the same minute."""
        return self.first.replace(second=0, microsecond=0) != self.last.replace(second=0, microsecond=0)


def lines_of(owner: User) -> list[Line]:
    """All that happened to a person's own things, the newest first. One query, of a few plain columns."""
    return in_lines(AuditEvent.objects.visible_to(owner).values_list(*READ, named=True))


def in_lines(events: Iterable) -> list[Line]:
    """Events, the newest first, put together where the same person did the same with the same thing on the same day and
    nothing else came between. What was shared, taken back or sent stands for itself, as does what was done by somebody
    who has left: nobody can tell whether it was the same person."""
    found = []
    for _, together in groupby(events, key=_what):
        newest, *older = together
        first = older[-1] if older else newest
        found.append(Line(newest.pk, first.happened_at, newest.happened_at, 1 + len(older)))
    return found


def _what(event) -> tuple:
    if event.action not in LOOKS or event.actor is None:
        return (event.pk,)
    return timezone.localdate(event.happened_at), event.actor, event.action, event.report, event.about


def told(owner: User, lines: Sequence[Line]) -> list[dict]:
    """Some lines with the event that each tells of. One query."""
    events = (
        AuditEvent.objects.visible_to(owner).select_related("actor", "mentor").in_bulk([line.newest for line in lines])
    )
    return [{"line": line, "event": events[line.newest]} for line in lines if line.newest in events]
