"""Gap reports: one submitted self-assessment against one role profile, frozen with everything it was judged by."""

import hashlib
import json
import uuid

from django.conf import settings
from django.core.serializers.json import DjangoJSONEncoder
from django.db import models
from django.db.models import Exists, OuterRef, Q
from django.urls import reverse
from django.utils import timezone

from assessor.accounts.holders import Holder, held_by, is_held
from assessor.accounts.models import Trial, User


class FrozenReportError(Exception):
    """Somebody tried to change a gap report. Reports are made once and only ever deleted whole."""


class GapReportQuerySet(models.QuerySet):
    """Gap reports, by use."""

    def visible_to(self, holder: Holder):
        """Those that a person or a visitor on trial may read: their own, and those that are shared with them now."""
        shared = Share.objects.open_to(holder).filter(report=OuterRef("pk"))
        return self.filter(held_by(holder) | Exists(shared))

    def owned_by(self, holder: Holder):
        """Those with which somebody may do as they like: their own. To see one is not enough."""
        return self.filter(held_by(holder))

    def for_role(self, slug: str):
        """Those for one role, by the slug that they keep; the role itself may be gone. The oldest first."""
        return self.filter(content__role__slug=slug).order_by("created_at", "pk")

    def for_lists(self):
        """Without their content, but with the role's slug and version that it keeps as `role_slug`, `role_version`."""
        kept = {"role_slug": "content__role__slug", "role_version": "content__role__profile_version"}
        return self.defer("content").annotate(**{name: models.F(path) for name, path in kept.items()})


class GapReport(models.Model):
    """A report. `content` holds texts, levels, weights and results, so that no later edit of the catalogue can change
    what it says; `digest` is the SHA-256 of that content."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    owner = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, null=True, related_name="gap_reports")
    trial = models.ForeignKey(Trial, models.CASCADE, null=True, related_name="gap_reports")
    assessment = models.ForeignKey("assessments.SelfAssessment", models.CASCADE, related_name="reports")
    profile = models.ForeignKey("roles.RoleProfile", models.SET_NULL, null=True, related_name="+")
    role_title = models.CharField(max_length=150)
    content = models.JSONField(encoder=DjangoJSONEncoder)
    engine_version = models.CharField(max_length=20)
    digest = models.CharField(max_length=64)
    created_at = models.DateTimeField(default=timezone.now)

    objects = GapReportQuerySet.as_manager()

    class Meta:
        ordering = ["-created_at"]
        constraints = [
            models.UniqueConstraint(
                fields=["assessment", "profile"], name="one_report_for_each_assessment_and_profile"
            ),
            models.CheckConstraint(condition=is_held(), name="a_report_is_a_persons_or_a_trials"),
        ]

    def __str__(self):
        return f"Gap report for {self.role_title}"

    def get_absolute_url(self):
        return reverse("report", args=[self.pk])

    def save(self, *args, **kwargs):
        if not self._state.adding:
            raise FrozenReportError("A gap report does not change; make a new one.")
        self.digest = digest_of(self.content)
        super().save(*args, **kwargs)

    @property
    def is_intact(self) -> bool:
        """Whether the content still is what it was made with."""
        return self.digest == digest_of(self.content)


class ShareQuerySet(models.QuerySet):
    """Shares, by use."""

    def visible_to(self, holder: Holder):
        """All that a person ever gave of their own reports, and those given to them that still hold."""
        if not isinstance(holder, User):
            return self.none()
        return self.filter(Q(report__owner=holder.pk) | _holds_for(holder))

    def open_to(self, holder: Holder):
        """Those given to a person that still hold: whoever left, or may not sign in any more, has none."""
        return self.filter(_holds_for(holder)) if isinstance(holder, User) and holder.is_active else self.none()

    def open(self):
        return self.filter(revoked_at=None)


def _holds_for(person: User) -> Q:
    return Q(mentor=person.pk, revoked_at=None)


class Share(models.Model):
    """A mentor may read a report, until its owner takes that back. There is one row for each report and mentor."""

    report = models.ForeignKey(GapReport, models.CASCADE, related_name="shares")
    mentor = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="shares_received")
    message = models.TextField(blank=True, max_length=1_000)
    shared_at = models.DateTimeField(default=timezone.now)
    revoked_at = models.DateTimeField(null=True)

    objects = ShareQuerySet.as_manager()

    class Meta:
        ordering = ["-shared_at"]
        constraints = [
            models.UniqueConstraint(fields=["report", "mentor"], name="one_share_for_each_report_and_mentor")
        ]

    def __str__(self):
        return f"{self.report} with {self.mentor}"


class Hindsight(models.Model):
    """The level somebody would give today to the skill that they had when they made a report.

    It belongs to whoever holds the report and goes with it. It stands beside the report and changes nothing in it.
    """

    report = models.ForeignKey(GapReport, models.CASCADE, related_name="hindsights")
    skill_slug = models.CharField(max_length=100)  # as the report keeps it; the skill itself may be gone
    level = models.PositiveSmallIntegerField()
    rated_at = models.DateTimeField(default=timezone.now)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["report", "skill_slug"], name="one_hindsight_for_each_report_and_skill"),
            models.CheckConstraint(condition=Q(level__gte=0, level__lte=5), name="a_hindsight_is_a_level_from_0_to_5"),
        ]

    def __str__(self):
        return f"{self.skill_slug} then: {self.level}"


def digest_of(content: dict) -> str:
    """The SHA-256 of a report's content, written the same way on every machine."""
    text = json.dumps(content, sort_keys=True, separators=(",", ":"), cls=DjangoJSONEncoder)
    return hashlib.sha256(text.encode()).hexdigest()
