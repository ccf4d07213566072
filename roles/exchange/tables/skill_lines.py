"""Lines that belong to a skill: anchors, prerequisites, resources."""

from roles.exchange.difference import RESOURCE
from roles.exchange.tables.cells import written
from roles.exchange.tables.lines import Line
from roles.exchange.tables.making import Making
from roles.prerequisites import Step, find_cycle, spell_cycle

PARTS = {"text": "anchors", "practice": "practice", "hours": "hours"}  # what a skill calls the columns of an anchor


def place_anchor(making: Making, line: Line) -> None:
    """The text, practice and hours of one level."""
    skill, level = line.values["skill"], str(line.values["level"])
    line.name = f"{making.name('skills', skill)}, level {level}"
    if making.stands_twice(line, skill, level):
        return
    there = making.before["skills"].get(skill, {})
    old = {key: there.get(part, {}).get(level) for key, part in PARTS.items()}
    is_new = old["text"] is None
    if line.lacks(is_new):
        return
    new = making.differing(line, old, list(PARTS))
    making.tell_changes(line, old, new)
    if is_new:
        line.kind, line.says = "added", ()
    for key, value in new.items():
        making.wanted("skills", skill, PARTS[key], line, {})[level] = value


def place_prerequisite(making: Making, line: Line) -> None:
    """That a level of a skill needs a level of another."""
    skill, level, needs = (line.values[key] for key in ("skill", "level", "needs"))
    line.name = f"{making.name('skills', skill)} {level} needs {making.name('skills', needs)}"
    if skill == needs:
        line.refuse("needs", "a skill cannot need itself; its lower levels are needed anyway")
        return
    if making.stands_twice(line, skill, level, needs):
        return
    there = making.before["skills"].get(skill, {}).get("prerequisites", [])
    old = next((one["needs"] for one in there if (one["level"], one["skill"]) == (level, needs)), None)
    at = line.values["needs level"]
    if old == at:
        return
    making.tell_changes(line, {"needs level": old}, {"needs level": at})
    line.kind = "added" if old is None else "changed"
    wanted = making.wanted("skills", skill, "prerequisites", line, [])
    wanted[:] = [one for one in wanted if (one["level"], one["skill"]) != (level, needs)]
    wanted.append({"level": level, "skill": needs, "needs": at})


def refuse_circles(making: Making, lines: list[Line]) -> None:
    """Refuse the lines that close a circle of prerequisites."""
    edges: list[tuple[Step, Step]] = []
    for slug in {**making.before["skills"], **making.entries["skills"]}:
        both = making.before["skills"].get(slug, {}) | making.entries["skills"].get(slug, {})
        edges += [((slug, need["level"]), (need["skill"], need["needs"])) for need in both.get("prerequisites", [])]
    if not (cycle := find_cycle(edges)):
        return
    links = set(zip(cycle, [*cycle[1:], cycle[0]], strict=True))
    spelt = spell_cycle([(making.name("skills", skill), level) for skill, level in cycle])
    for line in lines:
        if line.table.name == "prerequisites" and not line.faults and _edge(line) in links:
            line.refuse("", f"closes a circle: {spelt}")


def _edge(line: Line) -> tuple[Step, Step]:
    values = line.values
    return (values["skill"], values["level"]), (values["needs"], values["needs level"])


def place_resource(making: Making, line: Line) -> None:
    """A learning resource of a skill; the skill's others stay as they are."""
    skill = line.values["skill"]
    line.name = f"{line.values['title']} ({making.name('skills', skill)})"
    key = (line.values["title"], line.values["provider"])
    if making.stands_twice(line, skill, *key):
        return
    old = _resource(making.resources_of(skill), key)
    if line.lacks(is_new=old is None):
        return
    both = (old or {}) | line.values
    if both["to_level"] <= both["from_level"]:
        line.refuse("to_level", f"must be above the from level, {both['from_level']}, not {both['to_level']}")
    elif old is None:
        line.kind = "added"
        making.resources_to_change(skill, line).append(both)
    else:
        new = making.differing(line, old, [key for key in line.values if key not in RESOURCE])
        making.tell_changes(line, old, new)
        if new:
            _resource(making.resources_to_change(skill, line), key).update(new)


def _resource(resources: list[dict], key: tuple[str, str]) -> dict | None:
    """The one of this title and provider."""
    found = (one for one in resources if (written(one["title"]), written(one["provider"])) == key)
    return next(found, None)
