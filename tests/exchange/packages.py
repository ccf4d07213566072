"""Small CASE packages of nobody in particular, and what tests ask about packages."""

import json
from pathlib import Path

from roles.exchange.case_here import Here
from roles.exchange.case_import import read_case
from roles.exchange.incoming import Incoming
from roles.exchange.problems import CatalogueError

DOCUMENT = "d0000000-0000-4000-8000-000000000000"


def uuid(number: int) -> str:
    return f"{number:08d}-0000-4000-8000-000000000000"


def item(number: int, statement: str = "", **fields) -> dict:
    """An item as CASE 1.0 wrote it: with the address of its document, which 1.1 has no more."""
    return {
        "identifier": uuid(number),
        "uri": f"https://example.org/items/{number}",
        "fullStatement": statement or f"Do {number}.",
        "CFDocumentURI": {"title": "Sailing", "identifier": DOCUMENT, "uri": "https://example.org/sailing"},
        "lastChangeDateTime": "2017-05-25T18:05:33",
    } | fields


def association(number: int, kind: str, origin: int | str, destination: int | str = DOCUMENT, **fields) -> dict:
    """An association between items by their numbers; by default to the document."""
    ends = [uuid(end) if isinstance(end, int) else end for end in (origin, destination)]
    begin, end = ({"title": "T", "identifier": one, "uri": f"urn:uuid:{one}"} for one in ends)
    return {
        "identifier": uuid(1000 + number),
        "uri": f"https://example.org/associations/{number}",
        "associationType": kind,
        "originNodeURI": begin,
        "destinationNodeURI": end,
        "lastChangeDateTime": "2017-05-25T18:05:33",
    } | fields


def child(number: int, parent: int | str = DOCUMENT) -> dict:
    return association(number, "isChildOf", number, parent)


def package(items: list | None = None, associations: list | None = None, document: dict | None = None, **more) -> dict:
    """By default a document, in it a group of two skills, and a skill right below the document."""
    head = {"identifier": DOCUMENT, "uri": "https://example.org/sailing", "creator": "The Harbour", "title": "Sailing"}
    own = [item(1, "Knots"), item(2, "Tie a bowline."), item(3, "Splice a rope."), item(4, "Read the weather.")]
    return {
        "CFDocument": head | {"lastChangeDateTime": "2017-05-25T18:05:33"} | (document or {}),
        "CFItems": own if items is None else items,
        "CFAssociations": [child(1), child(2, 1), child(3, 1), child(4)] if associations is None else associations,
    } | more


def written(folder: Path, content: object, name: str = "package.json") -> Path:
    """The file with a package, or with whatever bytes."""
    path = folder / name
    path.write_bytes(content if isinstance(content, bytes) else json.dumps(content).encode())
    return path


def read(folder: Path, content: object, here: Here | None = None, **options) -> Incoming:
    return read_case(written(folder, content), here or Here(), **options)[0]


def notes(folder: Path, content: object, **options) -> list[str]:
    """What is said of a package without the name of its file, and without what is said of every package here."""
    said = [str(note).removeprefix("package.json: ") for note in read(folder, content, **options).notes]
    return [note for note in said if "names no licence" not in note and "taken as technical" not in note]


def faults(folder: Path, content: object, **options) -> str:
    """Why a package is refused, "" when it is read."""
    try:
        read(folder, content, **options)
    except CatalogueError as error:
        return str(error)
    return ""
