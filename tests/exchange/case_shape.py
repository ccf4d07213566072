"""What CASE 1.1 wants of a package, as far as packages are written here: keys, which of them must be, kinds of values.

The JSON schema that 1EdTech publishes is no part of this project; `test_case_schema` asks it where it is at hand.
"""

import re
from collections.abc import Iterator
from datetime import datetime

MUST = {"identifier": "uuid", "uri": "text", "lastChangeDateTime": "moment"}
LINK = {"title": "text", "identifier": "uuid", "uri": "text"}
# Per kind of object: the keys that it must have and those that it may have, with the kind of their value.
SHAPES: dict[str, tuple[dict[str, str], dict[str, str]]] = {
    "package": (
        {"CFDocument": "document"},
        {"CFItems": "list of item", "CFAssociations": "list of association", "CFDefinitions": "definitions"},
    ),
    "document": (
        MUST | {"creator": "text", "title": "line"},
        {
            "caseVersion": "version",
            "officialSourceURL": "text",
            "publisher": "line",
            "language": "text",
            "version": "line",
            "adoptionStatus": "text",
            "licenseURI": "link",
            "notes": "text",
            "extensions": "object",
        },
    ),
    "item": (
        MUST | {"fullStatement": "text"},
        {
            "CFItemType": "line",
            "CFItemTypeURI": "link",
            "humanCodingScheme": "line",
            "listEnumeration": "line",
            "abbreviatedStatement": "line",
            "subject": "list of line",
            "subjectURI": "list of link",
            "licenseURI": "link",
            "extensions": "object",
        },
    ),
    "association": (
        MUST | {"associationType": "type", "originNodeURI": "node", "destinationNodeURI": "node"},
        {"sequenceNumber": "number", "notes": "text", "extensions": "object"},
    ),
    "definitions": (
        {},
        {"CFSubjects": "list of subject", "CFLicenses": "list of licence", "CFItemTypes": "list of item type"},
    ),
    "subject": (MUST | {"title": "line", "hierarchyCode": "line"}, {"description": "text"}),
    "licence": (MUST | {"title": "line", "licenseText": "text"}, {"description": "text"}),
    "item type": (MUST | {"title": "line", "description": "text", "hierarchyCode": "line"}, {}),
    "link": (LINK, {}),
    "node": (LINK | {"identifier": "line"}, {"targetType": "target"}),
}
TYPES = (
    "isChildOf isPeerOf isPartOf exactMatchOf precedes isRelatedTo replacedBy exemplar hasSkillLevel isTranslationOf"
)
VALUES = {
    "uuid": re.compile(r"[0-9a-f]{8}-([0-9a-f]{4}-){3}[0-9a-f]{12}"),
    "line": re.compile(r"[^\n\r\t]*"),
    "text": re.compile(r".+", re.DOTALL),
    "version": re.compile(r"1\.1"),
    "type": re.compile(TYPES.replace(" ", "|")),
    "target": re.compile(r"CASE|ext:[-a-zA-Z0-9._]+"),
}


def faults(value: object, kind: str = "package", place: str = "package") -> Iterator[str]:
    """Where a package, or a part of it, is not what CASE 1.1 wants."""
    if kind.startswith("list of "):
        if not isinstance(value, list):
            yield f"{place} is no list"
            return
        for number, one in enumerate(value):
            yield from faults(one, kind.removeprefix("list of "), f"{place} {number}")
    elif kind in SHAPES:
        yield from _object_faults(value, kind, place)
    elif not _fits(value, kind):
        yield f"{place} is no {kind}: {value!r}"


def _object_faults(value: object, kind: str, place: str) -> Iterator[str]:
    if not isinstance(value, dict):
        yield f"{place} is no object"
        return
    must, may = SHAPES[kind]
    yield from (f"{place} has no {key}" for key in must if key not in value)
    for key, one in value.items():
        if key in must | may:
            yield from faults(one, (must | may)[key], f"{place} {key}")
        else:
            yield f"{place} has a key {key}"


def _fits(value: object, kind: str) -> bool:
    if kind == "object":
        return isinstance(value, dict)
    if kind == "number":
        return isinstance(value, int) and not isinstance(value, bool)
    if kind == "moment":
        return isinstance(value, str) and value.endswith("Z") and bool(datetime.fromisoformat(value))
    return isinstance(value, str) and bool(VALUES[kind].fullmatch(value))
