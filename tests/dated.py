"""Reports that somebody made some time ago."""

from datetime import UTC, datetime
from unittest.mock import patch

from assessor.accounts.models import User
from assessor.reports.models import GapReport
from roles.models import Role
from tests import assessed


def on(day: str, hour: int = 12) -> datetime:
    """An hour of a day that is written 2026-01-31."""
    return datetime.fromisoformat(day).replace(hour=hour, tzinfo=UTC)


def report_on(when: datetime, owner: User, role: Role, answers: dict) -> GapReport:
    """A report that was submitted and made at this moment."""
    with patch("django.utils.timezone.now", return_value=when):
        return made_at(when, assessed.report(owner, role, answers))


def made_at(when: datetime, report: GapReport) -> GapReport:
    """The same report as if it had been made then. Nothing can change one, so it is made anew with the same id."""
    kept = report.pk
    report.delete()
    report.pk, report.created_at, report._state.adding = kept, when, True
    report.save(force_insert=True)
    return report
