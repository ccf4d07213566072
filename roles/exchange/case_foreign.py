"""A CASE package of somebody else as a document: items become skills and groups, and nothing is guessed.

- An item with nothing below it (isChildOf) is a skill. The item right above it is its group, or the document where
  there is none. Items further up are named in the group's description.
- A name is the abbreviated statement, else the full one, shortened; the full one and the notes are the description.
- CASE does not say whether a skill is technical or soft. New ones are technical; what is here already stays as it is.
- CASE has levels, weights and roles in no form that all agree on. Associations other than isChildOf are listed.
"""

from collections import Counter

from roles.exchange.case_files import Association, Item, Package, identifier_of
from roles.exchange.case_here import Here
from roles.exchange.case_tree import Tree, too_deep, tree
from roles.exchange.case_words import ASSOCIATION_TYPES, slug_of
from roles.exchange.problems import CatalogueError, Origins, Problem, printable, refusal
from roles.exchange.values import https_only

CHANGES = (
    "Items with no items below them became skills, the items right above them skill groups. Long statements were "
    "shortened to names and are kept in full as descriptions. Levels, weights, associations other than isChildOf and "
    "rubrics were not taken over."
)
LONGEST = {"framework": 60, "group": 100, "skill": 150}


def read_foreign(package: Package, here: Here, name: str = "", release: str = "") -> tuple[dict, Origins]:
    """The document that a package makes, and where its entries stand.

    `name` is how the framework shall be cited, `release` the one that the package is of, where it does not say so.
    Raises CatalogueError when nothing in the package can be brought in.
    """
    return _Reading(package, here).document(name, release)


