"""Files that are no tables, or are meant to do harm, are refused in words on the page."""

import pytest

from roles.admin import table_form
from roles.models import TableUpload
from tests.admin.tables import DESCRIBED, RAISED, send, start
from tests.exchange.documents import load_document, small
from tests.exchange.tables import anchors_of, table, workbook
from tests.reading import words


@pytest.fixture(autouse=True)
def _catalogue(db):
    load_document(small())


BAD = '<script>alert("x")</script>'


HOSTILE = {
    "nothing": [],
    "an empty file": [("a.csv", b"")],
    "a picture": [("a.png", b"\x89PNG\r\n\x1a\n" + b"\0" * 100)],
    "another encoding": [("a.csv", "skill\nÖl".encode("latin-1"))],
    "NUL": [("a.csv", b"skill\na\0b\n")],
    "a broken workbook": [("a.xlsx", b"PK\x03\x04" + b"x" * 100)],
    "half a workbook": [("a.xlsx", workbook(Skills=[["skill"], ["Python"]])[:-200])],
    "a workbook called CSV": [("a.csv", workbook(Skills=[["skill"], ["Python"]]))],
    "an old workbook": [("a.xls", b"\xd0\xcf\x11\xe0" + b"x" * 100)],
    "a million columns": [("a.csv", b"," * 1_000_000 + b"\n")],
    "an open quote": [("a.csv", b'skill\n"a\n')],
    "no table": [("a.csv", b"colour\nred\n")],
    "the same name twice": [DESCRIBED, DESCRIBED],
    "too many files": [(f"{n}.csv", b"skill\n") for n in range(13)],
    "markup": [("a.csv", f"skill,{BAD}\n".encode())],
    "a name that is too long": [(f"{'x' * 120}.csv", b"skill\n")],
}


@pytest.mark.parametrize("kind", HOSTILE)
def test_a_file_that_cannot_be_read_is_refused_in_words(as_editor, kind, revision):
    page = send(as_editor, *HOSTILE[kind])
    assert page.status_code == 200
    assert "alert" in page.text
    assert 'class="note refused"' in page.text
    assert BAD not in page.text
    assert not TableUpload.objects.exists()
    assert not revision.changed()


def test_files_that_are_too_large_together_are_refused(as_editor, monkeypatch):
    monkeypatch.setattr(table_form, "MAX_BYTES", 100)
    assert "larger than 0 MB together" in words(send(as_editor, RAISED, anchors_of("Python")))


def test_a_thousand_faults_are_not_all_shown(as_editor):
    headings = ",".join(f"colour{n}" for n in range(190))
    said = words(send(as_editor, ("a.csv", f"skill,{headings}\n".encode())))
    assert "And 90 more." in said


def test_markup_in_cells_and_names_of_files_is_shown_as_text(as_editor):
    page = send(as_editor, ("<b>a.csv", table("skills", {"skill": BAD, "kind": BAD})[1]))
    assert BAD not in page.text
    assert "&lt;script&gt;" in page.text
    assert "<b>a.csv" not in as_editor.get(start()).text
