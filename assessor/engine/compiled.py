"""The published profiles in the form in which one person is matched with all of them at once.

Each role is a column, with a requirement in each place. What a requirement comes to is looked up in a table made from
what `gap.judge` says, packed into integers; a role's sums are then those of its column.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from assessor.engine.gap import POINTS, Judged, Profile, Requirement, Status, judge
from assessor.engine.levels import LEVELS, NOT_APPLICABLE, NOT_SURE, Answer, Answers

FIELD_BITS = 20  # of each sum of points: room for points of weight 17,476, over a hundred times the catalogue's
NARROW_BITS = 15  # of each sum of weights, and of each count

# What is known of a requirement is its members' answers joined with "or": a bit for each level, and one for unknown.
UNKNOWN_BIT = 1 << len(LEVELS)
CELLS = 2 * UNKNOWN_BIT
BITS: dict[Answer | None, int] = {
    **{level: 1 << level for level in LEVELS},
    NOT_SURE: UNKNOWN_BIT,
    None: UNKNOWN_BIT,
    NOT_APPLICABLE: 0,
}

# It comes to one of 13 things: a highest level with nothing open, the same with a member open, or all set aside.
STATES: tuple[Answers, ...] = (
    *({"one": level, "other": NOT_APPLICABLE} for level in LEVELS),
    *({"one": level} for level in LEVELS),
    {"one": NOT_APPLICABLE, "other": NOT_APPLICABLE},
)


@dataclass(frozen=True)
class Compiled:
    """All published profiles, ready to be matched. Tables are (places, roles), unless it says otherwise.

    In each role the requirements with most members come first. An empty place asks for level 0 with weight 0.
    """

    roles: tuple[str, ...]
    ready_at: tuple[int, ...]
    weight: np.ndarray  # (roles,)
    skills: Mapping[str, int]
    members: tuple[np.ndarray, ...]  # numbers of skills: first members, then second ones for as many places as need it
    levels: np.ndarray
    weights: np.ndarray
    units: np.ndarray  # points for each level up to the required one
    optional: np.ndarray  # the weight again, 0 for essentials: what can be set aside
    starts: np.ndarray  # where the requirement's kind begins in `sums`
    sums: np.ndarray  # (2, kinds x CELLS): what may be known of each kind, packed

    @property
    def narrow(self) -> np.dtype:
        """The smallest type of integer that holds every sum of points of a role."""
        return self.units.dtype


def pack(one: Judged) -> tuple[int, int]:
    """A judged requirement as two integers: points low, high, possible; weight assessed, set aside, essential gap,
    essential unknown (the last two as counts)."""
    requirement = one.requirement
    assessed = requirement.weight if one.low == one.high else 0
    if one.status == Status.SET_ASIDE:
        return 0, assessed | requirement.weight << NARROW_BITS
    gap = requirement.essential and one.status == Status.GAP
    unknown = requirement.essential and one.status == Status.UNKNOWN
    points = one.low_points | one.high_points << FIELD_BITS | requirement.possible << 2 * FIELD_BITS
    return points, assessed | int(gap) << 2 * NARROW_BITS | int(unknown) << 3 * NARROW_BITS


def unpack(sums: np.ndarray, bits: int) -> list[np.ndarray]:
    """The packed sums one by one, those in the lowest bits first."""
    return [sums >> shift & (1 << bits) - 1 for shift in range(0, 60, bits)]


def compile_profiles(profiles: Mapping[str, Profile]) -> Compiled:
    """Profiles by role slug, compiled. Raises OverflowError when a profile's weight is beyond the packed fields."""
    roles = tuple(sorted(profiles))
    names = sorted({skill for p in profiles.values() for r in p.requirements for skill in r.members})
    skills = {skill: number for number, skill in enumerate(names)}
    asked = [sorted(profiles[role].requirements, key=lambda one: -len(one.members)) for role in roles]
    weight = np.array([sum(one.weight for one in each) for each in asked], dtype=np.int64)
    heaviest = weight.max(initial=0) * POINTS
    if heaviest >= 1 << FIELD_BITS:
        raise OverflowError("a profile weighs more than the packed sums can hold")
    kinds = {kind: n for n, kind in enumerate(sorted({_kind(one) for each in asked for one in each}), start=1)}
    narrow = np.int16 if heaviest <= np.iinfo(np.int16).max else np.int32
    return Compiled(
        roles=roles,
        ready_at=tuple(profiles[role].ready_at for role in roles),
        weight=weight,
        skills=skills,
        members=_members(asked, skills),
        levels=_table(asked, lambda one: one.level, narrow),
        weights=_table(asked, lambda one: one.weight, narrow),
        units=_table(asked, lambda one: one.points(1), narrow),
        optional=_table(asked, lambda one: 0 if one.essential else one.weight, narrow),
        starts=_table(asked, lambda one: kinds[_kind(one)] * CELLS, np.intp),
        sums=_sums(kinds),
    )


def _kind(one: Requirement) -> tuple[int, int, bool]:
    """What its sums depend on, beside the answers."""
    return one.level, one.weight, one.essential


def _table(asked: Sequence[Sequence[Requirement]], of: Callable[[Requirement], int], dtype: type) -> np.ndarray:
    """A number of each requirement, 0 in empty places."""
    table = np.zeros((max(map(len, asked), default=0), len(asked)), dtype=dtype)
    for column, each in enumerate(asked):
        table[: len(each), column] = [of(one) for one in each]
    return table


def _members(asked: Sequence[Sequence[Requirement]], skills: Mapping[str, int]) -> tuple[np.ndarray, ...]:
    """The first, second, ... members of all requirements; those that have fewer repeat their first."""
    most = max((len(one.members) for each in asked for one in each), default=1)
    tables = [_table(asked, lambda one: skills[one.skill], np.intp)]
    for place in range(1, most):
        longer = [[one for one in each if len(one.members) > place] for each in asked]
        rows = max(map(len, longer))
        tables.append(tables[0][:rows].copy())
        for column, each in enumerate(longer):
            tables[-1][: len(each), column] = [skills[one.members[place]] for one in each]
    return tuple(tables)


def _sums(kinds: Mapping[tuple[int, int, bool], int]) -> np.ndarray:
    """The packed points and weights of each kind in each cell; kind 0, the empty place, has none.

    A requirement with two members can be in all states; the number of its members changes no sum.
    """
    packed = np.zeros((2, len(kinds) + 1, CELLS), dtype=np.int64)
    states = [_state(cell) for cell in range(CELLS)]
    for (level, weight, essential), number in kinds.items():
        requirement = Requirement("one", level, weight, essential, ("other",))
        packed[:, number] = np.array([pack(judge(requirement, answers)) for answers in STATES])[states].T
    return packed.reshape(2, -1)


def _state(cell: int) -> int:
    """The number among `STATES` of what the bits of a cell say: the highest level, open or not; or set aside."""
    known, is_open = cell % UNKNOWN_BIT, cell // UNKNOWN_BIT
    return max(known.bit_length() - 1, 0) + len(LEVELS) * is_open if cell else len(STATES) - 1
