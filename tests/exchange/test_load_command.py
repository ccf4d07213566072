"""`manage.py load_catalogue`: files that are no catalogue are refused with a clear sentence and exit code 2."""

import json

import pytest
from django.core.management import CommandError, call_command

from roles import models
from roles.exchange import built_in
from roles.merging import merge
from tests.exchange.documents import rows, small

pytestmark = pytest.mark.django_db

BROKEN = {
    "broken JSON": (b'{"skills": [', "not JSON: Expecting value in line 1, column 13"),
    "an empty file": (b"", "not JSON: Expecting value in line 1, column 1"),
    "not UTF-8": ('{"groups": "ö"}'.encode("latin-1"), "not UTF-8 text (byte 12)"),
    "a list": (b"[]", "the document must be an object with sections"),
    "nested without end": (b"[" * 200_000, "lists in lists without end"),
    "a key twice": (b'{"skills": [], "skills": []}', "an object has the key 'skills' twice"),
    "a number without end": (b'{"skills": ' + b"9" * 5000 + b"}", "not a catalogue: Exceeds the limit"),
    "half a character": (b'{"groups": [{"slug": "a", "name": "\\ud800"}]}', "group a: name holds half a character"),
    "a NUL character": (b'{"groups": [{"slug": "a", "name": "\\u0000"}]}', "group a: name holds a NUL character"),
    "not a number": (b'{"roles": [{"career_level": NaN}]}', "not a catalogue: NaN is not a number"),
}


@pytest.fixture
def file(tmp_path):
    return tmp_path / "catalogue.json"


@pytest.mark.parametrize("kind", BROKEN)
def test_a_broken_file_is_refused_and_nothing_is_changed(kind, file):
    content, message = BROKEN[kind]
    before = rows()
    file.write_bytes(content)
    with pytest.raises(CommandError) as error:
        call_command("load_catalogue", file)
    assert message in str(error.value)
    assert "catalogue.json: " in str(error.value)
    assert error.value.returncode == 2
    assert rows() == before


@pytest.mark.parametrize(("name", "message"), [("missing.json", "No such file or directory"), (".", "Is a directory")])
def test_a_file_that_cannot_be_read_is_refused(name, message, tmp_path):
    with pytest.raises(CommandError, match=message) as error:
        call_command("load_catalogue", tmp_path / name)
    assert error.value.returncode == 2


def test_problems_are_counted(file):
    raw = small()
    raw["skills"][0]["group"] = raw["roles"][0]["track"] = "magic"
    file.write_text(json.dumps(raw))
    with pytest.raises(CommandError, match="2 problems; nothing was changed"):
        call_command("load_catalogue", file)


def test_a_file_is_loaded_and_the_outcome_told(file, capsys):
    file.write_text(json.dumps(small()))
    call_command("load_catalogue", file)
    out = capsys.readouterr().out
    assert "skills: 4 added\n" in out
    assert "profiles: 3 added\n" in out
    call_command("load_catalogue", file)
    assert "The catalogue was up to date." in capsys.readouterr().out


def test_a_mark_at_the_start_that_windows_leaves_is_read_over(file):
    file.write_bytes(b"\xef\xbb\xbf" + json.dumps(small()).encode())
    call_command("load_catalogue", file)
    assert models.Skill.objects.count() == 4


def test_without_a_file_the_built_in_catalogue_is_loaded(capsys):
    call_command("load_catalogue")
    assert models.Role.objects.open_to_all().count() == 40
    assert models.CatalogueRevision.objects.get().built_in_digest == built_in.digest()


def test_unchanged_built_in_files_are_skipped_when_asked(capsys, django_assert_num_queries):
    call_command("load_catalogue")
    capsys.readouterr()
    with django_assert_num_queries(1):
        call_command("load_catalogue", if_changed=True)
    assert capsys.readouterr().out == ""


def test_a_named_file_is_never_skipped(file, capsys):
    file.write_text(json.dumps(small()))
    models.CatalogueRevision.bump()
    call_command("load_catalogue", file, if_changed=True)
    assert models.Skill.objects.count() == 4


@pytest.mark.django_db
def test_a_built_in_skill_that_editors_merged_stays_merged_and_stops_nothing(capsys):
    call_command("load_catalogue", verbosity=0)
    old, new = models.Skill.objects.get(slug="aws"), models.Skill.objects.get(slug="azure")
    merge(old, new, models.CatalogueRevision.current())
    call_command("load_catalogue", verbosity=0)
    assert "skill aws: was merged here into azure" in capsys.readouterr().err
    assert not models.Skill.objects.filter(slug="aws").exists()
