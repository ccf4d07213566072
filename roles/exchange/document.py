"""The whole catalogue as one plain document: its shape, and the shape's own rules.

A document is what `export_catalogue` writes, what `load_catalogue` reads, and what the built-in files are read
into. The order of its lists is the order in which things are shown.
"""

from datetime import date, datetime
from typing import Annotated, Literal

from pydantic import (
    AfterValidator,
    AwareDatetime,
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Field,
    HttpUrl,
    StringConstraints,
    ValidationError,
    model_validator,
)


def no_nul(text: str) -> str:
    """The same text, when PostgreSQL can store it."""
    if "\0" in text:
        raise ValueError("holds a NUL character, which no database can keep")
    return text


def words(shortest: int, longest: int | None = None):
    """A text as short and as long as its place in the database allows; one that must not be empty is trimmed."""
    limits = StringConstraints(strip_whitespace=shortest > 0, min_length=shortest, max_length=longest)
    return Annotated[str, limits, AfterValidator(no_nul)]


def every_level(texts: dict[str, str]) -> dict[str, str]:
    """The same texts, when there is one for each level from 1 to 5."""
    if missing := [level for level in "12345" if level not in texts]:
        raise ValueError(f"no text for level {', '.join(missing)}")
    return {level: texts[level] for level in "12345"}


def https_only(url: str) -> str:
    """The same address, when it is a whole one that begins with https://."""
    if not url.startswith("https://"):
        raise ValueError("the address must begin with https://")
    try:
        HttpUrl(url)
    except ValidationError:
        raise ValueError("is not a whole web address") from None
    if any(c.isspace() or not c.isprintable() for c in url):
        raise ValueError("the address must not hold blanks")
    return url


def written_out(moment: object) -> object:
    """The same value, unless it is a bare number, which would be read as seconds since 1970."""
    if isinstance(moment, datetime | date | None) or (isinstance(moment, str) and "-" in moment.strip()[1:]):
        return moment
    raise ValueError("must be a date, written 2026-01-31, or a moment, written 2026-01-31T12:00:00Z")


def near_our_time(moment: datetime) -> datetime:
    """The same moment, when every database and time zone has it."""
    if not 1900 <= moment.year <= 2200:
        raise ValueError("must be in a year from 1900 to 2200")
    return moment


# What a slug of the database may hold; the built-in catalogue keeps to lower case and hyphens.
Slug = Annotated[str, StringConstraints(pattern=r"^[-a-zA-Z0-9_]+$", max_length=100)]
SlugOrNone = Annotated[str, StringConstraints(pattern=r"^[-a-zA-Z0-9_]*$", max_length=100)]
Text = words(1)
Remark = words(0)
Name = words(1, 100)
Title = words(1, 150)
LongTitle = words(1, 200)
Level = Annotated[int, Field(ge=1, le=5, strict=True)]
LevelKey = Literal["1", "2", "3", "4", "5"]
Hours = Annotated[int, Field(ge=1, le=5000, strict=True)]
Flag = Annotated[bool, Field(strict=True)]
Moment = Annotated[AwareDatetime, BeforeValidator(written_out), AfterValidator(near_our_time)]
Day = Annotated[date, BeforeValidator(written_out)]


class Entry(BaseModel):
    """What all entries share: an unknown key is an error, not something to drop in silence."""

    model_config = ConfigDict(extra="forbid")


class Group(Entry):
    slug: Slug
    name: Name
    description: Remark = ""


class SourceEntry(Entry):
    slug: Slug
    title: LongTitle


class TrackEntry(Entry):
    slug: Slug
    name: Name
    summary: Remark = ""


class PrerequisiteEntry(Entry):
    level: Level
    skill: Slug
    needs: Level


class SkillEntry(Entry):
    slug: Slug
    name: Title
    kind: Literal["technical", "soft"]
    group: Slug
    description: Remark = ""
    anchors: Annotated[dict[LevelKey, Text], AfterValidator(every_level)]
    practice: dict[LevelKey, Text] = {}
    hours: dict[LevelKey, Hours] = {}
    prerequisites: list[PrerequisiteEntry] = []


class FactEntry(Entry):
    kind: Literal["responsibility", "education", "experience"]
    text: Text
    source: SlugOrNone = ""


class PayEntry(Entry):
    low: Annotated[int, Field(ge=1, le=2_000_000_000, strict=True)]
    high: Annotated[int, Field(ge=1, le=2_000_000_000, strict=True)] | None = None
    currency: Annotated[str, StringConstraints(pattern=r"^[A-Z]{3}$")] = "USD"
    basis: Literal["base", "total", "not stated"] = "not stated"
    year: Annotated[int, Field(ge=1900, le=2200, strict=True)] | None = None
    region: words(0, 100) = ""
    note: words(0, 400) = ""
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
    change_note: Remark = ""
    published_at: Moment | None = None
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
    summary: Remark = ""
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
    title: LongTitle
    provider: Name
    url: Annotated[str, StringConstraints(max_length=500), AfterValidator(https_only)]
    hours: Hours
    free: Flag
    from_level: Annotated[int, Field(ge=0, le=4, strict=True)]
    to_level: Level
    language: Annotated[str, StringConstraints(pattern=r"^[a-zA-Z-]{2,10}$")] = "en"
    last_checked: Day | None = None

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
