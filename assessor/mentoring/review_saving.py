"""Saving a review so that nothing is lost in silence, and nothing at all once the report was taken back.

Whoever sends something says which state of it they had seen. Every change locks the report, then its share, then the
review: whoever takes the report back, deletes it or sends the review comes wholly before or wholly after.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field

from django.db import transaction
from django.utils import timezone

from assessor.accounts.models import User
from assessor.assessments.answers import version_of
from assessor.engine.agreement import CANNOT_JUDGE
from assessor.mentoring.models import FinalReviewError, MentorReview, ReviewedSkill, SuggestedStep
from assessor.mentoring.review_said import Closing, Said, SkillChange, Suggested, checksum, suggested
from assessor.reports.models import GapReport, Share


class NotSharedError(Exception):
    """The report is not shared with this mentor, or not any more."""


@dataclass
class Changes:
    """What one page sends: skills by slug, and what stands at its end. `unblind` ends a blind review's blindness."""

    skills: Mapping[str, SkillChange]
    summary: Closing[str] | None = None
    steps: Closing[tuple[Suggested, ...]] | None = None
    unblind: bool = False


@dataclass
class Saved:
    """What stands after saving, and what was left as it is because somebody had changed it since it was seen."""

    review: MentorReview
    skills: dict[str, ReviewedSkill]
    conflicts: dict[str, ReviewedSkill] = field(default_factory=dict)
    summary_conflict: bool = False
    steps_conflict: bool = False

    @property
    def has_conflicts(self) -> bool:
        return bool(self.conflicts) or self.summary_conflict or self.steps_conflict


def lock_share(mentor: User, report_id) -> Share:
    """The share by which a mentor may see a report, kept as it is until the transaction ends. Raises NotSharedError."""
    GapReport.objects.select_for_update(no_key=True).filter(pk=report_id).only("pk").first()
    share = Share.objects.open_to(mentor).select_for_update(of=("self",)).filter(report=report_id).first()
    if share is None:
        raise NotSharedError("This report is not shared with you any more.")
    return share


def lock_draft(review: MentorReview, mentor: User) -> MentorReview:
    """A mentor's draft, locked with its share. Raises NotSharedError, or FinalReviewError once it was sent."""
    lock_share(mentor, review.report_id)
    locked = MentorReview.objects.select_for_update(of=("self",)).filter(pk=review.pk, mentor=mentor).first()
    if locked is None:
        raise NotSharedError("There is no such review.")
    if not locked.is_draft:
        raise FinalReviewError("This review was sent and does not change any more.")
    return locked


@transaction.atomic
def save_review(review: MentorReview, mentor: User, changes: Changes) -> Saved:
    """Write what was changed into a mentor's draft, compared and swapped piece by piece.

    What somebody has changed since it was seen is left as it is and told, unless both say the same. Raises
    NotSharedError when the report was taken back meanwhile, FinalReviewError when the review was sent.
    """
    locked = lock_draft(review, mentor)
    saved = _save_skills(locked, changes.skills, review.report.content["skills"])
    if changes.summary:
        saved.summary_conflict = _save_summary(locked, changes.summary)
    if changes.steps:
        saved.steps_conflict = _save_steps(locked, changes.steps, review.report.content["skills"])
    if changes.unblind and locked.is_blind:
        locked.is_blind = False
        locked.save(update_fields=["is_blind"])
    return saved


def _save_skills(review: MentorReview, changes: Mapping[str, SkillChange], texts: Mapping[str, dict]) -> Saved:
    saved = Saved(review, {row.skill_slug: row for row in review.skills.all()})
    written, now = {}, timezone.now()
    for slug, change in changes.items():
        row = saved.skills.get(slug)
        if Said.of(row) == change.said or change.is_untouched:
            continue
        if row is None or row.version == version_of(change.seen):
            version = row.version + 1 if row else 1
            written[slug] = _row(review, slug, texts[slug]["name"], change.said, version=version, rated_at=now)
        else:
            saved.conflicts[slug] = row
    ReviewedSkill.objects.bulk_create(
        written.values(),
        update_conflicts=True,
        unique_fields=["review", "skill_slug"],
        update_fields=["level", "cannot_judge", "comment", "to_discuss", "version", "rated_at"],
    )
    saved.skills |= written
    return saved


def _row(review: MentorReview, slug: str, name: str, said: Said, **fields) -> ReviewedSkill:
    return ReviewedSkill(
        review=review,
        skill_slug=slug,
        skill_name=name,
        level=said.value if isinstance(said.value, int) else None,
        cannot_judge=said.value == CANNOT_JUDGE,
        comment=said.comment,
        to_discuss=said.to_discuss,
        **fields,
    )


def _is_swapped(stands: object, sent: Closing) -> bool | None:
    """Whether to write what was sent over what stands; None when somebody has changed that since it was seen."""
    if sent.said == stands or sent.seen == checksum(sent.said):
        return False
    return True if sent.seen == checksum(stands) else None


def _save_summary(review: MentorReview, sent: Closing[str]) -> bool:
    """Write the summary; whether another one stands in its way."""
    swapped = _is_swapped(review.summary, sent)
    if swapped:
        review.summary = sent.said
        review.save(update_fields=["summary"])
    return swapped is None


def _save_steps(review: MentorReview, sent: Closing[tuple[Suggested, ...]], texts: Mapping[str, dict]) -> bool:
    """Write the suggested steps; whether others stand in their way."""
    swapped = _is_swapped(suggested(review.suggestions.all()), sent)
    if swapped:
        review.suggestions.all().delete()
        SuggestedStep.objects.bulk_create(
            SuggestedStep(
                review=review,
                place=place,
                skill_slug=one.skill,
                skill_name=texts[one.skill]["name"],
                level=one.level,
                reason=one.reason,
            )
            for place, one in enumerate(sent.said, start=1)
        )
    return swapped is None
