"""The versions of a review: starting one, sending it for good, and going on with a new one."""

from django.db import transaction
from django.utils import timezone

from assessor.accounts.models import User
from assessor.mentoring import mail
from assessor.mentoring.looks import note
from assessor.mentoring.models import AuditEvent, MentorReview, ReviewedSkill, SuggestedStep
from assessor.mentoring.review_said import Said, mark_of_all
from assessor.mentoring.review_saving import lock_draft, lock_share
from assessor.reports.models import GapReport


class NothingRatedError(Exception):
    """A review in which nothing is rated says nothing and cannot be sent."""


class ChangedMeanwhileError(Exception):
    """The review is not any more what its mentor saw before sending it."""


@transaction.atomic
def start_review(report: GapReport, mentor: User, *, is_blind: bool = False) -> MentorReview:
    """A mentor's newest version for a report, else a first draft. Twice is as once. Raises NotSharedError."""
    lock_share(mentor, report.pk)
    newest = _newest(report.pk, mentor)
    return newest or MentorReview.objects.create(report=report, mentor=mentor, is_blind=is_blind)


@transaction.atomic
def send_review(review: MentorReview, mentor: User, seen: str) -> None:
    """Send a draft to the learner for good, and tell them. `seen` is the mark of what the mentor was shown.

    Raises NotSharedError, FinalReviewError, NothingRatedError or ChangedMeanwhileError; then nothing is sent.
    """
    draft = lock_draft(review, mentor)
    rows = list(draft.skills.all())
    if not any(Said.of(row).is_rated for row in rows):
        raise NothingRatedError("Rate at least one skill first, or say of one that you cannot judge it.")
    if seen != mark_of_all(draft, rows, draft.suggestions.all()):
        raise ChangedMeanwhileError("The review was changed since you saw this page. It was not sent yet.")
    draft.status, draft.sent_at = MentorReview.Status.SENT, timezone.now()
    draft.save(update_fields=["status", "sent_at"])
    note(AuditEvent.Action.REVIEWED, review.report, mentor)
    mail.reviewed(review)


@transaction.atomic
def reopen_review(review: MentorReview, mentor: User) -> MentorReview:
    """The draft with which a mentor goes on: the one there is, else a new version that copies the newest.

    What was sent stays as it is. Raises NotSharedError.
    """
    lock_share(mentor, review.report_id)
    last = _newest(review.report_id, mentor) or review
    if last.is_draft:
        return last
    new = MentorReview.objects.create(
        report_id=last.report_id,
        mentor=mentor,
        version=last.version + 1,
        is_blind=last.is_blind,
        summary=last.summary,
    )
    for model, rows in [(ReviewedSkill, last.skills.all()), (SuggestedStep, last.suggestions.all())]:
        model.objects.bulk_create(_copy(row, new) for row in rows)
    return new


def _newest(report_id, mentor: User) -> MentorReview | None:
    return MentorReview.objects.filter(report=report_id, mentor=mentor).order_by("-version").first()


def _copy(row: ReviewedSkill | SuggestedStep, review: MentorReview):
    row.pk, row.review = None, review
    return row
