"""What a mentor says of a shared report: own levels and comments, kept beside the learner's and never mixed in."""

import uuid

from django.conf import settings
from django.db import models
from django.db.models import Exists, OuterRef, Q
from django.urls import reverse
from django.utils import timezone

from assessor.accounts.models import User
from assessor.finality import FinalOnceClosed
from assessor.reports.models import GapReport, Share
from roles.levels import Level, level_between

MOST_SUGGESTIONS = 3
MOST_WORDS = 2_000  # characters of a comment or a summary


class FinalReviewError(Exception):
    """Somebody tried to change a review that was sent. A new version starts from it."""


class MentorReviewQuerySet(models.QuerySet):
    """Reviews, by use."""

    def visible_to(self, user: User):
        """A mentor's own as long as the report is shared with them; those that were sent of one's own reports."""
        return self.by(user) | self.filter(report__owner=user.pk, status=MentorReview.Status.SENT)

    def by(self, user: User):
        """A mentor's own, as long as the report is shared with them."""
        shared = Share.objects.open_to(user).filter(report=OuterRef("report"))
        return self.filter(Q(mentor=user.pk) & Exists(shared))

    def drafts(self):
        return self.filter(status=MentorReview.Status.DRAFT)

    def sent(self):
        return self.filter(status=MentorReview.Status.SENT)


class MentorReview(FinalOnceClosed):
    """One version of what a mentor says of a report. Once it is sent it stays as it is; going on makes a new version.

    In a blind review a skill's own level is hidden from the mentor until they have rated it. `mentor` is empty when
    they have left: what they wrote stays without their name.
    """

    class Status(models.TextChoices):
        DRAFT = "draft", "In progress"
        SENT = "sent", "Sent"

    final_error = FinalReviewError
    final_words = "A review that was sent does not change; start a new version of it."

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    report = models.ForeignKey(GapReport, models.CASCADE, related_name="reviews")
    mentor = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="reviews_given")
    version = models.PositiveSmallIntegerField(default=1)
    status = models.CharField(max_length=5, choices=Status, default=Status.DRAFT)
    is_blind = models.BooleanField(default=False)
    summary = models.TextField(blank=True, max_length=MOST_WORDS)
    started_at = models.DateTimeField(default=timezone.now)
    sent_at = models.DateTimeField(null=True)

    objects = MentorReviewQuerySet.as_manager()

    class Meta:
        ordering = ["-version"]
        constraints = [
            models.UniqueConstraint(fields=["report", "mentor", "version"], name="versions_of_a_review_are_numbered"),
            models.UniqueConstraint(
                fields=["report", "mentor"], condition=Q(status="draft"), name="one_open_review_a_mentor_and_report"
            ),
            models.CheckConstraint(
                condition=Q(status="draft", sent_at__isnull=True) | Q(status="sent", sent_at__isnull=False),
                name="a_sent_review_says_since_when",
            ),
        ]

    def __str__(self):
        return f"Review of a report for {self.report.role_title}, version {self.version}"

    def get_absolute_url(self):
        return reverse("review", args=[self.pk])


class ReviewedSkill(models.Model):
    """What a mentor says of one skill: a level, or that they cannot judge it, and a comment; `version` counts changes.

    A row with neither level nor "cannot judge" holds a comment alone.
    """

    review = models.ForeignKey(MentorReview, models.CASCADE, related_name="skills")
    skill_slug = models.CharField(max_length=100)  # as the report keeps it; the skill itself may be gone
    skill_name = models.CharField(max_length=150)
    level = models.PositiveSmallIntegerField(null=True)
    cannot_judge = models.BooleanField(default=False)
    comment = models.TextField(blank=True, max_length=MOST_WORDS)
    to_discuss = models.BooleanField(default=False)
    version = models.PositiveIntegerField(default=1)
    rated_at = models.DateTimeField(default=timezone.now)

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(fields=["review", "skill_slug"], name="one_row_for_each_review_and_skill"),
            models.CheckConstraint(
                condition=Q(level__isnull=True) | (level_between("level", 0, 5) & Q(cannot_judge=False)),
                name="a_mentor_gives_a_level_from_0_to_5_or_none",
            ),
        ]

    def __str__(self):
        return f"{self.skill_name}: {self.level if self.level is not None else 'no level'}"

    def save(self, *args, **kwargs):
        self.review.refuse_unless_draft()
        super().save(*args, **kwargs)


class SuggestedStep(models.Model):
    """One of up to three next steps that a mentor suggests: a level of a skill, and why."""

    review = models.ForeignKey(MentorReview, models.CASCADE, related_name="suggestions")
    place = models.PositiveSmallIntegerField()
    skill_slug = models.CharField(max_length=100)
    skill_name = models.CharField(max_length=150)
    level = models.PositiveSmallIntegerField(choices=Level)
    reason = models.CharField(max_length=300, blank=True)

    class Meta:
        ordering = ["place"]
        constraints = [
            models.UniqueConstraint(fields=["review", "place"], name="suggestions_of_a_review_are_numbered"),
            models.CheckConstraint(
                condition=Q(place__gte=1, place__lte=MOST_SUGGESTIONS), name="a_review_suggests_up_to_three_steps"
            ),
            models.CheckConstraint(condition=level_between("level", 1, 5), name="a_suggestion_is_a_level_from_1_to_5"),
        ]

    def __str__(self):
        return f"{self.skill_name}, level {self.level}"


class DiscussMark(models.Model):
    """A skill of a report that its owner wants to talk about with their mentors."""

    report = models.ForeignKey(GapReport, models.CASCADE, related_name="discuss_marks")
    skill_slug = models.CharField(max_length=100)
    marked_at = models.DateTimeField(default=timezone.now)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["report", "skill_slug"], name="one_mark_for_each_report_and_skill")
        ]

    def __str__(self):
        return f"To discuss: {self.skill_slug}"
