"""Requirements between their rows and plain values."""

from collections.abc import Iterable

from roles.asked import Asked
from roles.exchange.sync import create
from roles.models import Alternative, Requirement, RoleProfile


def asked_by_key(profile: RoleProfile) -> list[Asked]:
    """What a version (loaded with requirements and alternatives) asks for, skills by primary key."""
    return [
        Asked(row.skill_id, row.level, row.weight, row.essential, tuple(o.skill_id for o in row.alternatives.all()))
        for row in profile.requirements.all()
    ]


def asked_by_name(profile: RoleProfile) -> list[Asked]:
    """What a version (loaded `with_requirements`) asks for, skills by name."""
    return [
        Asked(row.skill.name, row.level, row.weight, row.essential, tuple(o.skill.name for o in row.alternatives.all()))
        for row in profile.requirements.all()
    ]


def insert(versions: Iterable[tuple[RoleProfile, Iterable[Asked]]], reason: str) -> None:
    """Write what saved versions without requirements ask for, in bulk and with history; skills by primary key.

    A version that is born published gets them so as well: nothing published is ever edited.
    """
    pairs = [
        (
            Requirement(
                profile=profile,
                skill_id=one.skill,
                level=one.level,
                weight=one.weight,
                essential=one.essential,
                position=position,
            ),
            one,
        )
        for profile, asked in versions
        for position, one in enumerate(asked)
    ]
    create([row for row, _ in pairs], reason)
    others = [
        Alternative(requirement=row, skill_id=key, position=position)
        for row, one in pairs
        for position, key in enumerate(one.alternatives)
    ]
    create(others, reason)
