"""Noting whose line a mentor saw: once a day, so that sorting ten times does not fill the list of the person."""

from collections.abc import Collection
from uuid import UUID

from django.db.models import Exists, OuterRef
from django.utils import timezone

from assessor.accounts.models import User
from assessor.mentoring.looks import note_all
from assessor.mentoring.models import AuditEvent
from assessor.reports.models import GapReport


def note_seen(mentor: User, reports: Collection[UUID]) -> None:
    """Note the reports of a page that were not noted today. Two queries."""
    midnight = timezone.localtime().replace(hour=0, minute=0, second=0, microsecond=0)
    noted = AuditEvent.objects.filter(
        actor=mentor, action=AuditEvent.Action.OVERVIEW, report=OuterRef("pk"), happened_at__gte=midnight
    )
    seen = GapReport.objects.filter(pk__in=reports).exclude(Exists(noted)).only("owner", "role_title")
    note_all(AuditEvent.Action.OVERVIEW, list(seen), mentor)
