"""Publications that wait for their day."""

from django.conf import settings
from django.db import models

from roles.models.profiles import RoleProfile


class ScheduledPublication(models.Model):
    """A draft that is published on a day, by whom it was decided; see `publishing` for what an edit does to that."""

    profile = models.OneToOneField(RoleProfile, models.CASCADE, related_name="schedule")
    day = models.DateField()
    decided_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+")
    decided_at = models.DateTimeField(auto_now_add=True)
    refusal = models.TextField(blank=True, help_text="Why it could not be published on its day.")

    class Meta:
        ordering = ["day", "pk"]

    def __str__(self):
        return f"{self.profile} on {self.day}"
