"""The whole catalogue as one plain document: its shape, and the shape's own rules.

A document is what `export_catalogue` writes, what `load_catalogue` reads, and what the built-in files are read
into. The order of its lists is the order in which things are shown.
"""

from datetime import date, datetime
from typing import Annotated, Literal

from pydantic import AfterValidator, BaseModel, ConfigDict, Field, HttpUrl, StringConstraints, model_validator

Slug = Annotated[str, StringConstraints(pattern=r"^[a-z0-9]+(?:-[a-z0-9]+)*$", max_length=100)]
Text = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1)]
Title = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=150)]
Level = Annotated[int, Field(ge=1, le=5, strict=True)]
LevelKey = Literal["1", "2", "3", "4", "5"]
Hours = Annotated[int, Field(ge=1, le=5000, strict=True)]
Flag = Annotated[bool, Field(strict=True)]


def every_level(texts: dict[str, str]) -> dict[str, str]:
    """The same texts, when there is one for each level from 1 to 5."""
    if missing := [level for level in "12345" if level not in texts]:
        raise ValueError(f"no text for level {', '.join(missing)}")
    return {level: texts[level] for level in "12345"}


def https_only(url: str) -> str:
    """The same address, when it is a whole one that begins with https://."""
    if HttpUrl(url).scheme != "https":
        raise ValueError("the address must begin with https://")
    return url


class Entry(BaseModel):
    """What all entries share: an unknown key is an error, not something to drop in silence."""

    model_config = ConfigDict(extra="forbid")


class Group(Entry):
    slug: Slug
    name: Title
    description: str = ""


class SourceEntry(Entry):
    slug: Slug
    title: Title


class TrackEntry(Entry):
    slug: Slug
    name: Title
    summary: str = ""


class PrerequisiteEntry(Entry):
    level: Level
    skill: Slug
    needs: Level


class SkillEntry(Entry):
    slug: Slug
    name: Title
    kind: Literal["technical", "soft"]
    group: Slug
    description: str = ""
    anchors: Annotated[dict[LevelKey, Text], AfterValidator(every_level)]
    practice: dict[LevelKey, Text] = {}
    hours: dict[LevelKey, Hours] = {}
    prerequisites: list[PrerequisiteEntry] = []


class FactEntry(Entry):
    kind: Literal["responsibility", "education", "experience"]
    text: Text
    source: Slug | Literal[""] = ""


class PayEntry(Entry):
    low: Annotated[int, Field(ge=1, le=2_000_000_000, strict=True)]
    high: Annotated[int, Field(ge=1, le=2_000_000_000, strict=True)] | None = None
    currency: Annotated[str, StringConstraints(pattern=r"^[A-Z]{3}$")] = "USD"
    basis: Literal["base", "total", "not stated"] = "not stated"
    year: Annotated[int, Field(ge=1900, le=2200, strict=True)] | None = None
    region: Annotated[str, StringConstraints(max_length=100)] = ""
    note: Annotated[str, StringConstraints(max_length=400)] = ""
    source: Slug

    @model_validator(mode="after")
    def from_low_to_high(self):
        if self.high is not None and self.high < self.low:
            raise ValueError(f"high ({self.high}) is below low ({self.low})")
        return self


class RequirementEntry(Entry):
    skill: Slug
    level: Level
    weight: Annotated[int, Field(ge=1, le=5, strict=True)]
    essential: Flag = False
    alternatives: list[Slug] = []


class ProfileEntry(Entry):
    """One version of a role's requirements; version and dates are left out by files written by hand."""

    version: Annotated[int, Field(ge=1, le=1_000_000, strict=True)] | None = None
    ready_at: Annotated[int, Field(ge=1, le=100, strict=True)] = 85
    change_note: str = ""
    published_at: datetime | None = None
    requirements: Annotated[list[RequirementEntry], Field(min_length=1)]

    def asks(self) -> tuple:
        """What the version asks for, comparable: two versions that ask the same need not both exist."""
        return self.ready_at, tuple(
            (entry.skill, entry.level, entry.weight, entry.essential, tuple(entry.alternatives))
            for entry in self.requirements
        )


class DraftEntry(ProfileEntry):
    """A version that is not published yet, and may still be empty."""

    requirements: list[RequirementEntry] = []


class StepEntry(Entry):
    to: Slug
    kind: Literal["promotion", "specialisation", "move"]


class RoleEntry(Entry):
    slug: Slug
    title: Title
    also_known_as: list[Title] = []
    track: Slug
    career_level: Annotated[int, Field(ge=1, le=7, strict=True)]
    summary: str = ""
    editors_judgement: Flag = False
    sources: list[Slug] = []
    facts: list[FactEntry] = []
    pay: list[PayEntry] = []
    steps: list[StepEntry] = []
    profile: ProfileEntry | None = None
    earlier_profiles: list[ProfileEntry] = []
    draft: DraftEntry | None = None


class ResourceEntry(Entry):
    skill: Slug
    title: Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=200)]
    provider: Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=100)]
    url: Annotated[str, StringConstraints(max_length=500), AfterValidator(https_only)]
    hours: Hours
    free: Flag
    from_level: Annotated[int, Field(ge=0, le=4, strict=True)]
    to_level: Level
    language: Annotated[str, StringConstraints(pattern=r"^[a-zA-Z-]{2,10}$")] = "en"
    last_checked: date | None = None

    @model_validator(mode="after")
    def leads_upwards(self):
        if self.to_level <= self.from_level:
            raise ValueError(f"to_level ({self.to_level}) must be above from_level ({self.from_level})")
        return self


class Document(Entry):
    """The catalogue. Sections may be left out; what they name may then already be in the database."""

    groups: list[Group] = []
    sources: list[SourceEntry] = []
    tracks: list[TrackEntry] = []
    skills: list[SkillEntry] = []
    roles: list[RoleEntry] = []
    resources: list[ResourceEntry] = []
