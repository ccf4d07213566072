"""Lines that belong to a role: career steps, and the requirements, which become its draft."""

from collections import defaultdict

from roles.asked import Asked
from roles.exchange.fill_in import asks
from roles.exchange.tables.lines import Line, ToldRow
from roles.exchange.tables.making import DraftMade, Making
from roles.profile_changes import profile_changes


def place_step(making: Making, line: Line) -> None:
    """A step to another role; a new one comes after those that are there."""
    role, to, kind = (line.values[key] for key in ("role", "to", "kind"))
    line.name = f"{making.name('roles', role)} to {making.name('roles', to)}"
    if role == to:
        line.refuse("to", "a career step leads to another role")
        return
    if making.stands_twice(line, role, to):
        return
    there = making.before["roles"].get(role, {}).get("steps", [])
    old = next((step for step in there if step["to"] == to), {})
    if old.get("kind") == kind:
        return
    making.tell_changes(line, old, {"kind": kind})
    wanted = making.wanted("roles", role, "steps", line, [])
    if old:
        next(step for step in wanted if step["to"] == to)["kind"] = kind
    else:
        line.kind = "added"
        wanted.append({"to": to, "kind": kind})


def place_requirements(making: Making, lines: list[Line]) -> None:
    """Role by role: the lines of a role are all that it asks for from now on."""
    of_roles: dict[str, list[Line]] = defaultdict(list)
    for line in lines:
        if not line.faults:
            of_roles[line.values["role"]].append(line)
    incomplete = {line.values.get("role") for line in lines if line.faults}
    for role, asked in of_roles.items():
        _place_profile(making, role, asked, is_whole=role not in incomplete)


def _place_profile(making: Making, role: str, lines: list[Line], *, is_whole: bool) -> None:
    there = making.before["roles"].get(role, {})
    before = there.get("draft") or there.get("profile") or {"requirements": []}
    old = {entry["skill"]: entry for entry in before["requirements"]}
    named: dict[str, Line] = {}
    wanted = []
    for line in lines:
        line.name = f"{making.name('roles', role)}: {making.name('skills', line.values['skill'])}"
        entry = _requirement(line, old.get(line.values["skill"], {}))
        if _names_each_once(making, line, entry, named):
            wanted.append(entry)
            _tell(making, line, old.get(entry["skill"]), entry)
    if not is_whole or any(line.faults for line in lines):
        return  # what is missing from the list then is not gone: it is refused
    draft = before | {"requirements": wanted}
    if asks(draft) == asks(before):
        return
    _tell_the_rest(making, role, lines, old, wanted)
    note = (there.get("draft") or {}).get("change_note", "")
    kept = {"ready_at": before.get("ready_at", 85), "change_note": note}
    making.entry("roles", role, lines[0])["draft"] = kept | {"requirements": wanted}
    making.drafts.append(DraftMade(role, making.name("roles", role), bool(there.get("draft"))))


def _requirement(line: Line, old: dict) -> dict:
    """What a line asks for. An empty cell is a no, or no alternatives; without the column it stays as it is."""
    values = line.values
    if "essential" not in line.given:
        values.setdefault("essential", old.get("essential", False))
    if "alternatives" not in line.given:
        values.setdefault("alternatives", old.get("alternatives", []))
    return {
        "skill": values["skill"],
        "level": values["level"],
        "weight": values["weight"],
        "essential": values.get("essential", False),
        "alternatives": values.get("alternatives", []),
    }


def _names_each_once(making: Making, line: Line, entry: dict, named: dict[str, Line]) -> bool:
    """Refuse a line that names a skill which the role's lines have named before, asked for or as an alternative."""
    for key, skills in (("skill", [entry["skill"]]), ("alternatives", entry["alternatives"])):
        for skill in skills:
            if skill in named:
                first = named[skill]
                where = "in this row" if first is line else f"in line {first.number}"
                if first.file != line.file:
                    where = f"in {first.place}"
                line.refuse(key, f"the role's rows name {making.name('skills', skill)} {where} already")
            else:
                named[skill] = line
    return not line.faults


def _tell(making: Making, line: Line, old: dict | None, new: dict) -> None:
    before = [_asked(making, old)] if old else []
    changes = profile_changes(before, [_asked(making, new)])
    line.says = changes[0].says if changes else ()
    line.kind = "added" if old is None else "changed" if changes else "unchanged"
    if old and not changes and old.get("alternatives", []) != new["alternatives"]:
        line.kind, line.says = "changed", ("The alternatives stand in another order.",)


def _tell_the_rest(making: Making, role: str, lines: list[Line], old: dict[str, dict], wanted: list[dict]) -> None:
    """What no line says: the skills that are asked for no more, and that the order is another one."""
    slugs = [entry["skill"] for entry in wanted]
    title, file = making.name("roles", role), lines[0].file

    def say(name: str, kind, text: str) -> None:
        making.extra.append(ToldRow("requirements", file, None, name, kind, (text,)))

    for gone in (skill for skill in old if skill not in slugs):
        say(f"{title}: {making.name('skills', gone)}", "removed", "Asked for no more: there is no row for it.")
    if [skill for skill in slugs if skill in old] != [skill for skill in old if skill in slugs]:
        say(title, "changed", "The requirements stand in another order.")


def _asked(making: Making, entry: dict) -> Asked:
    names = [making.name("skills", slug) for slug in entry.get("alternatives", [])]
    essential = entry.get("essential", False)
    return Asked(making.name("skills", entry["skill"]), entry["level"], entry["weight"], essential, tuple(names))
