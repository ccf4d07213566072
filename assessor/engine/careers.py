"""Which role could come next, for somebody who has a role and for somebody who has none yet."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction

from assessor.engine.match import Verdict
from assessor.engine.matching import RoleMatch

ENTRY_LEVEL = 1
KINDS = ("promotion", "specialisation", "move")  # in the order in which they are suggested


@dataclass(frozen=True, slots=True)
class Career:
    """A role's place on the ladder: its level (1 entry to 7 executive) and its steps as (role, kind)."""

    career_level: int
    steps: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class NextRole:
    """A suggestion: the role and how one gets there (a kind of step, or "entry")."""

    role: str
    kind: str


def next_roles(careers: Mapping[str, Career], found: Sequence[RoleMatch], current: str | None = None) -> list[NextRole]:
    """The roles to look at next, promotions first.

    With a current role: its career steps. Without: the steps of the best role the person is ready for; if there is
    none, the three entry roles with the highest match. Only roles that were matched are suggested.
    """
    matched = {one.role: one for one in found}
    if current in careers:
        return _steps(careers[current], matched)
    ready = [one for one in found if one.verdict == Verdict.READY and one.match.half_assessed]
    if ready:
        best = min(ready, key=lambda one: (-careers[one.role].career_level, -_low(one), one.role))
        return _steps(careers[best.role], matched)
    entry = [one for one in found if careers[one.role].career_level == ENTRY_LEVEL]
    entry.sort(key=lambda one: (-_low(one), one.role))
    return [NextRole(one.role, "entry") for one in entry[:3]]


def within_reach(
    careers: Mapping[str, Career], found: Sequence[RoleMatch], alike: Mapping[str, float]
) -> list[RoleMatch]:
    """The roles somebody is ready for: highest career level first, then the closest, ties by slug."""
    ready = [one for one in found if one.verdict == Verdict.READY and one.match.half_assessed]
    return sorted(ready, key=lambda o: (-careers[o.role].career_level, -alike[o.role], o.role))


def _steps(career: Career, matched: Mapping[str, RoleMatch]) -> list[NextRole]:
    steps = [(role, kind) for role, kind in career.steps if role in matched]
    return [NextRole(role, kind) for wanted in KINDS for role, kind in steps if kind == wanted]


def _low(one: RoleMatch) -> Fraction:
    """The match in the worst case as an exact number; nothing to sum comes last."""
    return Fraction(one.match.low_points, one.match.possible) if one.match.possible else Fraction(-1)
