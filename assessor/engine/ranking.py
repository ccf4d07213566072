"""All roles in order for one person, and those the person is ready for, without a value made for every role.

What is shown of them comes from `matching.matches`, for the few that are shown.
"""

from enum import StrEnum

import numpy as np

from assessor.engine.compiled import FIELD_BITS, Compiled
from assessor.engine.gap import POINTS
from assessor.engine.levels import LEVELS, NOT_APPLICABLE, NOT_SURE, Answers
from assessor.engine.match import SET_ASIDE_LIMIT
from assessor.engine.matching import UNCHECKED, closeness, coded

EXACT = 2 * FIELD_BITS + 1  # bits of a match that tell any two apart: different fractions of sums are that far apart
WORST = {level: level for level in LEVELS} | {NOT_SURE: 0, None: 0, NOT_APPLICABLE: -1}


class Order(StrEnum):
    """By what roles are ranked."""

    MATCH = "match"
    CLOSENESS = "closeness"


def rank(compiled: Compiled, answers: Answers, order: Order = Order.MATCH, count: int | None = None) -> list[int]:
    """The best roles first, as places in `compiled.roles`; ties by slug. All, or the first `count`.

    By match: that of the worst case, compared exactly, with the roles that have no match last. By closeness: most like
    the person first.
    """
    if order == Order.CLOSENESS:
        alike = closeness(compiled, answers)
        keys = -np.array([alike[role] for role in compiled.roles])
        return np.argsort(keys, kind="stable")[:count].tolist()
    counted, aside = _worst_case(compiled, answers)
    low, possible = _points(compiled, counted), POINTS * (compiled.weight - aside)
    low[possible == 0] = -1
    # Floats tell any two quotients of such small integers apart, unless they are the same fraction.
    keys = low / np.maximum(possible, 1)
    keys *= -(2.0**EXACT)
    roles = len(compiled.roles)
    places = keys.astype(np.int64)
    places *= roles  # one integer a role sorts faster than a stable sort
    places += np.arange(roles)
    places.sort()
    return (places[:count] % roles).tolist()


def ready_roles(compiled: Compiled, answers: Answers) -> frozenset[str]:
    """The roles whose verdict is `ready`, by slug."""
    counted, aside = _worst_case(compiled, answers)
    possible = POINTS * (compiled.weight - aside)
    missing = (counted < compiled.levels) & (compiled.optional == 0)
    ready = (
        (possible > 0)
        & (_points(compiled, counted).astype(np.int64) * 100 >= np.array(compiled.ready_at, dtype=np.int64) * possible)
        & (aside * 100 <= SET_ASIDE_LIMIT * compiled.weight)
        & ~missing.any(axis=0)
    )
    return frozenset(compiled.roles[column] for column in np.flatnonzero(ready))


def _worst_case(compiled: Compiled, answers: Answers) -> tuple[np.ndarray, np.ndarray | int]:
    """The level that counts of each requirement with unknown as 0: (places, roles); and the weight set aside: (roles,),
    or 0 when that is so of every role.

    This is the rule of `gap.judge` once more, as it takes less than half the time of the tables made from it.
    """
    worst = coded(compiled, answers, WORST, compiled.narrow)
    first, *others = compiled.members
    best = worst.take(first, mode=UNCHECKED)
    for more in others:
        known = best[: len(more)]
        np.maximum(known, worst.take(more, mode=UNCHECKED), out=known)
    if worst.min(initial=0) == 0:
        return best, 0
    struck = np.minimum(best, np.zeros_like(best))  # -1, which is all bits, where no member applies, else 0
    best -= struck
    return best, np.add.reduce(struck & compiled.optional, axis=0, dtype=np.int64)


def _points(compiled: Compiled, counted: np.ndarray) -> np.ndarray:
    """The points of each role at the levels that count. The levels are overwritten: a second table costs time."""
    points = np.minimum(counted, compiled.levels, out=counted)
    points *= compiled.units
    return np.add.reduce(points, axis=0, dtype=compiled.narrow)
