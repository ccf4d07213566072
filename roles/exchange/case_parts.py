"""The pieces that a CASE package is put together from: items, associations, links, definitions."""

from functools import cached_property
from uuid import NAMESPACE_URL, uuid5

from django.urls import reverse

from roles.exchange.case_words import DEFINED_AT, ITEM_TYPES, OURS, SUBJECTS

PAGES = ("skill", "track", "role")  # kinds of items that have a page, by its name among the routes


class Parts:
    """Makes pieces for one installation, which is known by its address: "https://skills.example.org".

    Identifiers come from the address and from slugs, so that the same thing has the same one in every export.
    """

    def __init__(self, site: str):
        self.site = site

    @cached_property
    def namespace(self):
        return uuid5(NAMESPACE_URL, self.site)

    def identifier(self, *names: object) -> str:
        """The UUID of something, by its kind and slug: ("skill", "python")."""
        return str(uuid5(self.namespace, "/".join(map(str, names))))

    def named(self, *names: object, title: str, at: str) -> dict:
        """What all definitions have: their identifier and address, title and last change."""
        identifier = self.identifier(*names)
        return {"identifier": identifier, "uri": urn(identifier), "title": flat(title), "lastChangeDateTime": at}

    def item(self, kind: str, slug: str, name: str, statement: str, at: str, ours: dict, **more: object) -> dict:
        """A group, skill, level, track or role. What it is in full words is its name, where it has no `statement`."""
        identifier = self.identifier(kind, slug)
        if flat(name) != name:
            ours = ours | {"name": name}
        return {
            "identifier": identifier,
            "uri": f"{self.site}{reverse(kind, args=[slug])}" if kind in PAGES else urn(identifier),
            "humanCodingScheme": slug,
            "abbreviatedStatement": flat(name),
            "fullStatement": statement or name,
            "CFItemType": ITEM_TYPES[kind][0],
            "CFItemTypeURI": link(self.named("type", kind, title=ITEM_TYPES[kind][0], at=DEFINED_AT)),
            **more,
            "lastChangeDateTime": at,
            "extensions": {OURS: {"entry": kind, "described": bool(statement)} | ours},
        }

    def association(
        self, kind: str, origin: dict, destination: dict, at: str, ours: dict | None = None, **more: object
    ) -> dict:
        """What two nodes (see `node`) have to do with one another."""
        identifier = self.identifier("association", kind, origin["identifier"], destination["identifier"])
        extensions = {"extensions": {OURS: ours}} if ours else {}
        return {
            "identifier": identifier,
            "uri": urn(identifier),
            "associationType": kind,
            "originNodeURI": origin,
            "destinationNodeURI": destination,
            **more,
            "lastChangeDateTime": at,
            **extensions,
        }

    def subject(self, kind: str) -> dict:
        """The keys of an item that say whether it is technical or soft."""
        title = SUBJECTS[kind][0]
        return {"subject": [title], "subjectURI": [link(self.named("subject", kind, title=title, at=DEFINED_AT))]}

    def definitions(self, licences: list[dict]) -> dict:
        """The types and subjects of items, with the licences that are named."""
        types = [
            self.named("type", kind, title=title, at=DEFINED_AT) | {"description": text, "hierarchyCode": code}
            for kind, (title, code, text) in ITEM_TYPES.items()
        ]
        subjects = [
            self.named("subject", kind, title=title, at=DEFINED_AT) | {"hierarchyCode": code}
            for kind, (title, code) in SUBJECTS.items()
        ]
        return {"CFSubjects": subjects, "CFLicenses": licences, "CFItemTypes": types}


def link(piece: dict) -> dict:
    """A link to a piece that has a title."""
    return {"title": piece["title"], "identifier": piece["identifier"], "uri": piece["uri"]}


def node(piece: dict) -> dict:
    """An item, or the document, as an end of an association."""
    title = piece.get("abbreviatedStatement") or piece["title"]
    return {"title": title, "identifier": piece["identifier"], "uri": piece["uri"]}


def urn(identifier: str) -> str:
    """An address that names without leading anywhere, for what has no page."""
    return f"urn:uuid:{identifier}"


def flat(text: str) -> str:
    """A text on one line, as CASE wants titles and names."""
    return " ".join(text.split())
