"""What the two exports of DDaT say, as plain values; every fault with its file and line."""

from dataclasses import dataclass, field
from pathlib import Path

from roles.exchange import ddat_rules as rules
from roles.exchange.problems import CatalogueError, Problem, printable
from roles.exchange.sheets import Row, read_table

ROLES = ("Role Family", "Role", "Role Description", "Role Level", "Role Level Description", "Skill Name", "Skill Level")
ROLES_TOO = ("Skill Description", "Skill Level Description", "Role Type")
SKILLS = ("Skill Name", "Skill Description", *rules.LEVELS)
SKILLS_TOO = ("Roles that require Skill",)
CORRECTIONS = ("Role level", "Career level")


@dataclass
class Level:
    """One role level: its role, and the levels of the skills that it asks for, in the order of the file."""

    family: str
    role: str
    title: str
    role_description: str
    description: str
    row: Row
    asks: dict[str, tuple[int, Row]] = field(default_factory=dict)


@dataclass
class Skill:
    name: str
    description: str
    texts: dict[str, str]
    row: Row


@dataclass
class Ddat:
    """Both exports."""

    levels: dict[tuple[str, str], Level] = field(default_factory=dict)  # by role and title
    skills: dict[str, Skill] = field(default_factory=dict)
    notes: list[Problem] = field(default_factory=list)
    faults: list[Problem] = field(default_factory=list)

    @property
    def families(self) -> list[str]:
        return list(dict.fromkeys(level.family for level in self.levels.values()))


def read_files(roles: Path, skills: Path) -> Ddat:
    """What the exports of roles and of skills say. Raises CatalogueError with what they say wrongly."""
    ddat = Ddat()
    _read_skills(skills, ddat)
    _read_roles(roles, ddat)
    if ddat.faults:
        raise CatalogueError(ddat.faults)
    return ddat


def read_corrections(file: Path) -> dict[str, int]:
    """Career levels by the titles of role levels, from a table. Raises CatalogueError."""
    found: dict[str, int] = {}
    faults = []
    for row in read_table(file, file.name, required=CORRECTIONS).rows:
        title, level = rules.clean(row.text("Role level")), row.text("Career level")
        if level not in {str(number) for number in range(1, 8)}:
            faults.append(row.problem("Career level", f'"{printable(level)}" is no career level from 1 to 7'))
        elif title in found:
            faults.append(row.problem("Role level", f'"{printable(title)}" stands twice'))
        else:
            found[title] = int(level)
    if faults:
        raise CatalogueError(faults)
    return found


def _read_skills(file: Path, ddat: Ddat) -> None:
    table = read_table(file, file.name, required=SKILLS, optional=SKILLS_TOO)
    _note_unknown(table.unknown, file, ddat)
    for row in table.rows:
        name = rules.clean(row.text("Skill Name"))
        if not name:
            ddat.faults.append(row.problem("Skill Name", "is empty"))
        elif name in ddat.skills:
            ddat.faults.append(row.problem("Skill Name", f'"{printable(name)}" stands twice'))
        else:
            texts = {str(level): rules.anchor(row.text(word)) for word, level in rules.LEVELS.items()}
            texts = {level: text for level, text in texts.items() if text}
            ddat.skills[name] = Skill(name, rules.sentences(row.text("Skill Description")), texts, row)
            if not texts:
                ddat.notes.append(row.problem("", f"skill {name} has no text for any level"))


def _read_roles(file: Path, ddat: Ddat) -> None:
    table = read_table(file, file.name, required=ROLES, optional=ROLES_TOO)
    _note_unknown(table.unknown, file, ddat)
    seen: dict[tuple, int] = {}
    for row in table.rows:
        everything = tuple(map(str, row.values.values()))
        if everything in seen:
            ddat.notes.append(row.problem("", f"is line {seen[everything]} again; it is left out"))
        elif rules.UNUSED in (row.text("Role Level").upper(), row.text("Skill Level").upper()):
            what = f"{row.text('Role')}, {row.text('Skill Name')}"
            ddat.notes.append(row.problem("", f"says {rules.UNUSED} ({what}); it is left out"))
        else:
            _read_role(row, ddat)
        seen.setdefault(everything, row.line)


def _read_role(row: Row, ddat: Ddat) -> None:
    names = {column: rules.clean(row.text(column)) for column in ("Role Family", "Role", "Role Level", "Skill Name")}
    if empty := [column for column, name in names.items() if not name]:
        ddat.faults += [row.problem(column, "is empty") for column in empty]
        return
    family, role, title, skill = names.values()
    descriptions = (rules.sentences(row.text(f"{name} Description")) for name in ("Role", "Role Level"))
    level = ddat.levels.setdefault((role, title), Level(family, role, title, *descriptions, row))
    if (number := rules.LEVELS.get(row.text("Skill Level").capitalize())) is None:
        known = ", ".join(rules.LEVELS)
        ddat.faults.append(row.problem("Skill Level", f'"{printable(row.text("Skill Level"))}" is not one of {known}'))
    elif skill in level.asks and level.asks[skill][0] != number:
        text = f"{title} asks for {skill} at another level in line {level.asks[skill][1].line}; keep one of them"
        ddat.faults.append(row.problem("Skill Level", text))
    else:
        level.asks.setdefault(skill, (number, row))
        _note_missing_text(row, skill, number, ddat)


def _note_missing_text(row: Row, name: str, number: int, ddat: Ddat) -> None:
    """A skill that only the roles name is brought in all the same; a level without text is told once."""
    if name not in ddat.skills:
        ddat.skills[name] = Skill(name, rules.sentences(row.text("Skill Description")), {}, row)
        ddat.notes.append(row.problem("Skill Name", f"{name} is not in the export of skills; it has no texts"))
    skill = ddat.skills[name]
    if skill.texts and str(number) not in skill.texts:
        text = f"{name} is asked for at level {number}, for which it has no text"
        if not any(note.text == text for note in ddat.notes):
            ddat.notes.append(row.problem("Skill Level", text))


def _note_unknown(columns: list[str], file: Path, ddat: Ddat) -> None:
    if columns:
        ddat.notes.append(Problem(file.name, "line 1", f"columns that are not used: {', '.join(columns)}"))
