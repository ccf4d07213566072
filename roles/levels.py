"""The one fixed scale of the product: 0 to 5, with Dreyfus' names for the stages of skill."""

from collections.abc import Mapping

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


def described(anchors: Mapping[int, str]) -> dict[str, str]:
    """Texts for levels 1 to 5 (as keys of text), from those that a skill has by level.

    Frameworks describe some levels only: a level without a text is told by where it lies between those that have one.
    A skill that describes none gets none.
    """
    texts = {str(level): anchors.get(level) or _place(anchors, level) for level in Level.values}
    return {level: text for level, text in texts.items() if text}


def _place(anchors: Mapping[int, str], level: int) -> str:
    lower = max((one for one in anchors if one < level), default=None)
    upper = min((one for one in anchors if one > level), default=None)
    parts = [f"{word} than at level {one}" for word, one in (("more", lower), ("less", upper)) if one is not None]
    return ", ".join(parts).capitalize() + "." if parts else ""


def level_between(field: str, low: int, high: int) -> models.Q:
    """The condition of a database constraint: low <= field <= high."""
    return models.Q(**{f"{field}__gte": low, f"{field}__lte": high})
