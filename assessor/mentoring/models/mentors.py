"""What mentors say of themselves."""

import uuid

from django.conf import settings
from django.db import models

from assessor.accounts.models import User
from roles.levels import Level, level_between


class MentorProfileQuerySet(models.QuerySet):
    """Mentors' profiles, by use."""

    def visible_to(self, user: User):
        """One's own, and those of the mentors who want to be found."""
        return self.filter(models.Q(user=user.pk) | models.Q(is_listed=True, user__is_active=True))

    def listed_for(self, user: User):
        """The mentors who want to be found by others."""
        return self.filter(is_listed=True, user__is_active=True).exclude(user=user.pk)


class MentorProfile(models.Model):
    """A mentor's own words. Only who opts in (`is_listed`) is shown to people who look for a mentor."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    user = models.OneToOneField(settings.AUTH_USER_MODEL, models.CASCADE, related_name="mentor_profile")
    is_listed = models.BooleanField(default=False)
    about = models.TextField(blank=True, max_length=1_000)

    objects = MentorProfileQuerySet.as_manager()

    def __str__(self):
        return f"{self.name} as a mentor"

    @property
    def name(self) -> str:
        """What others call this mentor. Without a name it is not their address: the list does not show it."""
        return self.user.name or "A mentor without a name"


class MentorSkill(models.Model):
    """A skill in which a mentor helps, and the level up to which they do."""

    profile = models.ForeignKey(MentorProfile, models.CASCADE, related_name="skills")
    skill = models.ForeignKey("roles.Skill", models.CASCADE, related_name="+")
    level = models.PositiveSmallIntegerField(choices=Level)

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(fields=["profile", "skill"], name="one_row_for_each_mentor_and_skill"),
            models.CheckConstraint(condition=level_between("level", 1, 5), name="a_mentor_helps_up_to_level_1_to_5"),
        ]

    def __str__(self):
        return f"{self.skill}, up to level {self.level}"
