"""`manage.py export_case`: the catalogue as a package of CASE 1.1 that says the same whenever it is asked."""

import json

import pytest
from django.core.management import CommandError, call_command

from roles import models
from tests.exchange import case_shape
from tests.exchange.documents import load_document, requirement, role, skill, small

pytestmark = pytest.mark.django_db

FRAMEWORK = {
    "slug": "harbour",
    "name": "Harbour",
    "title": "The Harbour's framework",
    "release": "2.1",
    "publisher": "The Harbour",
    "licence": "CC BY 4.0",
    "licence_url": "https://creativecommons.org/licenses/by/4.0/",
    "url": "https://example.org/harbour",
    "changes": "Levels were made.",
}
IDENTIFIER = "00000001-0000-4000-8000-000000000000"


def with_a_framework() -> dict:
    """The small document with a framework of one skill that has two anchors, one that has none, and a role."""
    raw = small()
    raw["frameworks"] = [FRAMEWORK]
    knots = skill("knots", framework="harbour", code="K.1", prerequisites=[{"level": 2, "skill": "python", "needs": 1}])
    knots["anchors"] = {level: knots["anchors"][level] for level in "13"}
    weather = skill(f"case-{IDENTIFIER}", name="Weather", framework="harbour", code="W", anchors={}, description="")
    raw["skills"] += [knots, weather]
    raw["roles"].append(
        role("skipper", requirement("knots", 4), requirement("listening"), framework="harbour", code="S")
    )
    return raw


def exported(capsys, **options) -> dict:
    capsys.readouterr()
    call_command("export_case", **options)
    return json.loads(capsys.readouterr().out)


def items(package: dict, kind: str) -> dict[str, dict]:
    return {one["humanCodingScheme"]: one for one in package["CFItems"] if one["CFItemType"] == kind}


def associations(package: dict, kind: str) -> list[tuple]:
    """The ends of those of a type, by what they are called."""
    names = {one["identifier"]: one["humanCodingScheme"] for one in package["CFItems"]}
    names[package["CFDocument"]["identifier"]] = "document"
    return [
        tuple(names.get(one[f"{end}NodeURI"]["identifier"], one[f"{end}NodeURI"]) for end in ("origin", "destination"))
        for one in package["CFAssociations"]
        if one["associationType"] == kind
    ]


def test_a_package_is_what_case_wants(capsys):
    load_document(with_a_framework())
    assert list(case_shape.faults(exported(capsys, licence="CC0"))) == []
    assert list(case_shape.faults(exported(capsys, framework="harbour"))) == []


def test_an_empty_catalogue_is_a_package_too(capsys):
    package = exported(capsys)
    assert list(case_shape.faults(package)) == []
    assert package["CFItems"] == package["CFAssociations"] == []


def test_identifiers_tell_everything_apart(capsys):
    load_document(with_a_framework())
    package = exported(capsys)
    found = [one["identifier"] for part in ("CFItems", "CFAssociations") for one in package[part]]
    assert len(set(found)) == len(found)


def test_a_second_export_is_the_same_to_the_letter(tmp_path):
    load_document(with_a_framework())
    for name in ("first", "second"):
        call_command("export_case", output=tmp_path / name)
    assert (tmp_path / "first").read_bytes() == (tmp_path / "second").read_bytes()


def test_a_change_shows_where_it_was_made_and_nowhere_else(capsys):
    load_document(small())
    before = exported(capsys)
    python = models.Skill.objects.get(slug="python")
    python.description = "Snakes."
    python.save()
    after = exported(capsys)
    changed = [
        one["humanCodingScheme"] for old, one in zip(before["CFItems"], after["CFItems"], strict=True) if one != old
    ]
    assert changed == ["python", *(f"python.{level}" for level in range(1, 6))]
    assert after["CFDocument"]["lastChangeDateTime"] == items(after, "Skill")["python"]["lastChangeDateTime"]


def test_another_address_gives_other_identifiers(capsys, settings):
    load_document(small())
    first = exported(capsys)
    settings.SITE_ADDRESS = "https://skills.example.org"
    second = exported(capsys)
    assert second["CFDocument"]["identifier"] != first["CFDocument"]["identifier"]
    assert items(second, "Skill")["python"]["uri"] == "https://skills.example.org/skills/python/"


