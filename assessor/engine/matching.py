"""One person against all published roles at once: the same match as `gap.assess`, and how alike the two are."""

from collections.abc import Mapping, Sequence
from itertools import repeat
from math import sqrt
from typing import NamedTuple

import numpy as np
from numpy.typing import DTypeLike

from assessor.engine.compiled import BITS, FIELD_BITS, NARROW_BITS, Compiled, compile_profiles, unpack
from assessor.engine.levels import Answer, Answers, known_level
from assessor.engine.match import Match, Verdict, verdict_of

__all__ = ["Compiled", "RoleMatch", "closeness", "compile_profiles", "match_all", "matches", "nearest"]

UNCHECKED = "wrap"  # numpy looks up twice as fast when it need not raise; all numbers come from `compile_profiles`


class RoleMatch(NamedTuple):
    """A role's match and verdict for one person."""

    role: str
    match: Match
    verdict: Verdict


def match_all(compiled: Compiled, answers: Answers) -> list[RoleMatch]:
    """The match and verdict of every role for one person, equal to `gap.assess` for each, in order of slug."""
    return matches(compiled, answers, range(len(compiled.roles)))


def matches(compiled: Compiled, answers: Answers, columns: Sequence[int]) -> list[RoleMatch]:
    """The match and verdict of some roles, given by their places in `compiled.roles`, in the order given."""
    chosen = np.array(columns, dtype=np.intp)
    points, weights = packed_sums(compiled, answers, chosen)
    low, high, possible = unpack(points, FIELD_BITS)
    assessed, aside, gaps, unknowns = unpack(weights, NARROW_BITS)
    sums = (gaps, unknowns, low, high, possible, assessed, aside, compiled.weight[chosen])
    found = []
    for column, gap, unknown, *each in zip(columns, *(one.tolist() for one in sums), strict=True):
        match = Match(*each)
        verdict = verdict_of(match, compiled.ready_at[column], essential_gap=gap > 0, essential_unknown=unknown > 0)
        found.append(RoleMatch(compiled.roles[column], match, verdict))
    return found


def packed_sums(compiled: Compiled, answers: Answers, columns: np.ndarray | slice) -> np.ndarray:
    """The packed points and weights of some roles: (2, roles)."""
    bits = coded(compiled, answers, BITS, np.intp)
    first, *others = (table[:, columns] for table in compiled.members)
    cells = bits.take(first, mode=UNCHECKED)
    for more in others:
        joined = cells[: len(more)]
        joined |= bits.take(more, mode=UNCHECKED)
    cells += compiled.starts[:, columns]
    return np.stack([np.add.reduce(table.take(cells, mode=UNCHECKED), axis=0) for table in compiled.sums])


def coded(compiled: Compiled, answers: Answers, codes: Mapping[Answer | None, int], dtype: DTypeLike) -> np.ndarray:
    """A code for what somebody said of each skill; whatever is not an answer counts as none."""
    said = map(codes.get, map(answers.get, compiled.skills), repeat(codes[None]))
    return np.fromiter(said, dtype=dtype, count=len(compiled.skills))


def closeness(compiled: Compiled, answers: Answers) -> dict[str, float]:
    """How alike a person's pattern of levels and each role's pattern of requirements are, from -1 to 1, by slug.

    Over the skills with a known level: the person's level minus the mean required level over all roles (0 where a
    role does not ask), and the role's weight x level minus its mean over all roles; each row minus its own
    mean; then the cosine. A requirement with alternatives counts for the member whose level counts. Sums are
    exact integers (all terms multiplied by the number of roles and of skills), so that every machine
    finds the same floats; 0.0 where a pattern is flat.
    """
    levels = [known_level(answers, skill) for skill in compiled.skills]
    person = np.array([-1 if level is None else level for level in levels], dtype=np.int64)
    known = np.flatnonzero(person >= 0)
    if not len(known):
        return dict.fromkeys(compiled.roles, 0.0)
    # Sums of squares stay below 625 x roles^2 x skills^3; beyond 64 bits Python's own integers take over.
    wide = 625 * len(compiled.roles) ** 2 * len(compiled.skills) ** 3 >= 2**62
    asked, patterns = (table[:, known] for table in _patterns(compiled, person))
    products, squares, own = _products(person[known], asked, patterns, object if wide else np.int64)
    return {
        role: round(product / sqrt(square * own), 9) if square and own else 0.0
        for role, product, square in zip(compiled.roles, products.tolist(), squares.tolist(), strict=True)
    }


def _patterns(compiled: Compiled, person: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """The level, and weight x level, that each role asks of each skill: two tables (roles, skills).

    Alternatives count where this person's do; `person` has the level of each skill, -1 where it is not known.
    """
    counted = compiled.members[0].copy()
    for more in compiled.members[1:]:
        so_far = counted[: len(more)]
        np.copyto(so_far, more, where=person[more] > person[so_far])
    roles, skills = len(compiled.roles), len(compiled.skills)
    places = (np.arange(roles) * skills + counted).ravel()
    tables = np.zeros((2, roles, skills), dtype=compiled.narrow)
    for table, values in zip(tables, (compiled.levels, compiled.levels * compiled.weights), strict=True):
        np.maximum.at(table.reshape(-1), places, values.ravel())
    return tables[0], tables[1]


def _products(person: np.ndarray, asked: np.ndarray, patterns: np.ndarray, whole: type) -> tuple:
    """The product of each role's row and the person's, the square of each role's, and that of the person's.

    The rows are the levels, or patterns, times the number of roles, minus the sums over all roles; then times the
    number of skills, minus their own sums. Multiplied out, that asks for sums over the plain patterns only, which
    floats hold exactly.
    """
    roles, skills = patterns.shape
    plain = patterns.astype(np.float64)
    own, mean = person * roles - asked.sum(axis=0, dtype=np.int64), patterns.sum(axis=0, dtype=np.int64)
    sums = np.stack([plain @ own, plain @ mean, plain.sum(axis=1), np.einsum("rs,rs->r", plain, plain)])
    with_own, with_mean, each, squared = sums.astype(np.int64).astype(whole)
    own, mean = own.astype(whole), mean.astype(whole)
    rows = roles * each - mean.sum()
    products = roles * with_own - (own * mean).sum()
    squares = roles * roles * squared - 2 * roles * with_mean + (mean * mean).sum()
    return (
        skills * (skills * products - rows * own.sum()),
        skills * (skills * squares - rows * rows),
        int(skills * (skills * (own * own).sum() - own.sum() ** 2)),
    )


def nearest(found: Sequence[RoleMatch], alike: Mapping[str, float], count: int = 5) -> list[RoleMatch]:
    """The roles most like a person, ties by slug."""
    return sorted(found, key=lambda one: (-alike[one.role], one.role))[:count]
