"""Skills: their groups, the five anchors of each, and what must be known before."""

from django.core.exceptions import ValidationError
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.urls import reverse

from roles.levels import DEFAULT_HOURS, Level, level_between
from roles.matching import hold_every_word
from roles.models.frameworks import Framework
from roles.models.history import kept_history
from roles.prerequisites import find_cycle, spell_cycle


class SkillGroup(models.Model):
    """A family of skills that is rated on one page, such as "Machine learning"."""

    slug = models.SlugField(max_length=100, unique=True)
    name = models.CharField(max_length=100, unique=True)
    description = models.TextField(blank=True)
    position = models.PositiveSmallIntegerField(default=0, help_text="Groups are listed in this order.")

    history = kept_history()

    class Meta:
        ordering = ["position", "name"]

    def __str__(self):
        return self.name


class SkillQuerySet(models.QuerySet):
    """Skills, by use."""

    def in_catalogue_order(self):
        """With their group, group by group."""
        return self.select_related("group").order_by("group__position", "group__name", "position", "name")

    def matching(self, words: str):
        """Skills whose name or description holds every one of the words."""
        rows = self.values_list("pk", "name", "description")
        found = [pk for pk, name, description in rows if hold_every_word([name, description], words)]
        return self.filter(pk__in=found)


class StandingSkills(models.Manager.from_queryset(SkillQuerySet)):
    """The skills of the catalogue as it is now: what was merged into another skill is no part of it any more."""

    def get_queryset(self):
        return super().get_queryset().filter(merged_into=None)


class Skill(models.Model):
    """One capability that a person rates from 0 to 5.

    Once it is merged into another skill it is kept for old answers and versions only (see `roles.merging`).
    """

    class Kind(models.TextChoices):
        TECHNICAL = "technical", "Technical"
        SOFT = "soft", "Soft"

    slug = models.SlugField(max_length=100, unique=True)
    name = models.CharField(max_length=150, unique=True)
    kind = models.CharField(max_length=10, choices=Kind)
    group = models.ForeignKey(SkillGroup, models.PROTECT, related_name="skills")
    description = models.TextField(blank=True)
    position = models.PositiveSmallIntegerField(default=0, help_text="Order within the group.")
    framework = models.ForeignKey(Framework, models.PROTECT, related_name="skills", null=True, blank=True)
    code = models.CharField(max_length=100, blank=True, help_text="What the framework itself calls it by.")
    # What answers and old versions hold on to must lead somewhere, so the skill that stays is not deleted.
    merged_into = models.ForeignKey("self", models.PROTECT, related_name="+", null=True, blank=True, editable=False)

    objects = StandingSkills()
    including_merged = SkillQuerySet.as_manager()
    history = kept_history()

    class Meta:
        ordering = ["name"]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(kind__in=["technical", "soft"]), name="a_skill_is_technical_or_soft"
            ),
            models.CheckConstraint(
                condition=models.Q(merged_into=None) | ~models.Q(merged_into=models.F("pk")),
                name="a_skill_is_merged_into_another",
            ),
        ]

    def __str__(self):
        return self.name

    def get_absolute_url(self):
        return reverse("skill", args=[self.slug])


class Anchor(models.Model):
    """What a person at one level of one skill observably does, and a task with which to get there."""

    skill = models.ForeignKey(Skill, models.CASCADE, related_name="anchors")
    level = models.PositiveSmallIntegerField(choices=Level)
    text = models.TextField(help_text='Reads well after "You can ...".')
    practice = models.TextField(blank=True, help_text="A task with a visible result that leads to this level.")
    hours = models.PositiveSmallIntegerField(
        null=True,
        blank=True,
        validators=[MinValueValidator(1), MaxValueValidator(5000)],
        help_text="From the level below; empty for the default of the skill's kind.",
    )

    history = kept_history()

    class Meta:
        ordering = ["level"]
        constraints = [
            models.UniqueConstraint(fields=["skill", "level"], name="one_anchor_for_each_skill_and_level"),
            models.CheckConstraint(condition=level_between("level", 1, 5), name="an_anchor_is_for_a_level_from_1_to_5"),
        ]

    def __str__(self):
        return f"{self.skill} {self.level}"

    @property
    def estimated_hours(self) -> int:
        """Hours from the level below: the anchor's own, else the default of the skill's kind."""
        return self.hours or DEFAULT_HOURS[self.skill.kind][self.level]


class Prerequisite(models.Model):
    """Level `level` of `skill` needs level `needs_level` of `needs`."""

    skill = models.ForeignKey(Skill, models.CASCADE, related_name="prerequisites")
    level = models.PositiveSmallIntegerField(choices=Level)
    needs = models.ForeignKey(Skill, models.PROTECT, related_name="needed_by")
    needs_level = models.PositiveSmallIntegerField(choices=Level)

    history = kept_history()

    class Meta:
        ordering = ["level", "needs__name"]
        constraints = [
            models.UniqueConstraint(
                fields=["skill", "level", "needs"], name="one_prerequisite_for_each_skill_level_and_need"
            ),
            models.CheckConstraint(
                condition=level_between("level", 1, 5) & level_between("needs_level", 1, 5),
                name="prerequisite_levels_are_from_1_to_5",
            ),
            models.CheckConstraint(
                condition=~models.Q(skill=models.F("needs")), name="no_skill_is_its_own_prerequisite"
            ),
        ]

    def __str__(self):
        return f"{self.skill} {self.level} needs {self.needs} {self.needs_level}"

    def clean(self):
        """Refuse a prerequisite that closes a circle, and spell the circle out."""
        if self.skill_id is None or self.needs_id is None or None in (self.level, self.needs_level):
            return
        others = Prerequisite.objects.exclude(pk=self.pk).values_list(
            "skill__name", "level", "needs__name", "needs_level"
        )
        edges = [((skill, level), (needs, at)) for skill, level, needs, at in others]
        edges.append(((self.skill.name, self.level), (self.needs.name, self.needs_level)))
        if cycle := find_cycle(edges):
            raise ValidationError(f"This closes a circle: {spell_cycle(cycle)}.")
