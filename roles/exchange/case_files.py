"""A CASE package read from its file: its items and associations, whatever release of CASE it is written to.

Nothing here decides what becomes of them. What has no place in what is read is listed, with identifiers.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from uuid import UUID

from roles.exchange.case_notes import Notes
from roles.exchange.case_words import OURS
from roles.exchange.json_file import read_json, refuse_broken_texts
from roles.exchange.limits import MAX_ASSOCIATIONS, MAX_ITEMS, MAX_JSON_TEXT, MAX_PACKAGE
from roles.exchange.problems import printable, refusal

# Keys that are read, and those that only say again what is known anyway. All others are listed as not understood.
READ = {
    "CFDocument": {"identifier", "title", "creator", "publisher", "version", "lastChangeDateTime", "licenseURI"}
    | {"officialSourceURL", "uri", "extensions"},
    "CFItem": {"identifier", "fullStatement", "abbreviatedStatement", "humanCodingScheme", "notes", "extensions"},
    "CFAssociation": {"identifier", "associationType", "originNodeURI", "destinationNodeURI", "sequenceNumber"}
    | {"extensions"},
}
BOOKKEEPING = {"uri", "lastChangeDateTime", "CFDocumentURI", "CFPackageURI", "caseVersion"}
PARTS = ("CFDocument", "CFItems", "CFAssociations", "CFDefinitions", "CFRubrics")
LICENCE = ("title", "licenseText")
# What packages of this product have besides: words for other readers, which our extensions say as well.
OURS_TOO = {"CFItemType", "CFItemTypeURI", "listEnumeration", "subject", "subjectURI", "licenseURI", "notes"}
OURS_TOO |= {"language", "adoptionStatus"}


@dataclass(frozen=True)
class Item:
    """A CFItem. Texts are "" where it has none; `ours` is what this product wrote into its extensions."""

    identifier: str
    statement: str
    name: str
    code: str
    notes: str
    ours: dict


@dataclass(frozen=True)
class Association:
    """A CFAssociation. Its ends are identifiers, or whatever is known of an end that is not in the package."""

    identifier: str
    kind: str
    origin: str
    destination: str
    sequence: int
    ours: dict


@dataclass
class Package:
    """What a file says. `identifier`, `document` and `ours` are the CFDocument's, `licences` titles and texts."""

    file: str
    identifier: str
    document: dict
    ours: dict
    items: dict[str, Item]
    associations: list[Association]
    licences: dict[str, tuple[str, str]]
    notes: Notes = field(repr=False)


def read_package(path: Path) -> Package:
    """The package in a file of JSON. Raises CatalogueError for a file that is none, or holds more than it may."""
    raw = read_json(path, "a CASE package", MAX_PACKAGE)
    refuse_broken_texts(raw, path.name, MAX_JSON_TEXT)
    document = raw.get("CFDocument") if isinstance(raw, dict) else None
    if not isinstance(document, dict):
        raise refusal(path.name, "", "not a CASE package: it must be an object with a CFDocument")
    identifier = identifier_of(document.get("identifier"))
    if not identifier:
        raise refusal(path.name, "CFDocument", "identifier must be a UUID")
    reading = _Reading(raw, path.name, _ours(document))
    items = reading.items()
    reading.rest()
    return Package(
        path.name,
        identifier,
        document,
        _ours(document),
        items,
        list(reading.associations(items, identifier)),
        reading.licences(),
        reading.notes,
    )


def identifier_of(value: object) -> str:
    """A UUID as CASE writes it, however it was written; "" for anything else."""
    try:
        return str(UUID(value)) if isinstance(value, str) and len(value) <= 45 else ""
    except ValueError:
        return ""


