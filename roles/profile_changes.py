"""What one version of a role's requirements asks otherwise than another, in plain words. Skills are given by name."""

from collections.abc import Iterable
from dataclasses import dataclass

from roles.asked import Asked
from roles.levels import NAMES


@dataclass(frozen=True)
class RequirementChange:
    """A skill that is asked for otherwise than before: `before` is None when it is new, `after` when it is gone."""

    skill: str
    before: Asked | None
    after: Asked | None
    says: tuple[str, ...]

    @property
    def kind(self) -> str:
        """Added, removed or changed."""
        if self.before is None:
            return "added"
        return "removed" if self.after is None else "changed"


def profile_changes(before: Iterable[Asked], after: Iterable[Asked]) -> list[RequirementChange]:
    """One for each skill asked for otherwise: in the order of the newer version, then those that are gone.

    A requirement is told by its skill; order alone is no change, for it changes nobody's result.
    """
    old, new = ({one.skill: one for one in side} for side in (before, after))
    found = [RequirementChange(skill, old.get(skill), one, _says(old.get(skill), one)) for skill, one in new.items()]
    gone = [
        RequirementChange(skill, one, None, ("Asked for no more.",)) for skill, one in old.items() if skill not in new
    ]
    return [change for change in found if change.says] + gone


def _says(old: Asked | None, new: Asked) -> tuple[str, ...]:
    if old is None:
        level = f"{new.level} {NAMES[new.level]}"
        return (f"New: level {level}, weight {new.weight}, {_essential(new)}{_with(new.alternatives)}.",)
    lines = []
    if old.level != new.level:
        lines.append(
            f"{_up(old.level, new.level)} from {old.level} {NAMES[old.level]} to {new.level} {NAMES[new.level]}."
        )
    if old.weight != new.weight:
        lines.append(f"Weight {old.weight} to {new.weight}.")
    if old.essential != new.essential:
        lines.append("Essential from now on." if new.essential else "Not essential any more.")
    if more := [name for name in new.alternatives if name not in old.alternatives]:
        lines.append(f"Serves as well from now on: {', '.join(more)}.")
    if fewer := [name for name in old.alternatives if name not in new.alternatives]:
        lines.append(f"Serves no more: {', '.join(fewer)}.")
    return tuple(lines)


def _up(old: int, new: int) -> str:
    return "Level raised" if new > old else "Level lowered"


def _essential(one: Asked) -> str:
    return "essential" if one.essential else "not essential"


def _with(alternatives: tuple[str, ...]) -> str:
    return f", or {', or '.join(alternatives)}" if alternatives else ""
