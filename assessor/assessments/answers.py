"""What somebody says of one skill, and the mark by which two open pages are told apart."""

import zlib
from dataclasses import dataclass
from typing import NamedTuple

from assessor.engine.levels import Answer

NONE_YET = "0"  # the mark of a skill without an answer


@dataclass(frozen=True, slots=True)
class Given:
    """An answer with what belongs to it: a note and a link to evidence, which may be empty."""

    value: Answer
    note: str = ""
    evidence: str = ""

    @property
    def checksum(self) -> str:
        """Eight hexadecimal digits that tell one answer from another."""
        return f"{zlib.crc32(repr((self.value, self.note, self.evidence)).encode()):08x}"


class Change(NamedTuple):
    """An answer as somebody sends it, None to take it back, and the mark of the answer that their page showed."""

    given: Given | None
    seen: str = NONE_YET

    @property
    def is_untouched(self) -> bool:
        """Whether it is what the page showed already."""
        return self.given is not None and self.seen == mark(version_of(self.seen), self.given)


def mark(version: int, given: Given) -> str:
    """The mark of a saved answer: its version, and a checksum of what it says."""
    return f"{version}-{given.checksum}"


def version_of(seen: str) -> int:
    """The version in a mark. Raises ValueError when it is none."""
    return int(seen.partition("-")[0])
