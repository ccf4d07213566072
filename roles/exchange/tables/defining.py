"""Lines that are groups, tracks, skills and roles themselves: which one is meant, or that it is new."""

from django.utils.text import slugify

from roles.exchange.tables.lines import Line
from roles.exchange.tables.making import Making

NAME = {"groups": "name", "tracks": "name", "skills": "name", "roles": "title"}


def define(making: Making, line: Line) -> None:
    """Find out which one a line is about, so that other lines may name it, be there faults in this one or not."""
    section = line.table.name
    name = str(line.values.get(NAME[section], ""))
    if not name:
        return
    try:
        line.slug = _given(making, line, section, name) if "slug" in line.cells else _found(making, section, name)
    except ValueError as error:
        line.faults.append(str(error))
        return
    line.name = name
    if not line.slug or making.stands_twice(line, line.slug):
        return
    if "slug" in line.cells or line.slug not in making.before[section]:
        making.names[section].add(line.slug, name)


def _given(making: Making, line: Line, section: str, name: str) -> str:
    """The slug that a line gives; a name that is there already under another slug is not given a second one."""
    slug = str(line.values.get("slug", ""))
    there = making.names[section].find(name) - {slug}
    if slug and slug not in making.before[section] and there:
        other = sorted(there)[0]
        raise ValueError(f'slug: {name} is there already, as "{other}"; write that, or leave the cell empty.')
    return slug


def _found(making: Making, section: str, name: str) -> str:
    """The slug of what is called so; for a new one, a slug made from the name."""
    names = making.names[section]
    if names.find(name):
        try:
            return names.meant(name)
        except ValueError as error:
            raise ValueError(f"{names.kind}: {error}.") from None
    slug = slugify(name)[:100].strip("-")
    if not slug:
        raise ValueError("slug: write one, as none can be made from the name.")
    if slug in names.names:
        raise ValueError(f'slug: write another, as "{slug}" is that of {names.names[slug]} already.')
    return slug


def place(making: Making, line: Line) -> None:
    """Lay the line over what is there."""
    section = line.table.name
    old = making.before[section].get(line.slug)
    if line.lacks(is_new=old is None) or line.faults:
        return
    named = NAME[section]
    if old is None:
        line.kind = "added"
        new = {key: value for key, value in line.values.items() if key != "slug"}
    else:
        # Only with its slug is something given another name: else the name is what it was found by.
        kept = {"slug"} if "slug" in line.cells else {"slug", named}
        new = making.differing(line, old, [key for key in line.values if key not in kept])
        line.name = str(new.get(named, old[named]))
        making.tell_changes(line, old, new)
    if new:
        making.entry(section, line.slug, line).update(new)


def refuse_bare_skills(making: Making, lines: list[Line]) -> None:
    """A new skill needs a text for each of its five levels."""
    for line in lines:
        if line.table.name != "skills" or line.kind != "added" or line.faults:
            continue
        anchors = making.entries["skills"][line.slug].get("anchors", {})
        if missing := [level for level in "12345" if level not in anchors]:
            several = "s" if len(missing) > 1 else ""
            line.refuse("", f"a new skill needs a text for level{several} {', '.join(missing)}, in the table Anchors")