class _Reading:
    def __init__(self, package: Package, here: Here):
        self.package = package
        self.here = here
        self.notes = package.notes
        self.origins = Origins(whole=package.file)
        self.slug = slug_of(package.identifier)
        self.tree = self._tree()
        parents = set(self.tree.parents.values())
        self.skills = [item for item in package.items.values() if item.identifier not in parents]
        above = {self.tree.parents.get(item.identifier) for item in self.skills}
        self.groups = [item for item in package.items.values() if item.identifier in above]
        for item in package.items.values():
            if item.identifier in parents - above:
                text = "stands above other groups only; it is named in their descriptions"
                self.notes.group(text, f"CFItem {item.identifier}")

    def document(self, name: str, release: str) -> tuple[dict, Origins]:
        if not self.skills:
            faults = [*self.notes, Problem(self.package.file, "", "there is no item that can be brought in")]
            raise CatalogueError(faults)
        self._note_associations()
        raw = {"frameworks": [self._framework(name, release)], "groups": self._groups(), "skills": self._skills()}
        for section, items in (("groups", self.groups), ("skills", self.skills)):
            for number, item in enumerate(items, len(raw[section]) - len(items)):
                self.origins.files[section, number] = f"{self.package.file}: CFItem {item.identifier}"
        return raw, self.origins

    def _tree(self) -> Tree:
        """Who stands below whom, of the associations that say so between two items of the package."""
        edges, of = [], []
        for one in self.package.associations:
            if one.kind == "isChildOf" and self._within(one):
                edges.append((one.origin, one.destination))
                of.append(one)
        found = tree(edges)
        for number, reason in sorted(found.unused.items()):
            self.notes.add(f"CFAssociation {of[number].identifier}", f"{reason}; it is left out")
        if deep := too_deep(found.parents):
            raise refusal(self.package.file, f"CFItem {deep}", "stands below more items than are allowed")
        return found

    def _within(self, one: Association) -> bool:
        """Whether both ends of an isChildOf are items; says so where it leads to neither an item nor the document."""
        name, items = f"CFAssociation {one.identifier}", self.package.items
        if one.origin not in items:
            self.notes.add(name, f"begins at {printable(one.origin)}, which is not in the package; it is left out")
        elif one.destination not in items and one.destination != self.package.identifier:
            text = f"{one.origin} is a child of {printable(one.destination)}, which is not in the package"
            self.notes.add(name, f"{text}; it is taken as one without a parent")
        return one.origin in items and one.destination in items

    def _note_associations(self) -> None:
        """Note those that say something else than who stands below whom."""
        for one in self.package.associations:
            if one.kind == "isChildOf":
                continue
            known = one.kind in ASSOCIATION_TYPES or one.kind.startswith("ext:")
            text = "has no place here" if known else "is not a type of association in CASE"
            if one.kind == "precedes":
                text = "says no levels, and a prerequisite here is one level of a skill before another"
            outside = [end for end in (one.origin, one.destination) if end not in self.package.items]
            where = f" (it leads out of the package, to {printable(outside[0])})" if outside else ""
            self.notes.add(
                f"CFAssociation {one.identifier}",
                f"{printable(one.kind)} from {printable(one.origin)} to {printable(one.destination)} {text}{where}; "
                "it is left out",
            )

    def _groups(self) -> list[dict]:
        """The document's own group first, for what stands right below it."""
        names = self._names("group", self.groups)
        entries = []
        if any(item.identifier not in self.tree.parents for item in self.skills):
            title = _shortened(self._title(), LONGEST["group"])
            entries.append({"slug": self.slug, "name": title, "description": ""})
        for item in self.groups:
            path = [_label(self.package.items[one]) for one in self.tree.path(item.identifier)]
            text = _description(item, names[item.identifier])
            description = "\n\n".join(part for part in (" > ".join(path), text) if part)
            entries.append(
                {"slug": slug_of(item.identifier), "name": names[item.identifier], "description": description}
            )
        return entries

    def _skills(self) -> list[dict]:
        names = self._names("skill", self.skills)
        entries = []
        for item in self.skills:
            slug = slug_of(item.identifier)
            entry = {
                "slug": slug,
                "name": names[item.identifier],
                "group": slug_of(self.tree.parents.get(item.identifier, self.package.identifier)),
                "description": _description(item, names[item.identifier]),
                "framework": self.slug,
                "code": _shortened(item.code or item.identifier, 100),
                "anchors": {},
            }
            if slug not in self.here.skills:
                entry["kind"] = "technical"
                self.notes.group(
                    "taken as technical, for CASE does not say technical or soft; correct it here",
                    f"CFItem {item.identifier}",
                )
            entries.append(entry)
        self._repeated_codes()
        return entries

    def _repeated_codes(self) -> None:
        counts = Counter(item.code for item in self.package.items.values() if item.code)
        for item in self.package.items.values():
            if counts[item.code] > 1:
                text = f'humanCodingScheme "{printable(item.code)}" stands {counts[item.code]} times'
                self.notes.group(f"{text}; each item is brought in by its identifier", f"CFItem {item.identifier}")

    def _names(self, kind: str, items: list[Item]) -> dict[str, str]:
        """A name for each item by identifier; those that would be called alike say their code, or their identifier."""
        longest = LONGEST[kind]
        names = {item.identifier: _shortened(_label(item), longest) for item in items}
        if kind == "group":
            names[""] = _shortened(self._title(), longest)
        for mark in (lambda item: item.code or item.identifier, lambda item: item.identifier):
            counts = Counter(name.casefold() for name in names.values())
            for item in items:
                if counts[names[item.identifier].casefold()] > 1:
                    behind = f" ({' '.join(mark(item).split())[:50]})"
                    names[item.identifier] = _shortened(_label(item), longest - len(behind)) + behind
                    self.notes.add(
                        f"CFItem {item.identifier}", f"is called like another; here it is {names[item.identifier]}"
                    )
        return names

    def _title(self) -> str:
        return _words(self.package.document.get("title")) or self.package.identifier

    def _framework(self, name: str, release: str) -> dict:
        said = self.package.document
        title = _shortened(self._title(), 200)
        changed = _words(said.get("lastChangeDateTime"))[:10]
        if not _words(said.get("title")):
            self.notes.add("CFDocument", "has no title; it is called by its identifier")
        return {
            "slug": self.slug,
            "name": name or self.here.frameworks.get(self.slug) or _shortened(title, LONGEST["framework"]),
            "title": title,
            "release": _shortened(release or _words(said.get("version")) or changed, 40),
            "publisher": _shortened(_words(said.get("publisher")) or _words(said.get("creator")), 200),
            **self._licence(said.get("licenseURI")),
            "url": self._address(said.get("officialSourceURL")) or self._address(said.get("uri")),
            "changes": CHANGES,
        }

    def _licence(self, value: object) -> dict[str, str]:
        """The name of the document's licence, and where it can be read when that is said."""
        said = value if isinstance(value, dict) else {"uri": value}
        title, text = self.package.licences.get(identifier_of(said.get("identifier")), ("", ""))
        title = _words(title) or _words(said.get("title")) or _words(said.get("uri"))
        if not title:
            self.notes.add("CFDocument", "names no licence; find out on what terms it may be used")
        address = next((one for one in (_words(text), _words(said.get("uri"))) if one.startswith("https://")), "")
        if _words(text) and _words(text) not in (title, address):
            self.notes.add("CFDocument", f"the text of its licence is not kept here, only its name {printable(title)}")
        return {"licence": _shortened(title, 100), "licence_url": self._address(address)}

    def _address(self, value: object) -> str:
        if not (address := _words(value)):
            return ""
        try:
            if len(https_only(address)) <= 300:
                return address
            fault = "is longer than 300 characters"
        except ValueError as error:
            fault = str(error)
        self.notes.add("CFDocument", f"address {printable(address)}: {fault}; it is left out")
        return ""


def _words(value: object) -> str:
    """A text on one line; "" for what is none."""
    return " ".join(value.split()) if isinstance(value, str) else ""


def _label(item: Item) -> str:
    return _words(item.name) or _words(item.statement)


def _description(item: Item, name: str) -> str:
    """The full statement, unless it is the name, and the notes."""
    parts = [item.statement.strip() if _words(item.statement) != name else "", item.notes.strip()]
    return "\n\n".join(part for part in parts if part)


def _shortened(text: str, longest: int) -> str:
    return text if len(text) <= longest else text[: longest - 3].rstrip() + "..."
