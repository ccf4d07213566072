"""What several roles ask for, skill by skill, what differs first."""

from collections.abc import Sequence
from typing import NamedTuple

from assessor.engine.gap import Profile, Requirement


class Line(NamedTuple):
    """A skill, what each role asks of it (None where it does not), and whether the roles differ in that."""

    skill: str
    asked: tuple[Requirement | None, ...]
    differs: bool


def side_by_side(profiles: Sequence[Profile]) -> list[Line]:
    """A line for each skill that is the first of a requirement in one of the profiles.

    A profile that asks for another skill, but takes this one in its place, asks for it by that requirement. Lines that
    differ (in the level, in whether it is essential, or in what serves as well) come first; within each those that are
    essential somewhere, then by the sum of their weights, the highest first, then by name and slug.
    """
    names: dict[str, str] = {}
    for profile in profiles:
        for requirement in profile.requirements:
            names.setdefault(requirement.skill, requirement.name)
    tables = [_by_skill(profile) for profile in profiles]
    lines = [_line(skill, tuple(table.get(skill) for table in tables)) for skill in names]
    return sorted(lines, key=lambda line: (*_order(line), names[line.skill].casefold(), line.skill))


def _by_skill(profile: Profile) -> dict[str, Requirement]:
    """The requirement that each skill counts for: its own, else the first that takes it as an alternative."""
    found = {skill: one for one in reversed(profile.requirements) for skill in one.members}
    return found | {one.skill: one for one in profile.requirements}


def _line(skill: str, asked: tuple[Requirement | None, ...]) -> Line:
    kinds = {one and (one.level, one.essential, frozenset(one.members)) for one in asked}
    return Line(skill, asked, len(kinds) > 1)


def _order(line: Line) -> tuple:
    asked = [one for one in line.asked if one]
    return not line.differs, not any(one.essential for one in asked), -sum(one.weight for one in asked)