class _Reading:
    """The way through one package, with notes of what is not understood on it."""

    def __init__(self, raw: dict, file: str, ours: dict):
        self.raw = raw
        self.file = file
        self.notes = Notes(file)
        self.own = bool(ours)
        self._unread("CFDocument", raw["CFDocument"], "CFDocument")

    def items(self) -> dict[str, Item]:
        found: dict[str, Item] = {}
        for name, entry in self._entries("CFItem", MAX_ITEMS):
            identifier = identifier_of(entry.get("identifier"))
            item = Item(
                identifier,
                self._text(entry, "fullStatement", name),
                self._text(entry, "abbreviatedStatement", name),
                self._text(entry, "humanCodingScheme", name),
                self._text(entry, "notes", name),
                _ours(entry),
            )
            if not identifier:
                self.notes.add(name, "its identifier is not a UUID; it is left out")
            elif identifier in found:
                self.notes.add(name, "has the identifier of an item before it; it is left out")
            elif not (item.statement.strip() or item.name.strip()):
                self.notes.add(name, "has neither fullStatement nor abbreviatedStatement; it is left out")
            else:
                found[identifier] = item
            self._unread("CFItem", entry, name)
        return found

    def associations(self, items: dict[str, Item], document: str) -> Iterator[Association]:
        addresses = {self._text(self.raw["CFDocument"], "uri", "CFDocument"): document}
        for entry in self.raw.get("CFItems") or []:
            if isinstance(entry, dict) and isinstance(entry.get("uri"), str):
                addresses.setdefault(entry["uri"], identifier_of(entry.get("identifier")))
        for name, entry in self._entries("CFAssociation", MAX_ASSOCIATIONS):
            kind = self._text(entry, "associationType", name)
            ends = [_end(entry.get(key), addresses) for key in ("originNodeURI", "destinationNodeURI")]
            if not kind or not all(ends):
                self.notes.add(name, "does not say its type, where it begins and where it leads; it is left out")
            else:
                number = entry.get("sequenceNumber")
                number = number if isinstance(number, int) and not isinstance(number, bool) else 0
                yield Association(name.split()[-1], kind, *ends, number, _ours(entry))
            self._unread("CFAssociation", entry, name)

    def licences(self) -> dict[str, tuple[str, str]]:
        """The titles and texts of the licences that are defined, by identifier."""
        definitions = self.raw.get("CFDefinitions")
        rows = definitions.get("CFLicenses") if isinstance(definitions, dict) else None
        return {
            identifier_of(row.get("identifier")): tuple(self._text(row, key, "CFLicense") for key in LICENCE)
            for row in (rows if isinstance(rows, list) else [])
            if isinstance(row, dict)
        }

    def rest(self) -> None:
        """Note the parts of the package that have no place here."""
        for key in (one for one in self.raw if one not in PARTS):
            self.notes.group(f'key "{printable(key)}" is not understood', "the package")
        for name, _ in self._entries("CFRubric", MAX_ITEMS, plural="CFRubrics"):
            self.notes.group("rubrics have no place here", name)
        definitions = self.raw.get("CFDefinitions")
        known = {"CFLicenses", "CFItemTypes"} | ({"CFSubjects"} if self.own else set())
        for key, rows in definitions.items() if isinstance(definitions, dict) else ():
            for row in rows if key not in known and isinstance(rows, list) else ():
                self.notes.group(f"{printable(key)} have no place here", _name(key, row, 0))

    def _entries(self, kind: str, most: int, plural: str = "") -> Iterator[tuple[str, dict]]:
        """Each entry of a part of the package with how it is called in notes."""
        part = plural or f"{kind}s"
        rows = self.raw.get(part)
        if rows is None:
            return
        if not isinstance(rows, list):
            raise refusal(self.file, part, "must be a list")
        if len(rows) > most:
            raise refusal(self.file, part, f"holds {len(rows):,} entries; {most:,} are allowed")
        for number, entry in enumerate(rows, 1):
            if isinstance(entry, dict):
                yield _name(kind, entry, number), entry
            else:
                self.notes.add(f"{kind} number {number}", "is not an object; it is left out")

    def _text(self, entry: dict, key: str, name: str) -> str:
        value = entry.get(key)
        if value is not None and not isinstance(value, str):
            self.notes.add(name, f"{key} is not a text; it is left out")
        return value if isinstance(value, str) else ""

    def _unread(self, kind: str, entry: dict, name: str) -> None:
        """Note the keys of an entry that nothing is read from. Empty ones say nothing."""
        known = READ[kind] | BOOKKEEPING | (OURS_TOO if self.own else set())
        for key in entry:
            if key not in known and entry[key] not in (None, "", [], {}):
                self.notes.group(f'key "{printable(key)}" has no place here', name)
        extensions = entry.get("extensions")
        for key in extensions if isinstance(extensions, dict) else ():
            if key != OURS:
                self.notes.group(f'extension "{printable(key)}" is not understood', name)


def _ours(entry: dict) -> dict:
    extensions = entry.get("extensions")
    ours = extensions.get(OURS) if isinstance(extensions, dict) else None
    return ours if isinstance(ours, dict) else {}


def _name(kind: str, entry: object, number: int) -> str:
    identifier = entry.get("identifier") if isinstance(entry, dict) else None
    return (
        f"{kind} {printable(identifier)}" if isinstance(identifier, str) and identifier else f"{kind} number {number}"
    )


def _end(value: object, addresses: dict[str, str]) -> str:
    """What an association leads to: a link of 1.0 or 1.1, or an address alone. "" when it does not say."""
    link = value if isinstance(value, dict) else {"uri": value}
    uri, text = link.get("uri"), link.get("identifier")
    if identifier := identifier_of(text):
        return identifier
    if isinstance(uri, str) and addresses.get(uri):
        return addresses[uri]
    return next((one for one in (text, uri) if isinstance(one, str) and one), "")
