"""What becomes of rows that name a skill when it is merged into another one, over plain values."""

from collections.abc import Hashable, Iterable, Mapping, Sequence
from dataclasses import replace

from roles.asked import Asked
from roles.prerequisites import Step


def merged_requirements(asked: Sequence[Asked], old: Hashable, new: Hashable) -> list[Asked]:
    """The requirements of a profile after `old` was merged into `new`.

    Asked for both, it asks for one: at the higher level, with the higher weight, essential if either was, with the
    alternatives of both, in the place of the first. A profile names a skill once: where it would be named again as an
    alternative, it is left out there, and a requirement of its own goes before being an alternative.
    """
    found: dict[Hashable, Asked] = {}
    for one in asked:
        renamed = replace(one, skill=_named(one.skill, old, new))
        before = found.get(renamed.skill)
        found[renamed.skill] = _together(before, renamed) if before else renamed
    named = set(found)
    return [replace(one, alternatives=_once(one.alternatives, old, new, named)) for one in found.values()]


def _together(one: Asked, other: Asked) -> Asked:
    return Asked(
        skill=one.skill,
        level=max(one.level, other.level),
        weight=max(one.weight, other.weight),
        essential=one.essential or other.essential,
        alternatives=(*one.alternatives, *other.alternatives),
    )


def _once(alternatives: Iterable[Hashable], old: Hashable, new: Hashable, named: set) -> tuple[Hashable, ...]:
    """Those that are not named yet; they are named from now on."""
    kept = []
    for one in alternatives:
        name = _named(one, old, new)
        if name not in named:
            named.add(name)
            kept.append(name)
    return tuple(kept)


def merged_needs(needs: Iterable[tuple[Step, Step]], old: Hashable, new: Hashable) -> dict[tuple, int]:
    """Prerequisites after the merge: (skill, level, needed skill) to the needed level.

    None leads from the skill to itself, and where two say the same of different levels, the higher level counts.
    """
    found: dict[tuple, int] = {}
    for (skill, level), (needed, at) in needs:
        key = (_named(skill, old, new), level, _named(needed, old, new))
        if key[0] != key[2]:
            found[key] = max(at, found.get(key, 0))
    return found


def _named(skill: Hashable, old: Hashable, new: Hashable) -> Hashable:
    return new if skill == old else skill


def carried[T](values: Mapping[str, T], merged: Mapping[str, str]) -> dict[str, T]:
    """What is kept by skill, also under the skills that those were merged into, unless something is there already.

    `merged` are the skills that are gone, each with the one that stays.
    """
    return {merged[skill]: value for skill, value in values.items() if skill in merged} | dict(values)
