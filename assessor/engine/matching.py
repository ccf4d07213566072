"""One person against every published role at once: the same match as `gap.assess`, and how alike person and role are.

The catalogue is compiled once: for each skill a table with a row per possible answer and a column per role, its
cells packing all sums into two integers. A person's match with all roles is then the sum of one row per skill.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from math import sqrt
from typing import NamedTuple

import numpy as np

from assessor.engine.gap import Judged, Profile, Requirement, Status, judge
from assessor.engine.levels import LEVELS, NOT_APPLICABLE, Answers
from assessor.engine.match import Match, Verdict, verdict_of

UNKNOWN_ROW, NOT_APPLICABLE_ROW, ROWS = 6, 7, 8
FIELD_BITS = 20  # of each sum in a cell: room for points of weight 17,476, over a hundred times the catalogue's


class RoleMatch(NamedTuple):
    """A role's match and verdict for one person."""

    role: str
    match: Match
    verdict: Verdict


@dataclass(frozen=True)
class Compiled:
    """All published profiles, ready to be matched. `points` and `weights` are (skills, 8 answers, roles)."""

    roles: tuple[str, ...]
    ready_at: tuple[int, ...]
    weight: np.ndarray
    skills: Mapping[str, int]
    points: np.ndarray
    weights: np.ndarray
    chosen: "Chosen"
    asked: np.ndarray  # (roles, skills): the levels of the requirements without alternatives
    pattern: np.ndarray  # (roles, skills): their weight x level


@dataclass(frozen=True)
class Chosen:
    """The requirements with alternatives, each with its role's column.

    What such a requirement earns depends on the best known level of its members, on whether one of them is open, and on
    whether all are set aside: one of `STATES` states, for which `points` and `weights` hold the packed sums.
    """

    requirements: tuple[Requirement, ...]
    columns: np.ndarray
    members: np.ndarray  # (requirements, most members): numbers of skills, one past the last where there is none
    points: np.ndarray  # (requirements, STATES)
    weights: np.ndarray


STATES = 13  # 0 to 5 settled at that level, 6 to 11 the same with a member open, 12 all set aside


def pack(one: Judged) -> tuple[int, int]:
    """A judged requirement as two integers: points low, high, possible; weight assessed, set aside, essential gap,
    essential unknown (the last two as counts)."""
    requirement = one.requirement
    assessed = requirement.weight if one.low == one.high else 0
    if one.status == Status.SET_ASIDE:
        return 0, _fields(assessed, requirement.weight)
    gap = requirement.essential and one.status == Status.GAP
    unknown = requirement.essential and one.status == Status.UNKNOWN
    points = one.low_points | one.high_points << FIELD_BITS | requirement.possible << 2 * FIELD_BITS
    return points, _fields(assessed, 0, gap, unknown)


def _fields(assessed: int, set_aside: int, gap: int = 0, unknown: int = 0) -> int:
    return assessed | set_aside << 15 | int(gap) << 30 | int(unknown) << 45


def compile_profiles(profiles: Mapping[str, Profile]) -> Compiled:
    """Profiles by role slug, compiled. Raises OverflowError when a profile's weight is beyond the packed fields."""
    roles = tuple(sorted(profiles))
    skills = sorted({s for p in profiles.values() for r in p.requirements for s in r.members})
    index = {skill: number for number, skill in enumerate(skills)}
    points = np.zeros((len(skills), ROWS, len(roles)), dtype=np.int64)
    weights = np.zeros_like(points)
    asked, pattern = np.zeros((2, len(roles), len(skills)), dtype=np.int64)
    total = np.zeros(len(roles), dtype=np.int64)
    chosen = []
    for column, role in enumerate(roles):
        for requirement in profiles[role].requirements:
            total[column] += requirement.weight
            if len(requirement.members) > 1:
                chosen.append((column, requirement))
                continue
            skill = index[requirement.skill]
            asked[column, skill] = requirement.level
            pattern[column, skill] = requirement.weight * requirement.level
            for row, answers in enumerate(_possible_answers(requirement.skill)):
                in_points, in_weights = pack(judge(requirement, answers))
                points[skill, row, column] += in_points
                weights[skill, row, column] += in_weights
    if len(total) and total.max() * 60 >= 1 << FIELD_BITS:
        raise OverflowError("a profile weighs more than the packed sums can hold")
    ready_at = tuple(profiles[role].ready_at for role in roles)
    return Compiled(roles, ready_at, total, index, points, weights, _compile_chosen(chosen, index), asked, pattern)


def _compile_chosen(chosen: list[tuple[int, Requirement]], index: Mapping[str, int]) -> Chosen:
    most = max((len(requirement.members) for _, requirement in chosen), default=0)
    members = np.full((len(chosen), most), len(index), dtype=np.intp)
    points = np.zeros((len(chosen), STATES), dtype=np.int64)
    weights = np.zeros_like(points)
    for number, (_, requirement) in enumerate(chosen):
        numbers = [index[skill] for skill in requirement.members]
        members[number, : len(numbers)] = numbers
        for state, answers in enumerate(_possible_states(requirement)):
            points[number, state], weights[number, state] = pack(judge(requirement, answers))
    columns = np.array([column for column, _ in chosen], dtype=np.intp)
    return Chosen(tuple(requirement for _, requirement in chosen), columns, members, points, weights)


def _possible_states(requirement: Requirement) -> list[Answers]:
    """Answers that put a requirement with alternatives in each of its states."""
    first, *others = requirement.members
    settled = [{first: level} | dict.fromkeys(others, NOT_APPLICABLE) for level in LEVELS]
    one_open = [{first: level} for level in LEVELS]
    return [*settled, *one_open, dict.fromkeys(requirement.members, NOT_APPLICABLE)]


