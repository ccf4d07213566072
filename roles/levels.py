"""The one fixed scale of the product: 0 to 5, with Dreyfus' names for the stages of skill."""

from django.db import models


class Level(models.IntegerChoices):
    """A level that an anchor describes or a requirement asks for (0, None, is only ever a person's level)."""

    NOVICE = 1, "Novice"
    ADVANCED_BEGINNER = 2, "Advanced beginner"
    COMPETENT = 3, "Competent"
    PROFICIENT = 4, "Proficient"
    EXPERT = 5, "Expert"


NAMES = {0: "None"} | dict(Level.choices)

# Editors' estimate of study and practice hours to reach a level from the one below, by kind of skill.
DEFAULT_HOURS = {
    "technical": {1: 8, 2: 20, 3: 60, 4: 150, 5: 400},
    "soft": {1: 6, 2: 15, 3: 40, 4: 100, 5: 250},
}


def level_between(field: str, low: int, high: int) -> models.Q:
    """The condition of a database constraint: low <= field <= high."""
    return models.Q(**{f"{field}__gte": low, f"{field}__lte": high})
