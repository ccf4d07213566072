"""A CASE package that this product has written, back into a document: what `case_export` says there is said here.

What somebody else has added to such a package is listed and left out. What is broken the checks of documents find.
"""

from collections import defaultdict

from roles.exchange.case_files import Association, Item, Package
from roles.exchange.case_here import Here
from roles.exchange.case_words import SHAPE
from roles.exchange.problems import CatalogueError, Origins, Problem, refusal

SECTIONS = {"group": "groups", "skill": "skills", "track": "tracks", "role": "roles"}


def read_own(package: Package, here: Here) -> tuple[dict, Origins]:
    """The document that was exported, and where its entries stand. Raises CatalogueError for a newer package."""
    if package.ours.get("shape") != SHAPE:
        raise refusal(package.file, "CFDocument", "was written by another release of this product, in another shape")
    if not _well_formed(package.ours.get("frameworks")):
        raise refusal(package.file, "CFDocument", "its frameworks must be a list of objects with a slug")
    reading = _Reading(package, here)
    reading.entries()
    for association in sorted(package.associations, key=lambda one: (one.kind != "isChildOf", one.sequence)):
        reading.association(association)
    reading.finish()
    return reading.raw, reading.origins


class _Reading:
    def __init__(self, package: Package, here: Here):
        self.package = package
        self.here = here
        self.notes = package.notes
        self.origins = Origins(whole=package.file)
        self.raw: dict[str, list] = {"frameworks": package.ours["frameworks"]}
        self.raw |= {section: [] for section in SECTIONS.values()}
        self.entries_by: dict[str, dict] = {}  # by identifier, as those below
        self.kinds: dict[str, str] = {}
        self.levels: dict[str, dict] = {}
        self.skill_of: dict[str, dict] = {}
        self.asked: dict[str, list[dict]] = defaultdict(list)
        self.alternatives: dict[str, list[tuple[Association, str]]] = defaultdict(list)
        self.faults: list[Problem] = []

    def entries(self) -> None:
        """The items, each with what it says of itself."""
        for item in self.package.items.values():
            kind = item.ours.get("entry")
            if kind == "level":
                self.levels[item.identifier] = item.ours
            elif isinstance(kind, str) and kind in SECTIONS:
                section = self.raw[SECTIONS[kind]]
                self.origins.files[SECTIONS[kind], len(section)] = f"{self.package.file}: CFItem {item.identifier}"
                self.kinds[item.identifier] = kind
                self.entries_by[item.identifier] = entry = getattr(self, f"_{kind}")(item)
                section.append(entry)
            else:
                self.notes.add(f"CFItem {item.identifier}", "was not written by this product; it is left out")

    def _group(self, item: Item) -> dict:
        return {"slug": item.code, "name": _name(item), "description": _statement(item)}

    def _track(self, item: Item) -> dict:
        return {"slug": item.code, "name": _name(item), "summary": _statement(item)}

    def _skill(self, item: Item) -> dict:
        entry = {"slug": item.code, "name": _name(item), "description": _statement(item)}
        entry |= {key: item.ours[key] for key in ("kind", "framework", "code") if key in item.ours}
        return entry | {"anchors": {}, "practice": {}, "hours": {}, "prerequisites": []}

    def _role(self, item: Item) -> dict:
        entry = {"slug": item.code, "title": _name(item), "summary": _statement(item)}
        said = ("career_level", "also_known_as", "editors_judgement", "framework", "code")
        entry |= {key: item.ours[key] for key in said if key in item.ours}
        if isinstance(profile := item.ours.get("profile"), dict):
            entry["profile"] = profile | {"requirements": self.asked[item.identifier]}
        if not (item.ours.get("steps_elsewhere") and item.code in self.here.roles):
            return entry | {"steps": []}
        self.notes.add(f"CFItem {item.identifier}", "has steps out of the package; its steps stay as they are here")
        return entry

    def association(self, one: Association) -> None:
        """Put what an association says into the entry that it is about."""
        read = {
            "isChildOf": self._child,
            "precedes": self._precedes,
            "isPartOf": self._part,
            "exactMatchOf": lambda one: one.origin in self.entries_by,  # the item itself says so too
        }.get(one.kind, lambda _: False)
        if not read(one):
            self.notes.add(f"CFAssociation {one.identifier}", f"{one.kind} is not understood here; it is left out")

    def _child(self, one: Association) -> bool:
        entry, parent = self.entries_by.get(one.origin), self.entries_by.get(one.destination)
        if one.origin in self.levels and self.kinds.get(one.destination) == "skill":
            self._describe(one.origin, parent)
            return True
        kinds = (self.kinds.get(one.origin), self.kinds.get(one.destination))
        if kinds in (("skill", "group"), ("role", "track")):
            entry[kinds[1]] = parent["slug"]
            return True
        return kinds in (("group", None), ("track", None)) and one.destination == self.package.identifier

    def _describe(self, identifier: str, skill: dict) -> None:
        item = self.package.items[identifier]
        level = str(item.ours.get("level"))
        self.skill_of[identifier] = skill
        if item.ours.get("described"):
            skill["anchors"][level] = item.statement
        for key, where in (("practice", "practice"), ("hours", "hours")):
            if key in item.ours:
                skill[where][level] = item.ours[key]

    def _precedes(self, one: Association) -> bool:
        before, after = self.skill_of.get(one.origin), self.skill_of.get(one.destination)
        if before and after:
            need = {"level": self._level(one.destination), "skill": before["slug"], "needs": self._level(one.origin)}
            after["prerequisites"].append(need)
            return True
        start, end = self.entries_by.get(one.origin), self.entries_by.get(one.destination)
        ends = {self.kinds.get(one.origin), self.kinds.get(one.destination)}
        if ends == {"role"} and one.ours.get("entry") == "step":
            if "steps" in start:
                start["steps"].append({"to": end["slug"], "kind": one.ours.get("kind")})
            return True
        return False

    def _level(self, identifier: str) -> object:
        return self.levels[identifier].get("level")

    def _part(self, one: Association) -> bool:
        skill, kind = self.skill_of.get(one.origin), one.ours.get("entry")
        if not skill or self.kinds.get(one.destination) != "role":
            return False
        if kind == "requirement":
            entry = {"skill": skill["slug"], "level": self._level(one.origin), "alternatives": []}
            entry |= {key: one.ours[key] for key in ("weight", "essential") if key in one.ours}
            self.asked[one.destination].append(entry)
        elif kind == "alternative":
            self.alternatives[one.destination].append((one, skill["slug"]))
        return kind in ("requirement", "alternative")

    def finish(self) -> None:
        """Put alternatives beside what they stand in for, and prerequisites in the order of every document."""
        for role, named in self.alternatives.items():
            of = {entry["skill"]: entry for entry in self.asked[role]}
            for one, skill in sorted(named, key=lambda pair: _number(pair[0].ours.get("place"))):
                requirement = of.get(str(one.ours.get("of")))
                if requirement:
                    requirement["alternatives"].append(skill)
                else:
                    text = "is an alternative to a skill that the role does not ask for"
                    self.faults.append(Problem(self.package.file, f"CFAssociation {one.identifier}", text))
        if self.faults:
            raise CatalogueError(self.faults)
        for skill in self.raw["skills"]:
            skill["prerequisites"].sort(key=lambda need: (_number(need["level"]), need["skill"]))


def _well_formed(frameworks: object) -> bool:
    """Whether entries can be told apart by their slugs; what is wrong with them otherwise is found later."""
    return isinstance(frameworks, list) and all(
        isinstance(one, dict) and isinstance(one.get("slug"), str) for one in frameworks
    )


def _name(item: Item) -> object:
    return item.ours.get("name", item.name)


def _statement(item: Item) -> str:
    return item.statement if item.ours.get("described") else ""


def _number(value: object) -> int:
    return value if isinstance(value, int) else 0
