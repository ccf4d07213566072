"""Noting who looked at what, for the person whose it is."""

from assessor.accounts.holders import Holder
from assessor.accounts.models import User
from assessor.mentoring.models import AuditEvent
from assessor.reports.models import GapReport


def note(action: AuditEvent.Action, report: GapReport, actor: Holder) -> None:
    """Note what somebody did with a report. What its own owner reads or downloads is nobody's business."""
    told = action in (AuditEvent.Action.SHARED, AuditEvent.Action.REVOKED)
    if report.owner_id is None or (report.owner_id == getattr(actor, "pk", None) and not told):
        return
    note_all(action, [report], actor)


def note_all(action: AuditEvent.Action, reports: list[GapReport], actor: User) -> None:
    """Note the same for many reports, in one statement."""
    AuditEvent.objects.bulk_create(
        AuditEvent(owner_id=one.owner_id, actor=actor, action=action, report=one, about=one.role_title)
        for one in reports
    )
