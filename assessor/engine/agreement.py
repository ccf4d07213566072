"""How far a mentor's levels and a learner's agree, and in which order the two are shown.

Neither is the truth: a difference says that two people saw different things, and is something to talk about.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from fractions import Fraction
from typing import NamedTuple

from assessor.engine.levels import Answers, known_level

CANNOT_JUDGE = "cannot-judge"  # what a mentor may answer in place of a level; like "not sure", never a level
ENOUGH = 10  # skills with both levels from which kappa says something


@dataclass(frozen=True, slots=True)
class Agreement:
    """Two people's levels of the skills that both know, side by side.

    `differences` is mentor minus learner in levels (-5 to 5) by skill, in order of slug. `kappa` is the quadratic
    weighted kappa, exactly, from -1 (opposite) over 0 (as by chance) to 1 (the same everywhere). It is None when fewer
    than `ENOUGH` skills have both levels, or when all levels of both are one and the same: then no disagreement was to
    be expected, and there is nothing to compare with.
    """

    differences: Mapping[str, int]
    kappa: Fraction | None

    @property
    def n(self) -> int:
        """How many skills have both levels: all figures are about these."""
        return len(self.differences)

    @property
    def exact(self) -> int:
        """How many skills have the same level twice."""
        return sum(one == 0 for one in self.differences.values())

    @property
    def within_one(self) -> int:
        """How many skills have levels at most one apart, the same ones included."""
        return sum(abs(one) <= 1 for one in self.differences.values())

    @property
    def kappa_shown(self) -> float | None:
        """Kappa with two decimals, rounded down as everything shown: 1.0 is full agreement and nothing less."""
        return None if self.kappa is None else self.kappa.numerator * 100 // self.kappa.denominator / 100


class RatedSkill(NamedTuple):
    """A skill of a review; what a role asks of it when that is known, else its weight is 0."""

    skill: str
    name: str = ""
    essential: bool = False
    weight: int = 0


def agreement(mentor: Answers, learner: Answers) -> Agreement:
    """The agreement of two people, over the skills for which both gave a level.

    "Not sure", "not applicable", "cannot judge" and no answer are no levels, so such skills count nowhere.
    """
    pairs = {}
    for skill in sorted(mentor):
        theirs, own = known_level(mentor, skill), known_level(learner, skill)
        if theirs is not None and own is not None:
            pairs[skill] = theirs, own
    differences = {skill: theirs - own for skill, (theirs, own) in pairs.items()}
    return Agreement(differences, weighted_kappa(list(pairs.values())))


def weighted_kappa(pairs: list[tuple[int, int]]) -> Fraction | None:
    """The quadratic weighted kappa of pairs of levels; None for fewer than `ENOUGH`, or when it is undefined.

    1 - observed / expected disagreement, where the disagreement of two levels is the square of their difference:
    observed is its mean over the pairs, expected its mean over every first level beside every second one. From
    J. Cohen (1968), Weighted kappa: Nominal scale agreement with provision for scaled disagreement or partial credit,
    Psychological Bulletin 70(4), 213-220. Both means are taken times n^2, which leaves sums of whole numbers.
    """
    n = len(pairs)
    if n < ENOUGH:
        return None
    first, second = sum(one for one, _ in pairs), sum(other for _, other in pairs)
    squares = sum(one**2 + other**2 for one, other in pairs)
    observed = n * sum((one - other) ** 2 for one, other in pairs)
    expected = n * squares - 2 * first * second
    return 1 - Fraction(observed, expected) if expected else None


def differences_first(skills: Iterable[RatedSkill], mentor: Answers, learner: Answers) -> list[RatedSkill]:
    """The skills of a review, those first that are most worth a talk.

    1. Both levels are known and differ: the largest difference first. Of equal ones those where the mentor is below
       the learner: they may hide a gap that no report shows, while the others only hold a pleasant surprise.
    2. Only the mentor gave a level: it answers what the learner left open.
    3. Both gave the same level.
    4. The mentor gave none.

    Within each essentials first, then the highest weight, casefolded name and slug.
    """
    return sorted(skills, key=lambda one: (*_talk(one.skill, mentor, learner), *_rank(one)))


def _talk(skill: str, mentor: Answers, learner: Answers) -> tuple[int, ...]:
    """In which of the four parts a skill stands, and in the first of them where."""
    theirs, own = known_level(mentor, skill), known_level(learner, skill)
    if theirs is None:
        return (4,)
    if own is None:
        return (2,)
    return (1, -abs(theirs - own), theirs > own) if theirs != own else (3,)


def _rank(one: RatedSkill) -> tuple[bool, int, str, str]:
    return not one.essential, -one.weight, one.name.casefold(), one.skill
