"""Noting who looked at what, for the person whose it is."""

from assessor.accounts.holders import Holder
from assessor.accounts.models import User
from assessor.mentoring.models import AuditEvent
from assessor.reports.models import GapReport, Share


def note(action: AuditEvent.Action, report: GapReport, actor: Holder) -> None:
    """Note what somebody did with a report. What its own owner reads or downloads is nobody's business."""
    if report.owner_id is None or report.owner_id == getattr(actor, "pk", None):
        return
    note_all(action, [report], actor)


def note_grant(action: AuditEvent.Action, share: Share) -> None:
    """Note that a report's owner shared it with a mentor, or took it back from them."""
    report = share.report
    AuditEvent.objects.create(
        owner_id=report.owner_id,
        actor_id=report.owner_id,
        mentor_id=share.mentor_id,
        action=action,
        report=report,
        about=report.role_title,
    )


def note_all(action: AuditEvent.Action, reports: list[GapReport], actor: User) -> None:
    """Note the same for many reports, in one statement."""
    AuditEvent.objects.bulk_create(
        AuditEvent(owner_id=one.owner_id, actor=actor, action=action, report=one, about=one.role_title)
        for one in reports
    )
