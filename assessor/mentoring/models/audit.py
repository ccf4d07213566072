"""Who looked at what, for the person whose it is."""

from django.conf import settings
from django.db import models
from django.utils import timezone

from assessor.accounts.models import User


class AuditEventQuerySet(models.QuerySet):
    """Events, by use."""

    def visible_to(self, user: User):
        """What happened to a person's own things."""
        return self.filter(owner=user.pk)


class AuditEvent(models.Model):
    """Something that happened to what belongs to `owner`: it was shared, opened, downloaded, or taken back.

    It outlives the report, whose title it keeps, and the accounts of whoever did it and of its mentor, whose names it
    then loses.
    """

    class Action(models.TextChoices):
        SHARED = "shared", "You shared it"
        REVOKED = "revoked", "You took it back"
        ENDED = "ended", "The mentorship ended, so it was taken back"
        OPENED = "opened", "Opened the report"
        DOWNLOADED = "downloaded", "Downloaded the report"
        REVIEWING = "reviewing", "Opened the review"
        REVIEWED = "reviewed", "Sent a review"
        OVERVIEW = "overview", "Saw it in the overview of mentees"

    owner = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="audit_events")
    actor = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+")
    # With whom it was shared, or from whom it was taken back by its owner.
    mentor = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+")
    action = models.CharField(max_length=10, choices=Action)
    report = models.ForeignKey("reports.GapReport", models.SET_NULL, null=True, related_name="+")
    about = models.CharField(max_length=150)
    happened_at = models.DateTimeField(default=timezone.now, db_index=True)

    objects = AuditEventQuerySet.as_manager()

    class Meta:
        ordering = ["-happened_at", "-pk"]

    def __str__(self):
        return f"{self.get_action_display()}: {self.about}"
