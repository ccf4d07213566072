"""Gap reports: one submitted self-assessment against one role profile, frozen with everything it was judged by."""

import hashlib
import json
import uuid

from django.conf import settings
from django.core.serializers.json import DjangoJSONEncoder
from django.db import models
from django.urls import reverse
from django.utils import timezone


class FrozenReportError(Exception):
    """Somebody tried to change a gap report. Reports are made once and only ever deleted whole."""


class GapReportQuerySet(models.QuerySet):
    """Gap reports, by use."""

    def visible_to(self, user):
        """Those that a person may see: their own."""
        return self.filter(owner=user.pk)


class GapReport(models.Model):
    """A report. `content` holds texts, levels, weights and results, so that no later edit of the catalogue can change
    what it says; `digest` is the SHA-256 of that content."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    owner = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="gap_reports")
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
            models.UniqueConstraint(fields=["assessment", "profile"], name="one_report_for_each_assessment_and_profile")
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


def digest_of(content: dict) -> str:
    """The SHA-256 of a report's content, written the same way on every machine."""
    text = json.dumps(content, sort_keys=True, separators=(",", ":"), cls=DjangoJSONEncoder)
    return hashlib.sha256(text.encode()).hexdigest()
