"""Gap reports: one submitted self-assessment against one role profile, frozen with everything it was judged by."""

import hashlib
import json
import uuid

from django.conf import settings
from django.core.serializers.json import DjangoJSONEncoder
from django.db import models
from django.urls import reverse
from django.utils import timezone

from assessor.accounts.holders import Holder, held_by, is_held
from assessor.accounts.models import Trial


class FrozenReportError(Exception):
    """Somebody tried to change a gap report. Reports are made once and only ever deleted whole."""


class GapReportQuerySet(models.QuerySet):
    """Gap reports, by use."""

    def visible_to(self, holder: Holder):
        """Those that a person or a visitor on trial may see: their own."""
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
            models.CheckConstraint(
                condition=models.Q(level__gte=0, level__lte=5), name="a_hindsight_is_a_level_from_0_to_5"
            ),
        ]

    def __str__(self):
        return f"{self.skill_slug} then: {self.level}"


def digest_of(content: dict) -> str:
    """The SHA-256 of a report's content, written the same way on every machine."""
    text = json.dumps(content, sort_keys=True, separators=(",", ":"), cls=DjangoJSONEncoder)
    return hashlib.sha256(text.encode()).hexdigest()
