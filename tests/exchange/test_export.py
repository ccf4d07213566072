"""The exported document: its keys, its order, and what editors left unfinished."""

import json

import pytest
from django.core.management import CommandError, call_command

from roles import models
from roles.exchange.document import Document
from roles.exchange.export import export_json
from tests import factories
from tests.exchange.documents import empty_the_catalogue, load_document, resource, skill, small

pytestmark = pytest.mark.django_db


ROLE_KEYS = (
    "slug title also_known_as track career_level summary editors_judgement framework code successor "
    "sources facts pay steps profile earlier_profiles draft"
)


@pytest.fixture
def loaded():
    load_document(small())


@pytest.mark.parametrize(
    ("path", "keys"),
    [
        ("", "frameworks groups sources tracks skills merged_skills roles resources"),
        ("skills 0", "slug name kind group description framework code anchors practice hours prerequisites"),
        ("skills 0 anchors", "1 2 3 4 5"),
        ("skills 2 prerequisites 0", "level skill needs"),
        ("resources 0", "skill from_level to_level title provider url hours free language last_checked"),
        ("roles 0 profile", "version ready_at change_note published_at requirements"),
        ("roles 0 profile requirements 0", "skill level weight essential alternatives"),
        ("roles 0 steps 0", "to kind"),
        ("roles 0 facts 0", "kind text source"),
        ("roles 0", ROLE_KEYS),
    ],
    ids=str,
)
def test_the_document_has_the_keys_that_are_promised(loaded, path, keys):
    here = export_json()
    for part in path.split():
        here = here[int(part) if isinstance(here, list) else part]
    assert set(here) == set(keys.split())


def test_the_export_knows_every_field_of_the_document(loaded):
    document = export_json()
    assert Document.model_validate(document).model_dump(mode="json") == document


def test_an_empty_catalogue_is_exported_as_an_empty_document():
    assert export_json() == {name: [] for name in Document.model_fields}


def test_the_same_catalogue_gives_the_same_document_whatever_came_first(loaded):
    raw = small()
    raw["sources"].reverse()
    raw["resources"].reverse()
    raw["skills"][2]["prerequisites"].insert(0, {"level": 2, "skill": "statistics", "needs": 1})
    load_document(raw)
    document = export_json()
    raw["skills"][2]["prerequisites"].reverse()
    empty_the_catalogue()
    load_document(raw)
    published = [one["profile"].pop("published_at") for one in document["roles"]]
    again = export_json()
    assert published <= [one["profile"].pop("published_at") for one in again["roles"]]
    assert again == document


def test_resources_that_differ_in_provider_alone_have_an_order(loaded):
    raw = small()
    raw["resources"] += [resource("python", provider=name) for name in ("Zoo", "Academy")]
    load_document(raw)
    providers = [one["provider"] for one in export_json()["resources"] if one["skill"] == "python"]
    assert providers == ["Academy", "School", "Zoo"]


def test_the_number_of_queries_does_not_grow_with_the_catalogue(loaded, django_assert_max_num_queries):
    for number in range(30):
        factories.published_role(slug=f"more-{number}")
    with django_assert_max_num_queries(25):
        export_json()


def test_the_command_prints_the_document(loaded, capsys):
    call_command("export_catalogue")
    out, err = capsys.readouterr()
    assert json.loads(out) == export_json()
    assert err == ""


def test_letters_are_written_as_they_are(capsys):
    load_document({"groups": [{"slug": "g", "name": "Größe 🚀"}]})
    call_command("export_catalogue")
    assert "Größe 🚀" in capsys.readouterr().out


def test_the_command_writes_a_file_and_says_so(loaded, tmp_path, capsys):
    file = tmp_path / "catalogue.json"
    call_command("export_catalogue", output=file)
    assert json.loads(file.read_text(encoding="utf-8")) == export_json()
    out, err = capsys.readouterr()
    assert (out, err) == ("", f"Written to {file}.\n")


def test_a_file_that_cannot_be_written_is_an_error(tmp_path):
    with pytest.raises(CommandError, match="No such file or directory") as error:
        call_command("export_catalogue", output=tmp_path / "nowhere" / "catalogue.json")
    assert error.value.returncode == 2


def test_what_is_unfinished_is_exported_with_a_warning(loaded, capsys):
    models.Anchor.objects.filter(skill__slug="python", level=3).delete()
    call_command("export_catalogue")
    out, err = capsys.readouterr()
    assert sorted(json.loads(out)["skills"][0]["anchors"]) == ["1", "2", "4", "5"]
    assert "load_catalogue will refuse this document" in err
    assert "skill python: anchors no text for level 3" in err


def test_an_odd_slug_of_the_database_does_not_stop_a_load(loaded):
    factories.published_role({"skill": factories.SkillFactory(slug="Odd_Slug")})
    load_document({"skills": [skill("sewing")]})
    assert models.Skill.objects.filter(slug="sewing").exists()
