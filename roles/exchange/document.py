"""The whole catalogue as one plain document: its shape, and the shape's own rules.

A document is what `export_catalogue` writes, what `load_catalogue` reads, and what the built-in files and every other
format are read into. The order of its lists is the order in which things are shown.
"""

from typing import Annotated, Literal

from pydantic import (
    BaseModel,
    ConfigDict,
    Field,
    StringConstraints,
    ValidationInfo,
    field_validator,
    model_validator,
)

from roles.exchange.values import (
    Address,
    AddressOrNone,
    Code,
    Day,
    Flag,
    Hours,
    Level,
    LevelKey,
    LongTitle,
    Moment,
    Name,
    Remark,
    Slug,
    SlugOrNone,
    Text,
    Title,
    every_level,
    words,
)


class Entry(BaseModel):
    """What all entries share: an unknown key is an error, not something to drop in silence."""

    model_config = ConfigDict(extra="forbid")


class FrameworkEntry(Entry):
    """A framework that skills and roles came from, and its terms."""

    slug: Annotated[str, StringConstraints(pattern=r"^[-a-zA-Z0-9_]+$", max_length=60)]
    name: words(1, 60)
    title: LongTitle
    release: words(0, 40) = ""
    publisher: words(0, 200) = ""
    licence: words(0, 100) = ""
    licence_url: AddressOrNone = ""
    url: AddressOrNone = ""
    changes: Remark = ""


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


class _Skill(Entry):
    slug: Slug
    name: Title
    kind: Literal["technical", "soft"]
    group: Slug
    description: Remark = ""
    framework: SlugOrNone = ""
    code: Code = ""


class SkillEntry(_Skill):
    anchors: dict[LevelKey, Text]
    practice: dict[LevelKey, Text] = {}
    hours: dict[LevelKey, Hours] = {}
    prerequisites: list[PrerequisiteEntry] = []

    @field_validator("anchors")
    @classmethod
    def described(cls, texts: dict[str, str], info: ValidationInfo) -> dict[str, str]:
        """All five levels; a framework describes the levels it has."""
        return texts if info.data.get("framework") else every_level(texts)


class MergedSkillEntry(_Skill):
    """A skill that is gone, since it was merged `into` another one. Versions that were published before name it."""

    into: Slug


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
    framework: SlugOrNone = ""
    code: Code = ""
    successor: SlugOrNone = ""
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
    url: Address
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

    frameworks: list[FrameworkEntry] = []
    groups: list[Group] = []
    sources: list[SourceEntry] = []
    tracks: list[TrackEntry] = []
    skills: list[SkillEntry] = []
    merged_skills: list[MergedSkillEntry] = []
    roles: list[RoleEntry] = []
    resources: list[ResourceEntry] = []
