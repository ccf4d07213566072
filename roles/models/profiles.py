"""Role profiles: the versions of a role's requirements. A published version never changes."""

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models, transaction
from django.utils import timezone

from roles.levels import Level, level_between
from roles.models.careers import Role
from roles.models.history import kept_history
from roles.models.revision import CatalogueRevision
from roles.models.skills import Skill


class ImmutableProfileError(Exception):
    """Somebody tried to change a published or retired version. Make a new version instead."""


class RoleProfileQuerySet(models.QuerySet):
    """Versions of requirements, by use."""

    def published(self):
        """The version of each role that people are assessed against."""
        return self.filter(status=RoleProfile.Status.PUBLISHED)

    def with_requirements(self):
        """With requirements, their skills and alternatives in a constant number of queries."""
        return self.select_related("role__track").prefetch_related(
            "requirements__skill__group", "requirements__alternatives__skill"
        )


class RoleProfile(models.Model):
    """One version of what a role asks for."""

    class Status(models.TextChoices):
        DRAFT = "draft", "Draft"
        PUBLISHED = "published", "Published"
        RETIRED = "retired", "Retired"

    role = models.ForeignKey(Role, models.CASCADE, related_name="profiles")
    version = models.PositiveIntegerField()
    status = models.CharField(max_length=10, choices=Status, default=Status.DRAFT, editable=False)
    ready_at = models.PositiveSmallIntegerField(
        default=85,
        validators=[MinValueValidator(1), MaxValueValidator(100)],
        help_text="The match, in per cent, from which a person with all essentials counts as ready.",
    )
    change_note = models.TextField(blank=True, help_text="What changed since the version before, and why.")
    published_at = models.DateTimeField(null=True, editable=False)

    objects = RoleProfileQuerySet.as_manager()
    history = kept_history()

    class Meta:
        ordering = ["role__title", "-version"]
        constraints = [
            models.UniqueConstraint(fields=["role", "version"], name="one_profile_for_each_role_and_version"),
            models.UniqueConstraint(
                fields=["role"], condition=models.Q(status="published"), name="one_published_profile_a_role"
            ),
            models.UniqueConstraint(
                fields=["role"], condition=models.Q(status="draft"), name="one_draft_profile_a_role"
            ),
            models.CheckConstraint(
                condition=level_between("ready_at", 1, 100), name="ready_at_is_from_1_to_100_per_cent"
            ),
            models.CheckConstraint(
                condition=models.Q(status="draft", published_at__isnull=True)
                | models.Q(status__in=["published", "retired"], published_at__isnull=False),
                name="a_published_profile_says_since_when",
            ),
        ]

    def __str__(self):
        return f"{self.role}, version {self.version}"

    @property
    def is_draft(self) -> bool:
        return self.status == self.Status.DRAFT

    def save(self, *args, **kwargs):
        self.refuse_unless_draft()
        super().save(*args, **kwargs)

    def delete(self, *args, **kwargs):
        self.refuse_unless_draft()
        return super().delete(*args, **kwargs)

    def refuse_unless_draft(self) -> None:
        """Raise ImmutableProfileError when the saved row is no longer a draft, whatever this copy says."""
        saved = RoleProfile.objects.filter(pk=self.pk).values_list("status", flat=True).first()
        if saved not in (None, self.Status.DRAFT):
            raise ImmutableProfileError(f"{self} is {saved}; make a new version instead of changing it.")

    @transaction.atomic
    def publish(self, at=None) -> None:
        """Make this draft the version people are assessed against; the one before it is retired.

        `at` is the moment it counts from (now). Raises ImmutableProfileError when it is not a draft,
        ValueError when it asks for nothing.
        """
        Role.objects.select_for_update().get(pk=self.role_id)
        self.refuse_unless_draft()
        if not self.requirements.exists():
            raise ValueError(f"{self} asks for no skill yet, so it cannot be published.")
        others = RoleProfile.objects.filter(role=self.role_id).exclude(pk=self.pk)
        highest = others.aggregate(highest=models.Max("version"))["highest"] or 0
        for other in others.published():
            other.retire()
        self.version = max(self.version, highest + 1)  # something may have been published past this draft
        self.published_at = at or timezone.now()
        self.status = self.Status.PUBLISHED
        super().save(update_fields=["version", "status", "published_at"])
        CatalogueRevision.bump()

    def retire(self) -> None:
        """Take a published version out of use; reports that were made by it keep it."""
        if self.status != self.Status.PUBLISHED:
            raise ImmutableProfileError(f"{self} is not published, so it cannot be retired.")
        self.status = self.Status.RETIRED
        super().save(update_fields=["status"])


class RequirementQuerySet(models.QuerySet):
    """Requirements, by use."""

    def of_published_profiles(self):
        """Only what is asked for today."""
        return self.filter(profile__status=RoleProfile.Status.PUBLISHED)


class Requirement(models.Model):
    """A skill at a level, with its weight; an alternative skill serves as well."""

    profile = models.ForeignKey(RoleProfile, models.CASCADE, related_name="requirements")
    skill = models.ForeignKey(Skill, models.PROTECT, related_name="requirements")
    level = models.PositiveSmallIntegerField(choices=Level)
    weight = models.PositiveSmallIntegerField(validators=[MinValueValidator(1), MaxValueValidator(5)])
    essential = models.BooleanField(default=False)
    position = models.PositiveSmallIntegerField(default=0)

    objects = RequirementQuerySet.as_manager()
    history = kept_history()

    class Meta:
        ordering = ["position", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["profile", "skill"], name="a_profile_asks_for_a_skill_once"),
            models.CheckConstraint(condition=level_between("level", 1, 5), name="a_required_level_is_from_1_to_5"),
            models.CheckConstraint(condition=level_between("weight", 1, 5), name="a_weight_is_from_1_to_5"),
        ]

    def __str__(self):
        return f"{self.skill} {self.level}"

    def save(self, *args, **kwargs):
        self.profile.refuse_unless_draft()
        super().save(*args, **kwargs)

    def delete(self, *args, **kwargs):
        self.profile.refuse_unless_draft()
        return super().delete(*args, **kwargs)


class Alternative(models.Model):
    """Another skill that meets a requirement at the same level."""

    requirement = models.ForeignKey(Requirement, models.CASCADE, related_name="alternatives")
    skill = models.ForeignKey(Skill, models.PROTECT, related_name="alternative_for")
    position = models.PositiveSmallIntegerField(default=0)

    history = kept_history()

    class Meta:
        ordering = ["position", "pk"]
        constraints = [models.UniqueConstraint(fields=["requirement", "skill"], name="an_alternative_is_listed_once")]

    def __str__(self):
        return f"{self.skill} instead of {self.requirement.skill}"

    def save(self, *args, **kwargs):
        self.requirement.profile.refuse_unless_draft()
        super().save(*args, **kwargs)

    def delete(self, *args, **kwargs):
        self.requirement.profile.refuse_unless_draft()
        return super().delete(*args, **kwargs)
