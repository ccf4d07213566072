"""What a draft of a role's requirements would change for the people who aim at it.

Everybody is judged by the published version and by the draft, as `gap.assess` would judge them one by one. What leaves
`told` is about groups: see `small_groups`.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import NamedTuple

import numpy as np

from assessor.engine.changes import Reported, RequirementChange, why_it_changed
from assessor.engine.cohort import Cohort, Said, cohort_in
from assessor.engine.gap import Profile, Requirement
from assessor.engine.match import SET_ASIDE_LIMIT
from assessor.engine.small_groups import Band, Crossing, ShownCrossing, may_be_told, merged, shown_crossing

WHOLE = 10_000  # a match of 100 % in hundredths of a per cent
NO_MATCH = -1  # there is nothing to sum
BANDS = 10  # of the distribution, before any are merged


class Beside(NamedTuple):
    """People beside one version, each table (people,): who is ready, and the matches in hundredths of a per cent."""

    ready: np.ndarray
    low: np.ndarray
    high: np.ndarray


class Move(NamedTuple):
    """How many people's match moves, of how many who have one before and after, and by how many percentage points on
    the average of the latter, from the matches as they are shown; None for the average of nobody."""

    people: int
    of: int
    mean: Fraction | None


class Moved(NamedTuple):
    """What a change does when it alone is made to the published version."""

    change: RequirementChange
    low: Move
    high: Move


@dataclass(frozen=True)
class Impact:
    """Every person before and after, in the order given, and what each change of a requirement does alone."""

    before: Beside
    after: Beside
    low: Move
    high: Move
    changes: tuple[Moved, ...]


class ToldMove(NamedTuple):
    """A change, or all of them together (None), and the average moves; None is hidden."""

    change: RequirementChange | None
    low: Fraction | None
    high: Fraction | None


class Told(NamedTuple):
    """What may be told of an impact: no group of fewer than five people can be read from it.

    `bands` are places of the distribution of the match with unknown as 0, each 10 percentage points wide; whoever has
    no match is in the lowest. `changes` come by how far they move the match, what is hidden last.
    """

    ready: ShownCrossing
    bands: tuple[Band, ...]
    whole: ToldMove
    changes: tuple[ToldMove, ...]


class _Sums(NamedTuple):
    """Points with unknown as 0 and as met, and the possible points: (people,) each."""

    low: np.ndarray
    high: np.ndarray
    possible: np.ndarray


def impact(before: Profile, after: Profile, said: Said) -> Impact:
    """What changing from one version to the other does to people with these answers.

    `said` has a column for every skill of both. What both ask for in the same way is judged once.
    """
    asked = tuple(dict.fromkeys((*before.requirements, *after.requirements)))
    cohort = cohort_in(Profile(asked), said)
    column = {requirement: number for number, requirement in enumerate(asked)}
    old = _beside(cohort, before, [column[one] for one in before.requirements])
    new = _beside(cohort, after, [column[one] for one in after.requirements])
    start = _sums(cohort, [column[one] for one in before.requirements])
    changes = why_it_changed(Reported(before, {}), Reported(after, {})).requirements
    moved = (_moved(cohort, column, start, old, change) for change in changes)
    return Impact(old, new, _move(old.low, new.low), _move(old.high, new.high), tuple(moved))


def _sums(cohort: Cohort, columns: Sequence[int]) -> _Sums:
    return _Sums(*(table[:, columns].sum(axis=1) for table in (cohort.low, cohort.high, cohort.possible)))


def _beside(cohort: Cohort, profile: Profile, columns: Sequence[int]) -> Beside:
    """People beside some of the requirements that they were judged by; ready as in `match.verdict_of`."""
    sums = _sums(cohort, columns)
    weight = sum(one.weight for one in profile.requirements)
    open_ended = (cohort.essential_gap + cohort.essential_unknown)[:, columns].any(axis=1)
    reaches = (sums.possible > 0) & (sums.low * 100 >= profile.ready_at * sums.possible)
    too_much = cohort.set_aside[:, columns].sum(axis=1) * 100 > SET_ASIDE_LIMIT * weight
    return Beside(~open_ended & reaches & ~too_much, *_matches(sums))


def _matches(sums: _Sums) -> tuple[np.ndarray, np.ndarray]:
    """The matches, rounded down as `levels.percent` does."""
    has_one, divisor = sums.possible > 0, np.maximum(sums.possible, 1)
    low, high = (np.where(has_one, points * WHOLE // divisor, NO_MATCH) for points in (sums.low, sums.high))
    return low, high


def _moved(
    cohort: Cohort, column: dict[Requirement, int], start: _Sums, old: Beside, change: RequirementChange
) -> Moved:
    """The published version with this change and no other."""
    sums = start
    if change.before:
        gone = _sums(cohort, [column[change.before]])
        sums = _Sums(*(mine - theirs for mine, theirs in zip(sums, gone, strict=True)))
    if change.after:
        come = _sums(cohort, [column[change.after]])
        sums = _Sums(*(mine + theirs for mine, theirs in zip(sums, come, strict=True)))
    low, high = _matches(sums)
    return Moved(change, _move(old.low, low), _move(old.high, high))


def _move(before: np.ndarray, after: np.ndarray) -> Move:
    have_both = (before != NO_MATCH) & (after != NO_MATCH)
    by = (after - before)[have_both]
    mean = Fraction(int(by.sum()), 100 * len(by)) if len(by) else None
    return Move(int(np.count_nonzero(by)), len(by), mean)


def told(found: Impact) -> Told | None:
    """What may be told; None when there are fewer than five people."""
    ready = shown_crossing(_crossing(found.before.ready, found.after.ready))
    if ready is None:
        return None
    bands = merged(_distribution(found.before.low), _distribution(found.after.low), ready.figures)
    changes = [ToldMove(one.change, _mean(one.low), _mean(one.high)) for one in found.changes]
    return Told(
        ready=ready,
        bands=bands,
        whole=ToldMove(None, _mean(found.low), _mean(found.high)),
        changes=tuple(sorted(changes, key=_farthest)),
    )


def _crossing(before: np.ndarray, after: np.ndarray) -> Crossing:
    sides = (before & after, ~before & after, before & ~after, ~before & ~after)
    return Crossing(*(int(np.count_nonzero(side)) for side in sides))


def _distribution(low: np.ndarray) -> list[int]:
    """How many people's match is in each tenth; 100 % is in the highest."""
    places = np.clip(low * BANDS // WHOLE, 0, BANDS - 1)
    return np.bincount(places, minlength=BANDS).tolist()


def _mean(move: Move) -> Fraction | None:
    """The average, unless too few people's match moves, or stays: both would be told."""
    return move.mean if may_be_told(move.people, move.of) else None


def _farthest(one: ToldMove) -> tuple:
    return -abs(one.low or 0), -abs(one.high or 0), one.change.skill
