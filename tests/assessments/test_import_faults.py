"""Files of ratings with faults, and files that are none: a clear sentence for each, and nothing half done."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from tests import assessed
from tests.assessments.sending import BEFORE, FILE, address, paste, token, upload
from tests.reading import html, words

pytestmark = pytest.mark.django_db


@pytest.fixture
def draft(learner, role):
    return assessed.draft(learner, role, BEFORE)


def test_every_fault_is_listed_with_its_line_and_nothing_is_half_done(as_learner, draft):
    response = paste(as_learner, draft, "skill,level\npython,4\npyhton,3\nsql,9\npython,1\ntalking\n")
    page = words(response)
    assert "4 lines could not be read. Nothing was saved. Correct them and send the file again." in page
    assert 'Line 3: unknown skill "pyhton"; did you mean "python"?' in page
    assert 'Line 4: level "9" is none of 0 to 5, not-sure, n/a' in page
    assert "Line 5: Python stands in line 2 already" in page
    assert "Line 6: a row has two columns" in page
    assert "pyhton,3" in html(response)
    assert draft.answers_by_skill() == BEFORE


HOSTILE = {
    "empty": (b"", "the file is empty"),
    "blank": (b" \n\n", "the file is empty"),
    "header only": (b"skill,level\n", "no ratings below the columns"),
    "nul": (b"skill,level\npy\0thon,3\n", "Line 2: holds a NUL character"),
    "latin-1": (b"skill,level\ncaf\xe9,3\n", "Line 2: not UTF-8 text"),
    "utf-16": ("skill,level\npython,3\n".encode("utf-16"), "not UTF-8 text"),
    "surrogate": (b"skill,level\n\xed\xa0\x80,3\n", "Line 2: not UTF-8 text"),
    "zip": (b"PK\x03\x04\x14\x00\x00\x00\x08\x00\xb5\xe2\x8f\x9d" * 9, "not UTF-8 text"),
    "picture": (b"\x89PNG\r\n\x1a\n\0\0", "not UTF-8 text"),
    "too large": (b"skill,level\n" + b"python,3\n" * 200_000, "1,000,000 bytes are the limit"),
    "10^5 rows": (b"skill,level\n" + b"zz,3\n" * 100_000, "And 99900 more."),
    "10^5 rows of one skill": (b"skill,level\n" + b"sql,3\n" * 100_000, "Line 3: Sql stands in line 2 already"),
    "10^5 columns": (b"skill,level\n" + b"," * 100_000 + b"x\n", "this one has 100001"),
    "long cell": (b"skill,level\n" + b"x" * 200_000 + b",3\n", "not CSV"),
    "open quote": (b'skill,level\n"python,3\n', "Line 2: not CSV"),
    "formula": (b"skill,level\n=cmd|' /C calc'!A0,3\n", "unknown skill"),
    "markup": (b"skill,level\n<script>alert(1)</script>,3\n", "unknown skill"),
    "template": (b"skill,level\n{{ 7|add:7 }},3\n", "{{ 7|add:7 }}"),
    "json": (b'{"python": 3}', "the columns must be skill,level"),
    "only line ends": (b"\n" * 900_000, "the file is empty"),
    "control characters": (b"skill,level\n\x1b[31m\x07,3\n", 'unknown skill "?[31m?"'),
}


@pytest.mark.parametrize(("data", "said"), HOSTILE.values(), ids=HOSTILE)
def test_a_hostile_file_gets_a_clear_sentence(as_learner, draft, data, said):
    response = upload(as_learner, draft, data)
    assert response.status_code == 200
    assert said in words(response)
    assert "<script>alert" not in html(response)
    assert len(response.content) < 100_000
    assert draft.answers_by_skill() == BEFORE


@pytest.mark.parametrize("name", ["../../etc/passwd", "a\0b.csv", "", "x" * 5000, "\u202egnp.csv", "ratings.zip"])
def test_the_files_name_does_not_matter(as_learner, draft, name):
    response = upload(as_learner, draft, FILE, name or "file")
    assert response.status_code == 200
    assert "1 new, 2 changed, 1 unchanged" in words(response)


PART = b'--b\r\nContent-Disposition: form-data; name="text"\r\n\r\n'
HOSTILE_TEXTS = {
    "nul": ("skill,level\npy\0thon,3\n", "The text holds a NUL character; is this a CSV file?"),
    "markup": ("</textarea><script>alert(1)</script>", "the columns must be skill,level"),
    "10^5 rows": ("skill,level\n" + "zz,3\n" * 100_000, "And 99900 more."),
    "too large": ("skill,level\n" + "python,3\n" * 200_000, "1,000,000 bytes are the limit"),
    "accents": ("skill,level\n" + "\u00e9" * 999_999, "1,000,000 bytes are the limit"),
}


@pytest.mark.parametrize(("text", "said"), HOSTILE_TEXTS.values(), ids=HOSTILE_TEXTS)
def test_a_hostile_text_gets_a_clear_sentence(as_learner, draft, text, said):
    response = paste(as_learner, draft, text)
    assert response.status_code == 200
    assert said in words(response)
    assert "<script>alert" not in html(response)
    assert draft.answers_by_skill() == BEFORE


@pytest.mark.parametrize("field", ["text", "token"])
def test_halves_of_characters_are_refused_like_any_other_fault(as_learner, draft, field):
    sent = f'--b\r\nContent-Disposition: form-data; name="{field}"\r\n\r\nx:y:+2AA-\r\n--b--\r\n'
    response = as_learner.post(address(draft), sent, content_type="multipart/form-data; boundary=b; charset=utf-7")
    assert response.status_code == (200 if field == "text" else 400)
    assert "Nothing was saved" in words(response)


@pytest.mark.parametrize(
    ("sent", "kind"),
    [
        (b"x" * 100, "multipart/form-data; boundary=b"),
        (b"x" * 100, "multipart/form-data"),
        (PART + b"x" * 3_000_000 + b"\r\n--b--\r\n", "multipart/form-data; boundary=b"),
        (b"text=%ff%fe%00", "application/x-www-form-urlencoded"),
        (b"{}", "application/json"),
    ],
    ids=["no parts", "no boundary", "3 MB of text", "no UTF-8", "json"],
)
def test_what_is_no_form_is_refused_and_changes_nothing(as_learner, draft, sent, kind):
    assert as_learner.post(address(draft), sent, content_type=kind).status_code in {200, 400, 413}
    assert draft.answers_by_skill() == BEFORE


@pytest.mark.parametrize(
    ("data", "said"),
    [
        ({}, "Choose a file, or paste its text."),
        ({"text": " \r\n "}, "Choose a file, or paste its text."),
        ({"file": "no file"}, "Choose a file, or paste its text."),
        ({"text": FILE, "file": "both"}, "Choose a file or paste its text, not both."),
    ],
    ids=["missing", "blank", "a text as file", "both"],
)
def test_it_is_one_file_or_one_text(as_learner, draft, data, said):
    if data.get("file") == "both":
        data = data | {"file": SimpleUploadedFile("ratings.csv", FILE.encode())}
    response = as_learner.post(address(draft), data)
    assert response.status_code == 200
    assert said in words(response)
    assert draft.answers_by_skill() == BEFORE


def test_a_text_keeps_the_numbers_of_its_lines(as_learner, draft):
    assert "Line 4: unknown skill" in words(paste(as_learner, draft, "\r\n\r\nskill,level\r\nzz,3\r\n"))


def test_nobody_can_send_more_than_ratings(as_learner, draft, stranger):
    preview = as_learner.post(address(draft), {"text": FILE, "owner": stranger.pk, "status": "submitted"})
    as_learner.post(address(draft), {"token": token(preview), "owner": stranger.pk, "status": "submitted"})
    draft.refresh_from_db()
    assert (draft.owner.email, draft.status) == ("learner@example.org", "draft")
