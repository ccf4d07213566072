"""How what DDaT says becomes levels, texts and kinds of skill here: pure functions and tables."""

import re
import unicodedata

from django.utils.text import slugify

# Four named levels on a scale of five: the two lower and the two upper ones at the ends, so that what lies between
# Working and Practitioner, the widest step of the four, stays free.
LEVELS = {"Awareness": 1, "Working": 2, "Practitioner": 4, "Expert": 5}
UNUSED = "NOT IN USE"
UNDEFINED = "currently not defined"  # stands where a level has no text yet
WEIGHT = 3  # the framework says nothing of weights: every skill counts alike
SOFT_WORDS = (
    "agile",
    "collaborat",
    "communicat",
    "community",
    "empathy",
    "inclusiv",
    "initiative",
    "leadership",
    "leading",
    "stakeholder",
    "strategic thinking",
    "team",
)

CHANGES = (
    "Roles are tracks, and role levels are roles. The skill levels Awareness, Working, Practitioner and Expert became "
    f"levels 1, 2, 4 and 5. Every skill has the weight {WEIGHT} and none is essential, for the framework says neither. "
    'Lists of what "You can" do became sentences. Career levels and steps were worked out from the words of titles and '
    "the levels asked for. Skills were grouped by the role family that asks for them most often, and parted into "
    "technical and soft by their names."
)


def kind_of(name: str) -> str:
    """Technical or soft, by the words in a skill's name; what stands in brackets does not count."""
    plain = re.sub(r"\(.*?\)", "", name.lower())
    return "soft" if any(word in plain for word in SOFT_WORDS) else "technical"


def slug_of(*names: str) -> str:
    """The slug of a role level, role, family or skill: "ddat-data-scientist"."""
    return f"ddat-{slugify(' '.join(names))}"[:100].rstrip("-")


def clean(text: str) -> str:
    """A text without invisible characters and doubled blanks; its lines stay."""
    text = "".join(" " if c == "\xa0" else c for c in text if c == "\n" or unicodedata.category(c) not in ("Cf", "Cc"))
    return "\n".join(" ".join(line.split()) for line in text.split("\n")).strip()


def sentences(text: str) -> str:
    """A text as sentences: a list with a line to each point becomes one sentence, its points between semicolons."""
    parts: list[str] = []
    points: list[str] = []
    for line in [*clean(text).split("\n"), ""]:
        if point := re.match(r"[-*\u2022\u2013]\s*(.+)", line):
            points.append(point[1].rstrip(".;,"))
            continue
        if points:
            parts.append("; ".join(points) + ".")
            points = []
        if line:
            parts.append(line)
    return " ".join(parts)


def anchor(text: str) -> str:
    """What stands behind "You can" as one sentence; "" when the level is not described."""
    if UNDEFINED in text.lower():
        return ""
    said = re.sub(r"^you can\s*:?\s*", "", sentences(text), flags=re.IGNORECASE)
    return said[:1].upper() + said[1:]
