"""A catalogue document in the making: lines of tables, laid over what the catalogue holds now."""

from collections import defaultdict
from collections.abc import Iterable
from copy import deepcopy
from dataclasses import dataclass, field

from roles.exchange.difference import becomes
from roles.exchange.fill_in import by_slug
from roles.exchange.problems import Origins
from roles.exchange.tables.cells import same, written
from roles.exchange.tables.lines import Line, ToldRow
from roles.exchange.tables.names import Names

SECTIONS = ("groups", "tracks", "skills", "roles")


@dataclass(frozen=True)
class DraftMade:
    """A role whose draft the files make, or put another one in the place of."""

    slug: str
    title: str
    replaces: bool


@dataclass
class Making:
    """What is there, what is wanted of it otherwise, and from which line each wish came."""

    now: dict
    before: dict[str, dict[str, dict]] = field(init=False)  # by section and slug
    names: dict[str, Names] = field(init=False)
    entries: dict[str, dict[str, dict]] = field(init=False)  # by section and slug: only what is to change
    resources: dict[str, list[dict]] = field(default_factory=dict)  # by skill: all that it is to have
    resources_now: dict[str, list[dict]] = field(init=False)
    places: dict[tuple[str, str], str] = field(default_factory=dict)
    extra: list[ToldRow] = field(default_factory=list)
    drafts: list[DraftMade] = field(default_factory=list)
    seen: dict[tuple, Line] = field(default_factory=dict)

    def __post_init__(self):
        self.before = {section: by_slug(self.now, section) for section in SECTIONS}
        self.entries = {section: {} for section in SECTIONS}
        self.resources_now = defaultdict(list)
        for resource in self.now["resources"]:
            self.resources_now[resource["skill"]].append(resource)
        self.names = {section: Names(section) for section in SECTIONS}
        for section in SECTIONS:
            for slug, entry in self.before[section].items():
                self.names[section].add(slug, entry.get("name") or entry["title"])
        for entry in self.now.get("merged_skills", []):
            self.names["skills"].bury(entry["slug"], entry["name"], entry["into"])

    def name(self, section: str, slug: str) -> str:
        return self.names[section].names[slug]

    def entry(self, section: str, slug: str, line: Line) -> dict:
        """The wanted entry, to write into."""
        self.places.setdefault((section, slug), line.place)
        return self.entries[section].setdefault(slug, {"slug": slug})

    def wanted(self, section: str, slug: str, key: str, line: Line, empty: object):
        """A list or a dict of the wanted entry, to write into; it starts as a copy of what is there."""
        entry = self.entry(section, slug, line)
        if key not in entry:
            entry[key] = deepcopy(self.before[section].get(slug, {}).get(key, empty))
        return entry[key]

    def stands_twice(self, line: Line, *key) -> bool:
        """Whether an earlier line of the table is about the same; then this one is refused."""
        first = self.seen.setdefault((line.table.name, *key), line)
        if first is not line:
            where = f"line {first.number}" if first.file == line.file else first.place
            line.refuse("", f"stands in {where} already")
        return first is not line

    def differing(self, line: Line, old: dict, keys: Iterable[str]) -> dict[str, object]:
        """Which of these values of a line are not what is there; an empty cell leaves things as they are."""
        return {
            key: line.values[key]
            for key in keys
            if key in line.values and old.get(key) != line.values[key] and not same(old.get(key), line.cells[key])
        }

    def resources_of(self, skill: str) -> list[dict]:
        """The resources of a skill as they are so far."""
        return self.resources.get(skill, self.resources_now[skill])

    def resources_to_change(self, skill: str, line: Line) -> list[dict]:
        """The wanted resources of a skill, to write into."""
        self.places.setdefault(("resources", skill), line.place)
        return self.resources.setdefault(skill, deepcopy(self.resources_now[skill]))

    def tell_changes(self, line: Line, old: dict, new: dict[str, object]) -> None:
        """Say on the line what becomes of each value."""
        columns = {column.key: column for column in line.table.columns}
        line.kind = "changed" if new else "unchanged"
        line.says = tuple(
            becomes(columns[key].heading.capitalize(), self._shown(columns[key].names, old.get(key)), shown)
            for key, value in new.items()
            for shown in [self._shown(columns[key].names, value)]
        )

    def _shown(self, section: str, value: object) -> object:
        return self.name(section, value) if section and value else written(value)

    def document(self, whole: str) -> tuple[dict, Origins]:
        """All that is wanted as a raw document, and the line that each entry came from first."""
        raw = {section: list(entries.values()) for section, entries in self.entries.items()}
        raw["resources"] = [resource for resources in self.resources.values() for resource in resources]
        origins = Origins(whole)
        for section in SECTIONS:
            for index, entry in enumerate(raw[section]):
                origins.files[section, index] = self.places[section, entry["slug"]]
        for index, resource in enumerate(raw["resources"]):
            origins.files["resources", index] = self.places["resources", resource["skill"]]
        return raw, origins
