"""How a new version of a role's requirements differs from an older one, in plain words."""

from collections.abc import Iterable, Mapping

from assessor.engine.changes import Difference, RequirementChange
from assessor.engine.gap import Requirement, Status


def requirement_changes(found: Iterable[RequirementChange], names: Mapping[str, str], new: dict) -> list[dict]:
    """A line for each requirement that differs, by name: `name`, `kind` (a word) and `words` (sentences).

    `new` is the content of the later report; `names` holds the names of all skills of both, by slug.
    """
    open_ones = {one["skill"] for one in new["requirements"] if one["status"] == Status.UNKNOWN}
    lines = [_line(one, names, is_open=one.skill in open_ones) for one in found]
    return sorted(lines, key=lambda line: (line["name"].casefold(), line["skill"]))


def _line(one: RequirementChange, names: Mapping[str, str], *, is_open: bool) -> dict:
    line = {"skill": one.skill, "name": names[one.skill]}
    if Difference.ADDED in one.differences:
        words = [f"Asked at {_asked(one.after, names)}."]
        words += ["You have not settled it yet, so it widens the range."] if is_open else []
        return line | {"kind": "new", "words": words}
    if Difference.REMOVED in one.differences:
        return line | {"kind": "no longer asked", "words": [f"It was asked at {_asked(one.before, names)}."]}
    return line | {"kind": "changed", "words": _differences(one, names)}


def _asked(requirement: Requirement, names: Mapping[str, str]) -> str:
    """ "level 3 with weight 2, essential; Java serves as well"."""
    words = f"level {requirement.level} with weight {requirement.weight}"
    words += ", essential" if requirement.essential else ""
    others = [names[slug] for slug in requirement.members[1:]]
    return f"{words}; {_listed(others)} {'serves' if len(others) == 1 else 'serve'} as well" if others else words


def _differences(one: RequirementChange, names: Mapping[str, str]) -> list[str]:
    before, after = one.before, one.after
    words = []
    if Difference.LEVEL in one.differences:
        words.append(f"Level {before.level} became level {after.level}.")
    if Difference.WEIGHT in one.differences:
        words.append(f"Weight {before.weight} became weight {after.weight}.")
    if Difference.ESSENTIAL in one.differences:
        words.append("It is essential now." if after.essential else "It is no longer essential.")
    if Difference.ALTERNATIVES in one.differences:
        added = [names[slug] for slug in after.members if slug not in before.members]
        gone = [names[slug] for slug in before.members if slug not in after.members]
        words += [f"{_listed(added)} {_verb(added)} as well now."] if added else []
        words += [f"{_listed(gone)} no longer {_verb(gone)}."] if gone else []
    return words


def _verb(names: list[str]) -> str:
    return "serves" if len(names) == 1 else "serve"


def _listed(names: list[str]) -> str:
    """ "A", "A and B", "A, B and C"."""
    return " and ".join([", ".join(names[:-1]), names[-1]] if len(names) > 1 else names)
