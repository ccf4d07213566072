"""Suggestions to the editors: a skill that is missing, or a better description of one. Nobody's name is kept."""

from datetime import timedelta

from django.db import models, transaction
from django.db.models.functions import Length
from django.db.models.lookups import LessThanOrEqual
from django.utils import timezone

from roles.levels import Level, level_between
from roles.models.careers import Role
from roles.models.revision import CatalogueRevision
from roles.models.skills import Skill

MAX_NAME = 150  # characters, as in the name of a skill
MAX_TEXT = 2000  # characters


class SuggestionQuerySet(models.QuerySet):
    """Suggestions, by use."""

    def just_sent(self, **content):
        """Those of exactly this content from the last minutes."""
        return self.filter(created_at__gt=timezone.now() - Suggestion.SAME_FOR, **content)

    @transaction.atomic
    def send(self, **content) -> "Suggestion":
        """A new suggestion. Sent again within minutes it is the one that is there already.

        Two clicks at once queue up at the row at which saves in the admin do, too; it is not changed.
        """
        list(CatalogueRevision.objects.select_for_update())
        return self.just_sent(**content).first() or self.create(**content)


class Suggestion(models.Model):
    """What somebody wrote to the editors. It is not part of the catalogue, and holds nothing about who wrote it."""

    SAME_FOR = timedelta(minutes=10)

    class Kind(models.TextChoices):
        MISSING_SKILL = "missing-skill", "Missing skill"
        ANCHOR = "anchor", "Better description"

    class State(models.TextChoices):
        NEW = "new", "New"
        TAKEN_UP = "taken-up", "Taken up"
        DECLINED = "declined", "Declined"

    kind = models.CharField(max_length=20, choices=Kind)
    # Words about a skill say nothing without it, and must not keep an editor from deleting it.
    skill = models.ForeignKey(Skill, models.CASCADE, related_name="suggestions", null=True, blank=True)
    level = models.PositiveSmallIntegerField(choices=Level, null=True, blank=True)
    # A missing skill is still missing when the role it was missed for is gone.
    role = models.ForeignKey(Role, models.SET_NULL, related_name="suggestions", null=True, blank=True)
    name = models.CharField(max_length=MAX_NAME, blank=True)
    text = models.TextField(max_length=MAX_TEXT)
    state = models.CharField(max_length=10, choices=State, default=State.NEW)
    note = models.TextField(max_length=MAX_TEXT, blank=True, help_text="For editors; nobody else sees it.")
    created_at = models.DateTimeField("sent", default=timezone.now, editable=False)

    objects = SuggestionQuerySet.as_manager()

    class Meta:
        ordering = ["-created_at", "-pk"]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(kind__in=["missing-skill", "anchor"]), name="a_suggestion_is_of_a_known_kind"
            ),
            models.CheckConstraint(
                condition=models.Q(state__in=["new", "taken-up", "declined"]),
                name="a_suggestion_is_new_taken_up_or_declined",
            ),
            models.CheckConstraint(
                condition=~models.Q(kind="missing-skill")
                | models.Q(skill__isnull=True, level__isnull=True) & ~models.Q(name=""),
                name="a_missing_skill_has_a_name_and_nothing_else_yet",
            ),
            models.CheckConstraint(
                condition=~models.Q(kind="anchor") | models.Q(skill__isnull=False, name=""),
                name="a_better_description_is_of_a_skill",
            ),
            # A comparison with NULL is not false, and so would pass anyway; that no level is allowed is said here.
            models.CheckConstraint(
                condition=models.Q(level__isnull=True) | level_between("level", 1, 5),
                name="a_suggestion_is_for_a_level_from_1_to_5_or_for_none",
            ),
            models.CheckConstraint(condition=~models.Q(text=""), name="a_suggestion_says_something"),
            models.CheckConstraint(
                condition=LessThanOrEqual(Length("text"), MAX_TEXT),
                name="a_suggestion_has_at_most_2000_characters",
            ),
        ]

    def __str__(self):
        return f"{self.get_kind_display()}: {self.about}" + (f", level {self.level}" if self.level else "")

    @property
    def about(self) -> str:
        """The name of the skill that is missing, or of the one that is described."""
        return self.skill.name if self.skill else self.name
