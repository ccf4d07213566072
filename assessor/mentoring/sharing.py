"""Sharing a report with a mentor, and taking that back."""

from collections.abc import Iterable

from django.db import IntegrityError, transaction
from django.utils import timezone

from assessor.accounts.models import User
from assessor.mentoring import mail
from assessor.mentoring.looks import note, note_grant
from assessor.mentoring.models import AuditEvent, Mentorship
from assessor.reports.models import GapReport, Share


class NotAMentorError(Exception):
    """A report may be shared with one's own mentors only."""


@transaction.atomic
def share(report: GapReport, mentor: User, message: str = "") -> Share:
    """Let a mentor of the report's owner read it, from their next request on. Twice is as once.

    The mentorship is locked meanwhile: it cannot end between the question and the row. Raises NotAMentorError.
    """
    pairs = Mentorship.objects.running().filter(learner=report.owner_id, mentor=mentor, mentor__is_active=True)
    if not pairs.select_for_update(of=("self",)).exists():
        raise NotAMentorError("You can share a report with your mentors only.")
    given = {"message": message, "shared_at": timezone.now(), "revoked_at": None}
    row, is_new = _row(report, mentor, given)
    if not is_new and row.revoked_at is None:
        return row
    if not is_new:
        Share.objects.filter(pk=row.pk).update(**given)
        row.refresh_from_db()
    note_grant(AuditEvent.Action.SHARED, row)
    mail.shared(row)
    return row


def _row(report: GapReport, mentor: User, given: dict) -> tuple[Share, bool]:
    """The one row for a report and a mentor, locked, and whether it is new."""
    try:
        with transaction.atomic():
            return Share.objects.select_for_update(of=("self",)).get_or_create(
                report=report, mentor=mentor, defaults=given
            )
    except IntegrityError:  # shared in another tab at the same moment
        return Share.objects.select_for_update(of=("self",)).get(report=report, mentor=mentor), False


@transaction.atomic
def revoke(share: Share) -> bool:
    """Take a report back: whatever its mentor asks for next is not found. False when that was done already."""
    if not Share.objects.open().filter(pk=share.pk).update(revoked_at=timezone.now()):
        return False
    note_grant(AuditEvent.Action.REVOKED, share)
    mail.revoked(share)
    return True


def revoke_all(learner: User, mentor: User) -> Iterable[Share]:
    """Take back all that a learner shares with a mentor whose mentorship ends. Inside its transaction."""
    rows = list(Share.objects.open().filter(report__owner=learner, mentor=mentor).select_related("report"))
    Share.objects.filter(pk__in=[row.pk for row in rows]).update(revoked_at=timezone.now())
    for row in rows:
        note(AuditEvent.Action.ENDED, row.report, mentor)
    return rows