def test_anchors_are_items_below_their_skill(capsys):
    load_document(with_a_framework())
    package = exported(capsys)
    level = items(package, "Skill level")["knots.3"]
    assert level["fullStatement"] == "Do knots as at level 3."
    assert level["abbreviatedStatement"] == "Knots, level 3 (Competent)"
    assert ("knots.3", "knots") in associations(package, "isChildOf")
    assert {("knots", "making"), ("making", "document"), ("skipper", "ladder")} <= set(
        associations(package, "isChildOf")
    )


def test_a_level_that_is_asked_for_is_an_item_though_nobody_described_it(capsys):
    load_document(with_a_framework())
    levels = items(exported(capsys), "Skill level")
    assert [slug for slug in levels if slug.startswith("knots")] == [f"knots.{level}" for level in (1, 2, 3, 4)]
    assert levels["knots.4"]["fullStatement"] == "Knots, level 4 (Proficient)"


def test_prerequisites_and_career_steps_precede(capsys):
    load_document(small())
    assert associations(exported(capsys), "precedes") == [
        ("python.1", "modelling.2"),
        ("junior", "senior"),
        ("junior", "analyst"),
    ]


def test_what_a_role_asks_for_is_a_part_of_it_with_its_weight(capsys):
    load_document(small())
    package = exported(capsys)
    assert ("modelling.4", "senior") in associations(package, "isPartOf")
    assert ("statistics.4", "senior") in associations(package, "isPartOf")
    notes = [one["notes"] for one in package["CFAssociations"] if one["associationType"] == "isPartOf"]
    assert {"Weight 5 of 5, essential.", "Weight 1 of 5.", "Instead of Modelling."} <= set(notes)


def test_what_a_framework_calls_a_skill_is_told(capsys):
    load_document(with_a_framework())
    matches = dict(associations(exported(capsys), "exactMatchOf"))
    assert matches["knots"]["identifier"] == "K.1"
    assert matches["knots"]["targetType"] == "ext:framework"
    assert matches[f"case-{IDENTIFIER}"]["identifier"] == IDENTIFIER


def test_a_framework_is_exported_with_its_terms_and_what_its_roles_ask_for(capsys):
    load_document(with_a_framework())
    package = exported(capsys, framework="harbour")
    head = package["CFDocument"]
    assert (head["title"], head["creator"], head["version"]) == ("The Harbour's framework", "The Harbour", "2.1")
    assert head["licenseURI"]["title"] == "CC BY 4.0"
    assert head["notes"] == "Levels were made."
    assert set(items(package, "Role")) == {"skipper"}
    assert set(items(package, "Skill")) == {"knots", f"case-{IDENTIFIER}", "listening", "python"}
    assert set(items(package, "Track")) == {"ladder"}
    licence = package["CFDefinitions"]["CFLicenses"][0]["licenseText"]
    assert licence == "CC BY 4.0: https://creativecommons.org/licenses/by/4.0/"
    assert "licenseURI" not in items(package, "Skill")["python"]


def test_what_is_not_published_is_not_exported(capsys):
    raw = small()
    raw["roles"][1]["draft"] = {"requirements": [requirement("listening", 5)]}
    raw["roles"].append(role("idea", draft={"requirements": [requirement("python")]}))
    raw["roles"][0]["steps"].append({"to": "idea", "kind": "move"})
    load_document(raw)
    text = json.dumps(exported(capsys))
    assert "idea" not in text
    assert "listening.5" in text  # its anchor
    assert ("listening.5", "senior") not in associations(json.loads(text), "isPartOf")


def test_an_unknown_framework_is_refused():
    with pytest.raises(CommandError, match='no framework "moon"; there is none at all') as error:
        call_command("export_case", framework="moon")
    assert error.value.returncode == 2


def test_a_file_that_cannot_be_written_is_refused(tmp_path):
    with pytest.raises(CommandError, match="Is a directory") as error:
        call_command("export_case", output=tmp_path)
    assert error.value.returncode == 2


@pytest.mark.parametrize("options", [{}, {"framework": "harbour"}])
def test_the_number_of_queries_does_not_grow_with_the_catalogue(options, capsys, django_assert_max_num_queries):
    load_document(with_a_framework())
    with django_assert_max_num_queries(50):
        call_command("export_case", **options)