def _possible_answers(skill: str) -> list[Answers]:
    return [*({skill: level} for level in LEVELS), {}, {skill: NOT_APPLICABLE}]


def match_all(compiled: Compiled, answers: Answers) -> list[RoleMatch]:
    """The match and verdict of every role for one person, equal to `gap.assess` for each, in order of slug."""
    points, weights = _sums(compiled, answers)
    mask, narrow = (1 << FIELD_BITS) - 1, (1 << 15) - 1
    columns = zip(
        (points & mask).tolist(),
        (points >> FIELD_BITS & mask).tolist(),
        (points >> 2 * FIELD_BITS).tolist(),
        (weights & narrow).tolist(),
        (weights >> 15 & narrow).tolist(),
        compiled.weight.tolist(),
        strict=True,
    )
    gaps, unknowns = (weights >> 30 & narrow).tolist(), (weights >> 45).tolist()
    found = []
    for column, sums in enumerate(columns):
        match = Match(*sums)
        verdict = verdict_of(
            match,
            compiled.ready_at[column],
            essential_gap=gaps[column] > 0,
            essential_unknown=unknowns[column] > 0,
        )
        found.append(RoleMatch(compiled.roles[column], match, verdict))
    return found


def _sums(compiled: Compiled, answers: Answers) -> tuple[np.ndarray, np.ndarray]:
    """The packed sums of every role for one person."""
    rows = np.fromiter((_row(answers, skill) for skill in compiled.skills), dtype=np.intp, count=len(compiled.skills))
    every = np.arange(len(rows))
    points = compiled.points[every, rows].sum(axis=0)
    weights = compiled.weights[every, rows].sum(axis=0)
    chosen = compiled.chosen
    if chosen.requirements:
        one_each = np.arange(len(chosen.requirements))
        states = _states(chosen, np.append(rows, NOT_APPLICABLE_ROW))
        np.add.at(points, chosen.columns, chosen.points[one_each, states])
        np.add.at(weights, chosen.columns, chosen.weights[one_each, states])
    return points, weights


def _states(chosen: Chosen, rows: np.ndarray) -> np.ndarray:
    """The state of each requirement with alternatives; `rows` are the answers by skill, "not applicable" at the end."""
    answers = rows[chosen.members]
    low = np.where(answers < UNKNOWN_ROW, answers, 0).max(axis=1)
    is_open = (answers == UNKNOWN_ROW).any(axis=1)
    set_aside = (answers == NOT_APPLICABLE_ROW).all(axis=1)
    return np.where(set_aside, STATES - 1, low + 6 * is_open)


def _row(answers: Answers, skill: str) -> int:
    answer = answers.get(skill)
    if isinstance(answer, int):
        return answer
    return NOT_APPLICABLE_ROW if answer == NOT_APPLICABLE else UNKNOWN_ROW


def closeness(compiled: Compiled, answers: Answers) -> dict[str, float]:
    """How alike a person's pattern of levels and each role's pattern of requirements are, from -1 to 1, by slug.

    Over the skills with a known level: the person's level minus the mean required level over all roles (0 where a
    role does not ask), and the role's weight x level minus its mean over all roles; each row minus its own
    mean; then the cosine. A requirement with alternatives counts for the member whose level counts. Sums are
    exact integers (all terms multiplied by the number of roles and of skills), so that every machine
    finds the same floats; 0.0 where a pattern is flat.
    """
    known = [number for skill, number in compiled.skills.items() if isinstance(answers.get(skill), int)]
    if not known:
        return dict.fromkeys(compiled.roles, 0.0)
    pattern, asked = (table[:, known] for table in _patterns(compiled, answers))
    names = list(compiled.skills)
    levels = np.array([answers[names[number]] for number in known], dtype=pattern.dtype)
    person = _centred((levels * len(compiled.roles) - asked.sum(axis=0))[None, :])[0]
    roles = _centred(pattern * len(compiled.roles) - pattern.sum(axis=0))
    products = (roles * person).sum(axis=1).tolist()
    squares = (roles * roles).sum(axis=1).tolist()
    own = int((person * person).sum())
    return {
        role: round(product / sqrt(square * own), 9) if square and own else 0.0
        for role, product, square in zip(compiled.roles, products, squares, strict=True)
    }


def _centred(rows: np.ndarray) -> np.ndarray:
    """Each row minus its own mean, times its length, which keeps it whole."""
    return rows * rows.shape[1] - rows.sum(axis=1, keepdims=True)


def _patterns(compiled: Compiled, answers: Answers) -> tuple[np.ndarray, np.ndarray]:
    """Weight x level, and level, that each role asks of each skill; alternatives count where this person's do."""
    # Sums of squares stay below 625 x roles^2 x skills^3; beyond 64 bits Python's own integers take over.
    wide = 625 * len(compiled.roles) ** 2 * len(compiled.skills) ** 3 >= 2**62
    pattern = compiled.pattern.astype(object if wide else np.int64)
    asked = compiled.asked.astype(pattern.dtype)
    for column, requirement in zip(compiled.chosen.columns, compiled.chosen.requirements, strict=True):
        skill = compiled.skills[judge(requirement, answers).counted_skill]
        pattern[column, skill] = max(pattern[column, skill], requirement.weight * requirement.level)
        asked[column, skill] = max(asked[column, skill], requirement.level)
    return pattern, asked


def nearest(found: Sequence[RoleMatch], alike: Mapping[str, float], count: int = 5) -> list[RoleMatch]:
    """The roles most like a person, ties by slug."""
    return sorted(found, key=lambda one: (-alike[one.role], one.role))[:count]
