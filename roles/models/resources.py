"""Learning resources: where a skill can be learned, between which levels."""

from django.core.validators import MaxValueValidator, MinValueValidator, URLValidator
from django.db import models

from roles.levels import level_between
from roles.models.history import kept_history


class LearningResource(models.Model):
    """A course, book or documentation that helps from one level of a skill to another."""

    skill = models.ForeignKey("roles.Skill", models.CASCADE, related_name="resources")
    title = models.CharField(max_length=200)
    provider = models.CharField(max_length=100)
    url = models.URLField(max_length=500, validators=[URLValidator(schemes=["https"])])
    hours = models.PositiveSmallIntegerField(
        validators=[MinValueValidator(1), MaxValueValidator(5000)],
        help_text="The resource's own length, a part of the hours of the levels it serves.",
    )
    free = models.BooleanField()
    from_level = models.PositiveSmallIntegerField(help_text="The level a learner starts from, 0 to 4.")
    to_level = models.PositiveSmallIntegerField(help_text="The level it helps to reach, up to 5.")
    language = models.CharField(max_length=10, default="en", help_text="Language code, such as en.")
    last_checked = models.DateField(null=True, blank=True, help_text="When the link was last seen to work.")

    history = kept_history()

    class Meta:
        ordering = ["from_level", "to_level", "title"]
        constraints = [
            models.UniqueConstraint(fields=["skill", "title", "provider"], name="a_skill_lists_a_resource_once"),
            models.CheckConstraint(
                condition=level_between("from_level", 0, 4)
                & level_between("to_level", 1, 5)
                & models.Q(from_level__lt=models.F("to_level")),
                name="a_resource_leads_to_a_higher_level",
            ),
            models.CheckConstraint(condition=models.Q(url__startswith="https://"), name="a_resource_link_is_https"),
        ]

    def __str__(self):
        return self.title
