"""Which of a role's levels is the more senior, and how senior: from what they ask for and how they are called."""

from dataclasses import dataclass
from fractions import Fraction

# Words of titles, from the least senior up: their order, and the career level that they stand for.
WORDS = (
    ("trainee", 1),
    ("apprentice", 1),
    ("associate", 1),
    ("assistant", 1),
    ("junior", 1),
    ("senior", 3),
    ("lead", 4),
    ("principal", 5),
    ("head", 6),
    ("chief", 6),
    ("director", 6),
)
RANKS = {word: rank for rank, (word, _) in enumerate(WORDS)}
CAREER_LEVELS = dict(WORDS)
HIGHEST = 7

# The career level of a title without such a word, by the mean of the levels it asks for.
BELOW = ((Fraction(3, 2), 1), (Fraction(3), 2), (Fraction(4), 3), (Fraction(6), 4))


@dataclass(frozen=True)
class RoleLevel:
    """One level of a role: its title and the levels of the skills it asks for."""

    title: str
    levels: tuple[int, ...]

    @property
    def word(self) -> str:
        """The word of the title that tells seniority; the last of several, "" for none."""
        words = self.title.lower().replace("(", " ").replace(")", " ").split()
        return max((word for word in words if word in RANKS), key=RANKS.get, default="")

    @property
    def mean(self) -> Fraction:
        return Fraction(sum(self.levels), len(self.levels))

    @property
    def asks(self) -> tuple:
        """More senior is who needs higher levels on the average, then more of them; the title settles what is left."""
        return self.mean, sum(self.levels), self.title


def in_order(role_levels: list[RoleLevel]) -> list[RoleLevel]:
    """A role's levels from the least senior up.

    Titles that say it are ordered by their word, and those with the same word by what they ask for. A title without a
    word goes behind the last one that asks for no more than it does, on the average.
    """
    ordered = sorted((one for one in role_levels if one.word), key=lambda one: (RANKS[one.word], *one.asks))
    for one in sorted((one for one in role_levels if not one.word), key=lambda one: one.asks):
        below = [place for place, other in enumerate(ordered, start=1) if other.mean <= one.mean]
        ordered.insert(max(below, default=0), one)
    return ordered


def career_levels(role_levels: list[RoleLevel]) -> dict[str, int]:
    """The career level from 1 to 7 of each title, rising with the order of the role's levels.

    A title with a word has the word's career level. One without goes by the mean of what it asks for, above the title
    before it and below the next one with a word as far as there is room.
    """
    ordered = in_order(role_levels)
    found: dict[str, int] = {}
    least = 0
    for place, one in enumerate(ordered):
        if one.word:
            level = max(CAREER_LEVELS[one.word], least)
        else:
            roof = next((CAREER_LEVELS[other.word] - 1 for other in ordered[place:] if other.word), HIGHEST)
            by_mean = next(level for mean, level in BELOW if one.mean < mean)
            level = max(min(max(by_mean, least + 1), roof), least, 1)
        found[one.title] = least = min(level, HIGHEST)
    return found


def tiers(role_levels: list[RoleLevel], levels: dict[str, int]) -> list[list[str]]:
    """The titles rung by rung from below; on one rung are those with the same career level and the same word."""
    rungs: list[list[str]] = []
    last = None
    for one in sorted(in_order(role_levels), key=lambda one: levels[one.title]):
        rung = (levels[one.title], one.word)
        if one.word and rung == last:
            rungs[-1].append(one.title)
        else:
            rungs.append([one.title])
        last = rung
    return rungs
