"""What a mentor says in a review, and the marks by which two open pages of it are told apart."""

import zlib
from collections.abc import Iterable
from dataclasses import dataclass
from typing import NamedTuple

from assessor.assessments.answers import mark, version_of
from assessor.engine.agreement import CANNOT_JUDGE
from assessor.mentoring.models import MentorReview, ReviewedSkill, SuggestedStep
from roles.levels import NAMES


@dataclass(frozen=True, slots=True)
class Said:
    """What is said of one skill. `value` is a level from 0 to 5, CANNOT_JUDGE, or None for nothing yet."""

    value: int | str | None = None
    comment: str = ""
    to_discuss: bool = False

    @classmethod
    def of(cls, row: ReviewedSkill | None) -> "Said":
        """What a saved row says; no row says nothing."""
        if row is None:
            return cls()
        return cls(CANNOT_JUDGE if row.cannot_judge else row.level, row.comment, row.to_discuss)

    @property
    def checksum(self) -> str:
        """Eight hexadecimal digits that tell what is said from anything else."""
        return checksum((self.value, self.comment, self.to_discuss))

    @property
    def is_rated(self) -> bool:
        """Whether there is a level, or a reason for none."""
        return self.value is not None

    @property
    def words(self) -> str:
        """ "3 Competent", "Cannot judge", "Nothing yet"."""
        if self.value is None:
            return "Nothing yet"
        return "Cannot judge" if self.value == CANNOT_JUDGE else f"{self.value} {NAMES[self.value]}"


class SkillChange(NamedTuple):
    """What somebody sends of a skill, and the mark of what their page showed of it."""

    said: Said
    seen: str

    @property
    def is_untouched(self) -> bool:
        """Whether it is what the page showed already."""
        return self.seen == mark(version_of(self.seen), self.said)


class Suggested(NamedTuple):
    """A next step that a mentor suggests: a level of a skill (its slug), and why."""

    skill: str
    level: int
    reason: str = ""


class Closing[Text](NamedTuple):
    """The summary or the suggested steps as somebody sends them, and the checksum of what their page showed."""

    said: Text
    seen: str


def mark_of(row: ReviewedSkill | None) -> str:
    """By which a page says which state of a skill it shows: how often it was changed, and what is said."""
    return mark(row.version if row else 0, Said.of(row))


def checksum(value: object) -> str:
    """Eight hexadecimal digits that tell plain values apart."""
    return f"{zlib.crc32(repr(value).encode()):08x}"


def suggested(rows: Iterable[SuggestedStep]) -> tuple[Suggested, ...]:
    """Saved suggestions as plain values."""
    return tuple(Suggested(row.skill_slug, row.level, row.reason) for row in rows)


def mark_of_all(review: MentorReview, rows: Iterable[ReviewedSkill], steps: Iterable[SuggestedStep]) -> str:
    """By which the page before sending says which state of the whole review it shows."""
    skills = sorted((row.skill_slug, mark_of(row)) for row in rows)
    return checksum((skills, review.summary, suggested(steps)))
