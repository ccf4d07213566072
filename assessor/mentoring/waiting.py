"""What of mentoring somebody should know of on their home page: a line for each thing, with where it leads."""

from datetime import timedelta
from typing import NamedTuple

from django.urls import reverse
from django.utils import timezone

from assessor.accounts.models import User
from assessor.learning.outline import day
from assessor.mentoring.inbox import to_review
from assessor.mentoring.models import Invitation, MentorReview
from assessor.mentoring.review_sheet import mentor_name

NEWS = timedelta(days=14)  # as long a review that was sent to somebody is news


class Line(NamedTuple):
    """A sentence without its full stop, and the address at which one goes on."""

    words: str
    href: str


def waiting_for(user: User) -> list[Line]:
    """Invitations to answer, reports to review, and the newest review that came lately. Three queries."""
    found = [_invitations(user), _reviews(user), _came(user)]
    return [line for line in found if line]


def _invitations(user: User) -> Line | None:
    number = Invitation.objects.addressed_to(user).count()
    if not number:
        return None
    words = "An invitation waits" if number == 1 else f"{number} invitations wait"
    return Line(f"{words} for your answer", reverse("mentoring"))


def _reviews(user: User) -> Line | None:
    number = to_review(user).count()
    if not number:
        return None
    words = "A report waits" if number == 1 else f"{number} reports wait"
    return Line(f"{words} for your review", reverse("inbox"))


def _came(user: User) -> Line | None:
    """Who reviewed which report, for its owner."""
    sent = MentorReview.objects.visible_to(user).sent().filter(report__owner=user, sent_at__gt=timezone.now() - NEWS)
    sent = sent.select_related("mentor", "report").defer("report__content", "summary")
    newest = sent.order_by("-sent_at").first()
    if newest is None:
        return None
    when = day(timezone.localdate(newest.sent_at))
    words = f"{mentor_name(newest)} reviewed your report for {newest.report.role_title} on {when}"
    return Line(words, reverse("report-reviews", args=[newest.report_id]))
