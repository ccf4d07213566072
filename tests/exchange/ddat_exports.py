"""Made-up exports of DDaT in the format of the real ones."""

from pathlib import Path

from tests.exchange.files import csv_bytes

ROLES = ["Role Family", "Role", "Role Description", "Role Level", "Role Level Description", "Skill Name"]
ROLES += ["Skill Description", "Skill Level", "Skill Level Description", "Role Type"]
SKILLS = [
    "Skill Name",
    "Skill Description",
    "Awareness",
    "Working",
    "Practitioner",
    "Expert",
    "Roles that require Skill",
]
UNDEFINED = "This skill level is currently not defined."


def asked(role: str, level: str, skill: str, at: str, family: str = "Weather") -> list[str]:
    """One row: a role level asks for a skill at a level."""
    about = f"A {role} paints.\n\nIn this role, you will:\n- plan\n- paint"
    return [family, role, about, level, f"About {level}.", skill, f"About {skill}.", at, "You can:\n- x", ""]


def roles() -> list[list[str]]:
    """Two roles; the levels of the first stand in no order, and one row stands twice."""
    return [
        ROLES,
        asked("Sky painter", "Lead sky painter", "Brushes", "Expert"),
        asked("Sky painter", "Lead sky painter", "Clouds", "Practitioner"),
        asked("Sky painter", "Sky painter", "Brushes", "Working"),
        asked("Sky painter", "Sky painter", "Clouds", "Working"),
        asked("Sky painter", "Sky painter", "Clouds", "Working"),
        asked("Sky painter", "Junior sky painter ", "Brushes", "Awareness"),
        asked("Chief of skies", "NOT IN USE", "Brushes", "NOT IN USE"),
        asked("Rain keeper", "Rain keeper", "Stakeholder talks", "Working", "Water"),
        asked("Rain keeper", "Rain keeper", "Clouds", "Awareness", "Water"),
    ]


def skills() -> list[list[str]]:
    """One whole, one with a level that is not described, one without any text."""
    lines = "You can:\n- hold a\u00a0brush\n- wash\u200b it."
    return [
        SKILLS,
        [
            "Brushes",
            "Holding\nbrushes.",
            lines,
            "You can\n- mix colours",
            "You can:\n- choose",
            "You can:\n- teach",
            "",
        ],
        ["Clouds", "", "You can:\n- see them", "You can:\n- tell them apart", UNDEFINED, "You can:\n- make them", ""],
        ["Stakeholder talks", "Talking.", "", "", "", "", ""],
    ]


def write(folder: Path, role_rows: list | None = None, skill_rows: list | None = None) -> tuple[Path, Path]:
    """Both exports as files."""
    files = folder / "roles.csv", folder / "skills.csv"
    for file, rows in zip(files, (role_rows or roles(), skill_rows or skills()), strict=True):
        file.write_bytes(csv_bytes(*rows))
    return files
