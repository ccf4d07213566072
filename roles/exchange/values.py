"""The values that a catalogue document holds: texts as long as their place allows, levels, addresses, moments."""

from datetime import date, datetime
from typing import Annotated, Literal

from pydantic import AfterValidator, AwareDatetime, BeforeValidator, Field, HttpUrl, StringConstraints, ValidationError


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
Address = Annotated[str, StringConstraints(max_length=500), AfterValidator(https_only)]
AddressOrNone = Annotated[str, StringConstraints(max_length=300), AfterValidator(lambda url: url and https_only(url))]
Code = words(0, 100)
