"""Packages of others: what becomes a skill and what a group, and that all else is told."""

import pytest

from roles.exchange.case_here import Here
from tests.exchange.packages import DOCUMENT, association, child, item, notes, package, read, uuid


def names(incoming, section: str) -> list[str]:
    return [one["name"] for one in incoming.raw[section]]


def test_items_with_nothing_below_are_skills_and_those_right_above_are_groups(tmp_path):
    incoming = read(tmp_path, package())
    assert names(incoming, "groups") == ["Sailing", "Knots"]
    groups = {one["name"]: one["group"] for one in incoming.raw["skills"]}
    top, knots = f"case-{DOCUMENT}", f"case-{uuid(1)}"
    assert groups == {"Tie a bowline.": knots, "Splice a rope.": knots, "Read the weather.": top}
    assert notes(tmp_path, package()) == []


def test_what_stands_above_a_group_is_named_in_its_description(tmp_path):
    deep = [item(n, name) for n, name in enumerate(["Crew", "Deck", "Ropes", "Coil a rope."], 1)]
    raw = package(deep, [child(1), child(2, 1), child(3, 2), child(4, 3)])
    assert [(one["name"], one["description"]) for one in read(tmp_path, raw).raw["groups"]] == [
        ("Ropes", "Crew > Deck")
    ]
    assert notes(tmp_path, raw) == [
        f"CFItem {uuid(1)}, CFItem {uuid(2)}: stands above other groups only; it is named in their descriptions"
    ]


def test_a_skill_keeps_its_identifier_code_statement_and_notes(tmp_path):
    raw = package(
        [
            item(
                1,
                "Tie a bowline\nwith one hand.",
                abbreviatedStatement="Bowline",
                humanCodingScheme="K.1",
                notes="Blindfolded.",
            )
        ],
        [child(1)],
    )
    assert read(tmp_path, raw).raw["skills"] == [
        {
            "slug": f"case-{uuid(1)}",
            "name": "Bowline",
            "group": f"case-{DOCUMENT}",
            "description": "Tie a bowline\nwith one hand.\n\nBlindfolded.",
            "framework": f"case-{DOCUMENT}",
            "code": "K.1",
            "anchors": {},
            "kind": "technical",
        }
    ]


def test_a_long_statement_is_shortened_to_a_name_and_kept_in_full(tmp_path):
    entry = read(tmp_path, package([item(1, "Sail " * 60)], [])).raw["skills"][0]
    assert len(entry["name"]) <= 150
    assert entry["name"].endswith("...")
    assert entry["description"] == ("Sail " * 60).strip()


def test_a_skill_that_is_here_keeps_its_kind(tmp_path):
    incoming = read(tmp_path, package(), Here(skills=frozenset({f"case-{uuid(2)}"})))
    assert ["kind" in one for one in incoming.raw["skills"]] == [False, True, True]


def test_licence_source_and_release_are_kept(tmp_path):
    licence = {"identifier": uuid(50), "title": "CC BY 4.0", "licenseText": "https://example.org/by"}
    head = {
        "version": "2",
        "publisher": "Harbour Press",
        "officialSourceURL": "https://example.org/framework",
        "licenseURI": {"title": "L", "identifier": uuid(50), "uri": "https://example.org/l"},
    }
    framework = read(tmp_path, package(document=head, CFDefinitions={"CFLicenses": [licence]})).raw["frameworks"][0]
    del framework["changes"]
    assert framework == {
        "slug": f"case-{DOCUMENT}",
        "name": "Sailing",
        "title": "Sailing",
        "release": "2",
        "publisher": "Harbour Press",
        "licence": "CC BY 4.0",
        "licence_url": "https://example.org/by",
        "url": "https://example.org/framework",
    }


def test_without_a_version_the_day_of_the_last_change_is_the_release(tmp_path):
    assert read(tmp_path, package()).raw["frameworks"][0]["release"] == "2017-05-25"
    assert read(tmp_path, package(), release="9").raw["frameworks"][0]["release"] == "9"


def test_the_name_is_the_given_one_else_the_one_here_else_the_title(tmp_path):
    here = Here(frameworks={f"case-{DOCUMENT}": "Boats"})
    for options, name in (({"name": "Ships"}, "Ships"), ({"here": here}, "Boats"), ({}, "Sailing")):
        assert read(tmp_path, package(), **options).raw["frameworks"][0]["name"] == name


