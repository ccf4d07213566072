"""The sums of a person beside a role, and the verdict on them. All are whole numbers; only what is shown is divided."""

from dataclasses import dataclass
from enum import StrEnum

from assessor.engine.levels import percent

SET_ASIDE_LIMIT = 20  # per cent of all weight above which nobody counts as ready


class Verdict(StrEnum):
    """What is known of a person's readiness for a role, by their own ratings."""

    READY = "ready"
    NOT_YET = "not-yet"
    UNDECIDED = "undecided"


@dataclass(frozen=True, slots=True)
class Match:
    """Sums over a profile: points (without what is set aside) and weights (of everything)."""

    low_points: int
    high_points: int
    possible: int
    assessed_weight: int
    set_aside_weight: int
    weight: int

    def __add__(self, other: "Match") -> "Match":
        """The sums of both."""
        return Match(*(mine + theirs for mine, theirs in zip(self._sums(), other._sums(), strict=True)))

    def __sub__(self, other: "Match") -> "Match":
        """The sums without those of a part."""
        return Match(*(mine - theirs for mine, theirs in zip(self._sums(), other._sums(), strict=True)))

    def _sums(self) -> tuple[int, ...]:
        return (
            self.low_points,
            self.high_points,
            self.possible,
            self.assessed_weight,
            self.set_aside_weight,
            self.weight,
        )

    @property
    def low(self) -> float | None:
        """Per cent with unknown as 0, rounded down to two decimals; None when there is nothing to sum."""
        return percent(self.low_points, self.possible) if self.possible else None

    @property
    def high(self) -> float | None:
        """Per cent with unknown as met, rounded down to two decimals; None when there is nothing to sum."""
        return percent(self.high_points, self.possible) if self.possible else None

    @property
    def assessed(self) -> float | None:
        """The share of weight about which nothing is open, in per cent."""
        return percent(self.assessed_weight, self.weight) if self.weight else None

    @property
    def set_aside(self) -> float | None:
        """The share of weight that was called not applicable, in per cent."""
        return percent(self.set_aside_weight, self.weight) if self.weight else None

    def low_reaches(self, ready_at: int) -> bool:
        """Whether the match is at least `ready_at` per cent even in the worst case."""
        return self.possible > 0 and self.low_points * 100 >= ready_at * self.possible

    def high_reaches(self, ready_at: int) -> bool:
        """Whether the match could be at least `ready_at` per cent."""
        return self.possible > 0 and self.high_points * 100 >= ready_at * self.possible

    @property
    def too_much_set_aside(self) -> bool:
        return self.set_aside_weight * 100 > SET_ASIDE_LIMIT * self.weight

    @property
    def half_assessed(self) -> bool:
        """Whether at least half of the weight is assessed: less is too little to suggest a role."""
        return self.weight > 0 and 2 * self.assessed_weight >= self.weight


def verdict_of(match: Match, ready_at: int, *, essential_gap: bool, essential_unknown: bool) -> Verdict:
    """Ready, not yet or undecided, from the sums and from whether an essential is missing or unknown.

    Ready asks for every essential and the match in the worst case. Not yet is certain: an essential is known to
    be missing, or even the best case falls short. Too much set aside, or nothing left, decides nothing.
    """
    if essential_gap:
        return Verdict.NOT_YET
    if not match.possible:
        return Verdict.UNDECIDED
    if not match.high_reaches(ready_at):
        return Verdict.NOT_YET
    if essential_unknown or match.too_much_set_aside or not match.low_reaches(ready_at):
        return Verdict.UNDECIDED
    return Verdict.READY
