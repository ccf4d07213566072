"""An export, loaded into an empty database and exported again, is the same document, to the letter."""

import json

import pytest
from django.core.management import call_command
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from roles import models
from roles.exchange import built_in
from roles.exchange.export import export_json
from roles.exchange.load import load
from tests import factories
from tests.exchange.documents import empty_the_catalogue, load_document, requirement, role, skill, small

pytestmark = pytest.mark.django_db

AWKWARD = [
    "Łódź 🚀",
    "e\u0301 beside é",
    "\u202eright to left",
    'quote " and \\',
    "<b>&amp;</b>",
    "line\u2028break",
    "Ω\nω\t",
]


def rich():
    """A document with old versions, a draft, a role that is only a memory, dates, and awkward letters."""
    raw = small()
    asked = [requirement("python", 2, 4, essential=True, alternatives=["statistics", "modelling"])]
    raw["roles"][0] |= {
        "earlier_profiles": [
            {"version": n, "requirements": asked, "ready_at": 60 + n, "published_at": f"2024-0{n}-01T00:00:00.000001Z"}
            for n in (1, 3)
        ],
        "profile": {
            "version": 4,
            "requirements": asked,
            "change_note": "Why: Ω\n",
            "published_at": "2025-01-01T00:00:00Z",
        },
        "draft": {"version": 9, "change_note": "Empty so far.", "requirements": []},
        "also_known_as": AWKWARD[:5],
    }
    raw["roles"].append(role("memory", earlier_profiles=[{"version": 2, "requirements": asked}]))
    raw["roles"].append(role("idea", draft={"requirements": asked}))
    raw["groups"].append({"slug": "empty-group", "name": "Nobody yet"})
    raw["skills"] += [skill(f"Odd_{n}", name=text, description=text, group="people") for n, text in enumerate(AWKWARD)]
    raw["roles"][0]["pay"].append({"low": 1, "currency": "EUR", "basis": "base", "region": "Łódź", "source": "article"})
    return raw


def again(document: dict) -> dict:
    """The document after a way through a JSON text and an empty database."""
    empty_the_catalogue()
    load_document(json.loads(json.dumps(document)))
    return export_json()


def test_a_rich_catalogue_comes_back_unchanged():
    load_document(rich())
    document = export_json()
    assert again(document) == document


def test_nothing_of_the_document_is_lost_on_the_way():
    raw = rich()
    load_document(raw)
    document = export_json()
    assert [one["slug"] for one in document["skills"]] == [one["slug"] for one in raw["skills"]]
    junior = document["roles"][0]
    assert [one["version"] for one in junior["earlier_profiles"]] == [1, 3]
    assert junior["earlier_profiles"][1]["published_at"] == "2024-03-01T00:00:00.000001Z"
    assert (junior["profile"]["version"], junior["draft"]["version"]) == (4, 9)
    assert junior["draft"]["change_note"] == "Empty so far."
    assert {text.strip() for text in AWKWARD} <= {one["name"] for one in document["skills"]}


def test_the_built_in_catalogue_comes_back_unchanged():
    load(*built_in.read_folder())
    document = export_json()
    assert again(document) == document


def test_a_catalogue_edited_by_hand_comes_back_unchanged():
    load_document(small())
    factories.published_role({"skill": models.Skill.objects.get(slug="python")}, slug="Made_by_hand")
    factories.RoleProfileFactory(role=models.Role.objects.get(slug="senior"), version=2)
    load_document(small())
    document = export_json()
    assert again(document) == document


def test_loading_an_export_where_it_came_from_changes_nothing():
    load_document(rich())
    assert not load_document(export_json()).changed_anything


def test_the_commands_take_back_what_they_wrote(tmp_path, capsys):
    load_document(rich())
    first, second = tmp_path / "first.json", tmp_path / "second.json"
    call_command("export_catalogue", output=first)
    empty_the_catalogue()
    call_command("load_catalogue", first)
    call_command("export_catalogue", output=second)
    assert first.read_bytes() == second.read_bytes()


TEXTS = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"), max_size=80)


# The database is the same for all examples: each one replaces what the last one wrote.
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=settings.default.max_examples // 4)
@given(TEXTS, st.lists(TEXTS.map("a{}z".format), min_size=5, max_size=5))
def test_any_text_comes_back_unchanged(description, anchors):
    raw = small()
    raw["skills"][0] |= {"description": description, "anchors": dict(zip("12345", anchors, strict=True))}
    load_document(raw)
    python = export_json()["skills"][0]
    assert python["description"] == description
    assert list(python["anchors"].values()) == anchors