ALONE = [item(1), item(2)]
LISTED = {
    "an item without identifier": (
        package([item(1), item(2, identifier="K.2")], []),
        "CFItem K.2: its identifier is not a UUID; it is left out",
    ),
    "an item that is none": (package([item(1), 7], []), "CFItem number 2: is not an object; it is left out"),
    "an identifier twice": (
        package([item(1), item(1)], []),
        f"CFItem {uuid(1)}: has the identifier of an item before it; it is left out",
    ),
    "an item without a text": (
        package([item(1), item(2, fullStatement=" ")], []),
        f"CFItem {uuid(2)}: has neither fullStatement nor abbreviatedStatement; it is left out",
    ),
    "a text that is none": (
        package([item(1, notes=["a"])], []),
        f"CFItem {uuid(1)}: notes is not a text; it is left out",
    ),
    "no title": (package(document={"title": None}), "CFDocument: has no title; it is called by its identifier"),
    "a code twice": (
        package([item(n, humanCodingScheme="K") for n in (1, 2)], []),
        (
            f'CFItem {uuid(1)}, CFItem {uuid(2)}: humanCodingScheme "K" stands 2 times; '
            "each item is brought in by its identifier"
        ),
    ),
    "a parent outside": (
        package(ALONE, [child(1, 99)]),
        (
            f"CFAssociation {uuid(1001)}: {uuid(1)} is a child of {uuid(99)}, which is not in the package; "
            "it is taken as one without a parent"
        ),
    ),
    "a child outside": (
        package(ALONE, [child(99, 1)]),
        f"CFAssociation {uuid(1099)}: begins at {uuid(99)}, which is not in the package; it is left out",
    ),
    "a second parent": (
        package([item(1), item(2), item(3)], [child(3, 1), association(9, "isChildOf", 3, 2)]),
        f"CFAssociation {uuid(1009)}: the item has a parent already; it is left out",
    ),
    "a circle": (
        package([item(1), item(2), item(3)], [child(1, 2), child(2, 1), child(3)]),
        f"CFAssociation {uuid(1002)}: closes a circle of items that stand below one another; it is left out",
    ),
    "its own child": (
        package(ALONE, [child(1, 1)]),
        f"CFAssociation {uuid(1001)}: closes a circle of items that stand below one another; it is left out",
    ),
    "a prerequisite": (
        package(ALONE, [association(1, "precedes", 1, 2)]),
        (
            f"CFAssociation {uuid(1001)}: precedes from {uuid(1)} to {uuid(2)} says no levels, and a prerequisite "
            "here is one level of a skill before another; it is left out"
        ),
    ),
    "a match outside": (
        package(ALONE, [association(1, "exactMatchOf", 1, "CCSS.1")]),
        (
            f"CFAssociation {uuid(1001)}: exactMatchOf from {uuid(1)} to CCSS.1 has no place here (it leads out of the "
            "package, to CCSS.1); it is left out"
        ),
    ),
    "an unknown type": (
        package(ALONE, [association(1, "isFriendOf", 1, 2)]),
        (
            f"CFAssociation {uuid(1001)}: isFriendOf from {uuid(1)} to {uuid(2)} is not a type of association in CASE; "
            "it is left out"
        ),
    ),
    "an association that leads nowhere": (
        package(ALONE, [association(1, "isChildOf", 1, destinationNodeURI=None)]),
        f"CFAssociation {uuid(1001)}: does not say its type, where it begins and where it leads; it is left out",
    ),
    "an unknown key": (
        package([item(n, educationalLevel="06") for n in range(1, 6)], []),
        f'CFItem {uuid(1)}, CFItem {uuid(2)}, CFItem {uuid(3)} and 2 more: key "educationalLevel" has no place here',
    ),
    "an unknown extension": (
        package([item(1, extensions={"colour": "red"})], []),
        f'CFItem {uuid(1)}: extension "colour" is not understood',
    ),
    "an unknown part": (package(CFMagic=[]), 'the package: key "CFMagic" is not understood'),
    "a rubric": (
        package(CFRubrics=[{"identifier": uuid(60)}]),
        f"CFRubric {uuid(60)}: rubrics have no place here",
    ),
    "a concept": (
        package(CFDefinitions={"CFConcepts": [{"identifier": uuid(61)}]}),
        f"CFConcepts {uuid(61)}: CFConcepts have no place here",
    ),
    "an address that is not safe": (
        package(document={"uri": "http://example.org"}),
        "CFDocument: address http://example.org: the address must begin with https://; it is left out",
    ),
}


@pytest.mark.parametrize("kind", LISTED)
def test_what_is_not_understood_is_told_with_its_identifier(kind, tmp_path):
    raw, note = LISTED[kind]
    assert note in notes(tmp_path, raw)


def test_names_that_are_alike_are_told_apart_by_code_or_identifier(tmp_path):
    raw = package(
        [item(1, "Level 1", humanCodingScheme="A.1"), item(2, "level 1", humanCodingScheme="B.1"), item(3, "Level 1")],
        [],
    )
    assert names(read(tmp_path, raw), "skills") == ["Level 1 (A.1)", "level 1 (B.1)", f"Level 1 ({uuid(3)})"]
    same = package([item(n, "Level 1", humanCodingScheme="A") for n in (1, 2)], [])
    assert names(read(tmp_path, same), "skills") == [f"Level 1 ({uuid(1)})", f"Level 1 ({uuid(2)})"]


def test_ends_may_be_addresses_alone_and_identifiers_in_any_case(tmp_path):
    parent = item(1, "Knots", identifier=uuid(1).upper().replace("4000", "4ABC"))
    up = association(
        2, "isChildOf", 2, originNodeURI="https://example.org/items/2", destinationNodeURI="https://example.org/items/1"
    )
    incoming = read(tmp_path, package([parent, item(2)], [up]))
    assert incoming.raw["skills"][0]["group"] == f"case-{uuid(1).replace('4000', '4abc')}"
