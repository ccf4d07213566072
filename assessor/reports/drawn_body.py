"""The bodies of reports' pages, kept in the memory of this process: what is frozen needs drawing once.

Nothing of a reader is in a body: it is drawn without a request, so it can hold no token, no name and no permission.
There are two of each report: the one for its owner leads to what only they may do.
Whether somebody may see a report is asked of the database each time, before anything is looked for here.
"""

from threading import Lock
from time import monotonic
from typing import NamedTuple
from uuid import UUID

from django.template.base import Template
from django.template.loader import get_template

from assessor.reports.models import GapReport
from assessor.reports.page import page_context

MOST = 100  # bodies at a time; a long one takes 0.2 MB
LASTS = 600  # seconds; a report that is deleted in another process stays in the memory of this one no longer


class Drawn(NamedTuple):
    """A body and the role as the report names it; then what they were made from, and until when they last."""

    body: str
    role: dict
    digest: str
    template: Template
    until: float


_kept: dict[tuple[UUID, bool], Drawn] = {}  # by report and whether it is for the owner, the oldest first
_lock = Lock()


def is_drawn(pk: UUID, *, for_owner: bool = True) -> bool:
    """Whether a report's body is kept, so that its content need not be read."""
    return (pk, for_owner) in _kept


def drawn(report: GapReport, *, for_owner: bool = True) -> Drawn:
    """The body of a report. Its content is read only when nothing is kept that was made from it.

    Raises GapReport.DoesNotExist when the content was left out and the report is deleted by now.
    """
    template = get_template("reports/body.html")
    with _lock:
        _drop_old()
        kept = _kept.get((report.pk, for_owner))
    # Another template is another object: whoever edits one sees the change, as on every page.
    if kept and (kept.digest, kept.template) == (report.digest, template.template):
        return kept
    content = report.content
    body = template.render(page_context(content) | {"report": {"pk": report.pk} if for_owner else None})
    made = Drawn(body, content["role"], report.digest, template.template, monotonic() + LASTS)
    with _lock:
        _kept.pop((report.pk, for_owner), None)
        _kept[report.pk, for_owner] = made
        _drop_old()
    return made


def _drop_old() -> None:
    """Drop what is too old, and the oldest of too many."""
    now = monotonic()
    while _kept and (len(_kept) > MOST or next(iter(_kept.values())).until <= now):
        del _kept[next(iter(_kept))]


def forget(pk: UUID) -> None:
    """Drop the bodies of a report that is deleted."""
    with _lock:
        for for_owner in (True, False):
            _kept.pop((pk, for_owner), None)
