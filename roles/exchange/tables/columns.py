"""The tables: their columns, what may stand in each, and by which headings a table is told."""

from dataclasses import dataclass
from typing import Literal

from roles.exchange.tables import cells
from roles.exchange.tables.cells import Reader

LEVELS = tuple("12345")


@dataclass(frozen=True)
class Column:
    """One column. `key` is what a document calls the value; `names` is the section of what the cell names."""

    heading: str
    key: str
    about: str
    read: Reader
    needed: Literal["in every row", "for a new one", "no"] = "no"
    choices: tuple[str, ...] = ()
    names: str = ""
    width: int = 14


@dataclass(frozen=True)
class TableKind:
    """One kind of table. Told by its headings: the needed ones in every row, and none that it does not know."""

    name: str
    title: str
    about: str
    columns: tuple[Column, ...]

    @property
    def headings(self) -> list[str]:
        return [column.heading for column in self.columns]

    @property
    def required(self) -> list[str]:
        return [column.heading for column in self.columns if column.needed == "in every row"]


def _naming(section: str, heading: str, key: str, about: str) -> Column:
    """A column whose cells name something that is there, or is in the same upload."""
    about = f"{about} Its name or its slug."
    return Column(heading, key, about, cells.text(150), "in every row", names=section, width=32)


def _named(heading: str, key: str, longest: int) -> Column:
    about = f"Its name. Known already: that {heading} is meant. To give it another name, keep its slug."
    return Column(heading, key, about, cells.text(longest), "in every row", width=32)


def _level(heading: str, key: str, about: str, needed="in every row") -> Column:
    return Column(heading, key, f"{about} A whole number from 1 to 5.", cells.whole(1, 5), needed, LEVELS, width=8)


SLUG = Column("slug", "slug", "Its name in addresses and files. Empty: made from the name.", cells.slug, width=24)
SKILL = _naming("skills", "skill", "skill", "The skill.")
ROLE = _naming("roles", "role", "role", "The role.")
KINDS = ("technical", "soft")
STEPS = ("promotion", "specialisation", "move")
FLAGS = ("yes", "no")

TABLES = (
    TableKind(
        "groups",
        "Groups",
        "Groups of skills: skills of a group are rated together.",
        (
            _named("group", "name", 100),
            SLUG,
            Column("description", "description", "What the group is about.", cells.text(), width=60),
        ),
    ),
    TableKind(
        "tracks",
        "Tracks",
        "Tracks: families of roles that people climb together.",
        (
            _named("track", "name", 100),
            SLUG,
            Column("summary", "summary", "What the track is about.", cells.text(), width=60),
        ),
    ),
    TableKind(
        "skills",
        "Skills",
        "Skills. A new skill needs its five texts in the table Anchors too, in the same upload.",
        (
            _named("skill", "name", 150),
            SLUG,
            Column("kind", "kind", "technical or soft.", cells.one_of(*KINDS), "for a new one", KINDS),
            Column(
                "group",
                "group",
                "The group it is rated in. Its name or its slug.",
                cells.text(100),
                "for a new one",
                names="groups",
                width=24,
            ),
            Column("description", "description", "What the skill covers.", cells.text(), width=60),
        ),
    ),
    TableKind(
        "anchors",
        "Anchors",
        "What a person at one level of one skill observably does. One row for each skill and level.",
        (
            SKILL,
            _level("level", "level", "The level that is described."),
            Column(
                "text",
                "text",
                'What the person does. Reads well after "You can".',
                cells.text(),
                "for a new one",
                width=60,
            ),
            Column("practice", "practice", "A task with a visible result that leads here.", cells.text(), width=60),
            Column(
                "hours",
                "hours",
                "Hours from the level below, 1 to 5000. Empty: what is usual.",
                cells.whole(1, 5000),
                width=8,
            ),
        ),
    ),
    TableKind(
        "prerequisites",
        "Prerequisites",
        "What must be known before: a level of a skill needs a level of another skill.",
        (
            SKILL,
            _level("level", "level", "The level that needs something."),
            _naming("skills", "needs", "needs", "The skill that it needs."),
            _level("needs level", "needs level", "The level that it needs of it."),
        ),
    ),
    TableKind(
        "roles",
        "Roles",
        "Roles. What they ask for stands in the table Requirements.",
        (
            _named("role", "title", 150),
            SLUG,
            Column(
                "also known as", "also_known_as", "Other titles, with a semicolon between them.", cells.titles, width=32
            ),
            Column(
                "track",
                "track",
                "The track it is on. Its name or its slug.",
                cells.text(100),
                "for a new one",
                names="tracks",
                width=24,
            ),
            Column(
                "career level",
                "career_level",
                "1 entry, 2 mid, 3 senior, 4 lead, 5 manager, 6 director, 7 executive.",
                cells.whole(1, 7),
                "for a new one",
                tuple("1234567"),
                width=8,
            ),
            Column("summary", "summary", "What the role is for.", cells.text(), width=60),
            Column(
                "editors' judgement",
                "editors_judgement",
                "yes: the sources say little of this role, its requirements are the editors' own.",
                cells.yes_or_no,
                choices=FLAGS,
                width=10,
            ),
        ),
    ),
    TableKind(
        "requirements",
        "Requirements",
        "What roles ask for, in this order. The rows of a role are all that it asks for: they become its draft.",
        (
            ROLE,
            SKILL,
            _level("level", "level", "The level that is asked for."),
            Column(
                "weight", "weight", "How much it counts, 1 to 5.", cells.whole(1, 5), "in every row", LEVELS, width=8
            ),
            Column(
                "essential",
                "essential",
                "yes: nobody is ready without it. Empty: no.",
                cells.yes_or_no,
                choices=FLAGS,
                width=10,
            ),
            Column(
                "alternatives",
                "alternatives",
                "Skills that serve as well, with a semicolon between them. Empty: none.",
                cells.several,
                names="skills",
                width=32,
            ),
        ),
    ),
    TableKind(
        "steps",
        "Steps",
        "Career steps: where people go from a role.",
        (
            ROLE,
            _naming("roles", "next role", "to", "The role that the step leads to."),
            Column("kind", "kind", "promotion, specialisation or move.", cells.one_of(*STEPS), "in every row", STEPS),
        ),
    ),
    TableKind(
        "resources",
        "Resources",
        "Where a skill can be learned. A resource is told by its skill, title and provider.",
        (
            SKILL,
            Column("title", "title", "Its title.", cells.text(200), "in every row", width=40),
            Column("provider", "provider", "Who offers it.", cells.text(100), "in every row", width=24),
            Column("link", "url", "Its address, which begins with https://.", cells.link, "for a new one", width=40),
            Column("hours", "hours", "Its length in hours, 1 to 5000.", cells.whole(1, 5000), "for a new one", width=8),
            Column("free", "free", "yes or no.", cells.yes_or_no, "for a new one", FLAGS, width=8),
            Column(
                "from level",
                "from_level",
                "The level a learner starts from, 0 to 4.",
                cells.whole(0, 4),
                "for a new one",
                tuple("01234"),
                width=8,
            ),
            _level("to level", "to_level", "The level it helps to reach.", "for a new one"),
            Column("language", "language", "Its code. Empty: en.", cells.language, width=10),
            Column("last checked", "last_checked", "The day when the link was last seen to work.", cells.day, width=14),
        ),
    ),
)
KNOWN = {kind.name: kind for kind in TABLES}
