"""A note and a link to evidence with each answer: kept with it, taken along, shown as text, https only."""

import pytest

from assessor.assessments.models import Answer
from tests import assessed
from tests.assessments.pages import send
from tests.reading import html, links, words

pytestmark = pytest.mark.django_db
PROOF = {"python": "4", "note.python": "Two years of it", "evidence.python": "https://example.org/work"}


@pytest.fixture
def page(learner, role):
    return f"/assessments/{assessed.draft(learner, role).pk}/first/"


def test_they_are_saved_and_shown_again(as_learner, page):
    send(as_learner, page, PROOF)
    saved = Answer.objects.get()
    assert (saved.note, saved.evidence) == ("Two years of it", "https://example.org/work")
    shown = html(as_learner.get(page))
    assert "Two years of it</textarea>" in shown
    assert 'value="https://example.org/work"' in shown


def test_they_can_be_taken_back(as_learner, page):
    send(as_learner, page, PROOF)
    send(as_learner, page, {"python": "4", "note.python": "", "evidence.python": ""})
    saved = Answer.objects.get()
    assert (saved.note, saved.evidence) == ("", "")


def test_the_next_assessment_takes_them_along(as_learner, learner, role, page):
    send(as_learner, page, PROOF)
    as_learner.post(page.replace("first/", "submit/"))
    draft = assessed.draft(learner, role)
    assert [(one.note, one.evidence) for one in draft.answers.all()] == [
        ("Two years of it", "https://example.org/work"),
    ]


@pytest.mark.parametrize(
    "link", ["http://example.org/", "javascript:alert(1)", "ftp://example.org/", "https://", "no link"]
)
def test_a_link_that_is_not_https_is_refused_and_what_was_typed_stays(as_learner, page, link):
    answer = send(as_learner, page, PROOF | {"evidence.python": link})
    assert "Nothing was saved yet" in words(answer)
    assert words(answer).count("This must be a link that begins with https://.") == 1
    assert "#python" in links(answer)
    assert 'aria-invalid="true"' in html(answer)
    assert "Two years of it</textarea>" in html(answer)
    assert not Answer.objects.exists()


def test_a_link_with_a_nul_is_refused(as_learner, page):
    answer = send(as_learner, page, PROOF | {"evidence.python": "https://example.org/\0"})
    assert "Nothing was saved yet" in words(answer)


def test_a_note_without_an_answer_is_refused_and_stays(as_learner, page):
    answer = send(as_learner, page, {"note.python": "Some of it"})
    assert "A note or a link needs an answer" in words(answer)
    assert "Some of it</textarea>" in html(answer)


def test_a_note_is_text_whatever_it_says(as_learner, page):
    send(as_learner, page, PROOF | {"note.python": "</textarea><script>alert(1)</script>"})
    assert "<script>alert" not in html(as_learner.get(page))


def test_a_link_without_its_beginning_is_taken_as_https(as_learner, page):
    send(as_learner, page, PROOF | {"evidence.python": "example.org/work"})
    assert Answer.objects.get().evidence == "https://example.org/work"


def test_a_folded_alternative_with_a_fault_is_open(as_learner, page):
    refused = send(as_learner, page, {"evidence.java": "http://example.org/"})
    card = html(refused).split('id="java"')[0].rpartition("<details")[2]
    assert card.startswith(' class="alternative" open')
    assert "#java" in links(refused)
