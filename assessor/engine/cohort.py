"""Many people beside one profile at once: where each stands, and the gaps that they have in common.

Every requirement is compiled like a role of its own, so that what a person's answers come to is looked up in the table
made from `gap.judge`, and nothing is judged twice in two ways. The caller chooses whose answers these are: a mentor's
overview is made from what is shared with that mentor.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from itertools import chain, repeat
from typing import NamedTuple

import numpy as np

from assessor.engine.compiled import BITS, FIELD_BITS, NARROW_BITS, Compiled, compile_profiles, unpack
from assessor.engine.gap import Profile, Requirement
from assessor.engine.levels import Answers
from assessor.engine.match import Match, Verdict, verdict_of


class Said(NamedTuple):
    """People's answers as a table: `bits` are (people, skills), each one of `compiled.BITS`."""

    skills: tuple[str, ...]
    bits: np.ndarray


@dataclass(frozen=True)
class Cohort:
    """People's answers judged by one profile. Tables are (people, requirements), both in the order given."""

    profile: Profile
    low: np.ndarray  # points with unknown as 0
    high: np.ndarray  # points with unknown as met
    possible: np.ndarray  # points; 0 where it is set aside
    assessed: np.ndarray  # weight of what has nothing open
    set_aside: np.ndarray  # weight
    essential_gap: np.ndarray  # 1 or 0, as the next
    essential_unknown: np.ndarray


class Standing(NamedTuple):
    """A person's match with the profile, and the verdict."""

    match: Match
    verdict: Verdict


@dataclass(frozen=True, slots=True)
class CommonGap:
    """A requirement, and how many people have a known gap there, leave it open, meet it or set it aside.

    `who` are the places of those with the gap among the people given; `missing_levels` is what they lack together.
    """

    requirement: Requirement
    who: tuple[int, ...]
    unknown: int
    met: int
    set_aside: int
    missing_levels: int

    @property
    def gap(self) -> int:
        """How many people have a known gap there."""
        return len(self.who)

    @property
    def mean_missing(self) -> Fraction | None:
        """The levels that those with the gap lack on average, exactly; None when nobody has it."""
        return Fraction(self.missing_levels, self.gap) if self.who else None


def cohort_of(profile: Profile, people: Sequence[Answers]) -> Cohort:
    """People's answers, each judged as by `gap.judge`. Raises OverflowError for a weight beyond the packed fields."""
    skills = tuple(dict.fromkeys(skill for one in profile.requirements for skill in one.members))
    return cohort_in(profile, Said(skills, _bits(skills, people)))


def cohort_in(profile: Profile, said: Said) -> Cohort:
    """The same from a table of answers, which has a column for every skill that the profile asks for."""
    alone = {f"{place:06}": Profile((one,)) for place, one in enumerate(profile.requirements)}
    compiled = compile_profiles(alone)
    cells = _cells(compiled, said)
    points, weights = (table.take(cells) for table in compiled.sums)
    return Cohort(profile, *unpack(points, FIELD_BITS), *unpack(weights, NARROW_BITS))


def _bits(skills: Sequence[str], people: Sequence[Answers]) -> np.ndarray:
    """What each person says of each skill."""
    said = chain.from_iterable(map(answers.get, skills) for answers in people)
    codes = map(BITS.get, said, repeat(BITS[None]))
    return np.fromiter(codes, dtype=np.uint8, count=len(people) * len(skills)).reshape(len(people), len(skills))


def _cells(compiled: Compiled, said: Said) -> np.ndarray:
    """Where to look up what each person's answers come to: (people, requirements)."""
    columns = {skill: column for column, skill in enumerate(said.skills)}
    place = np.array([columns[skill] for skill in compiled.skills], dtype=np.intp)
    joined = np.zeros((len(said.bits), len(compiled.roles)), dtype=np.uint8)
    for members in compiled.members:
        joined |= said.bits.take(place.take(members.ravel()), axis=1)
    return joined + compiled.starts.ravel()


def standings(cohort: Cohort) -> list[Standing]:
    """The match and verdict of each person, equal to `gap.assess` for each, in the order given."""
    tables = (cohort.essential_gap, cohort.essential_unknown, cohort.low, cohort.high, cohort.possible)
    sums = (table.sum(axis=1).tolist() for table in (*tables, cohort.assessed, cohort.set_aside))
    weight, ready_at = sum(one.weight for one in cohort.profile.requirements), cohort.profile.ready_at
    found = []
    for gaps, unknowns, *each in zip(*sums, strict=True):
        match = Match(*each, weight)
        verdict = verdict_of(match, ready_at, essential_gap=gaps > 0, essential_unknown=unknowns > 0)
        found.append(Standing(match, verdict))
    return found


def common_gaps(cohort: Cohort) -> list[CommonGap]:
    """A line for each requirement of the profile, that which most people are known to miss first: what to do together.

    Then the highest weight, essentials, casefolded name, slug.
    """
    counted = cohort.possible > 0
    met = counted & (cohort.low == cohort.possible)
    unknown = cohort.high > cohort.low
    gap = counted & ~met & ~unknown
    units = np.array([one.points(1) for one in cohort.profile.requirements], dtype=np.int64)
    missing = np.where(gap, (cohort.possible - cohort.low) // units, 0).sum(axis=0)
    columns = zip(*(table.sum(axis=0).tolist() for table in (unknown, met, ~counted)), missing.tolist(), strict=True)
    lines = [
        CommonGap(requirement, tuple(np.flatnonzero(has_it).tolist()), *counts)
        for requirement, has_it, counts in zip(cohort.profile.requirements, gap.T, columns, strict=True)
    ]
    return sorted(lines, key=_most_common)


def _most_common(one: CommonGap) -> tuple[int, int, bool, str, str]:
    asked = one.requirement
    return -one.gap, -asked.weight, not asked.essential, asked.name.casefold(), asked.skill
