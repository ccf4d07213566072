"""Two windows on the same answer: nothing is written over in silence, and a retry does no harm."""

import pytest

from assessor.assessments.answers import Change, Given
from assessor.assessments.models import SelfAssessment
from assessor.assessments.saving import save_answers
from roles.models import Skill
from tests import assessed
from tests.assessments.pages import chosen, marks, send
from tests.reading import html, words

pytestmark = pytest.mark.django_db


@pytest.fixture
def draft(learner, role):
    return assessed.draft(learner, role, {"python": 2})


@pytest.fixture
def page(draft):
    return f"/assessments/{draft.pk}/first/"


def save(draft, value, seen, **more):
    python = Skill.objects.get(slug="python")
    rows = SelfAssessment.objects.filter(pk=draft.pk)
    return save_answers(rows, {python.pk: Change(Given(value, **more), seen)})


def take_back(draft, seen):
    rows = SelfAssessment.objects.filter(pk=draft.pk)
    return save_answers(rows, {Skill.objects.get(slug="python").pk: Change(None, seen)})


def python(draft):
    return draft.answers.get(skill__slug="python")


def test_what_was_seen_is_swapped_and_counts_as_a_new_version(draft):
    saved = save(draft, 4, python(draft).mark)
    assert saved.conflicts == {}
    assert (python(draft).value, python(draft).version) == (4, 2)


def test_what_was_changed_since_is_left_alone(draft):
    seen = python(draft).mark
    save(draft, 4, seen)
    assert [answer.value for answer in save(draft, 1, seen).conflicts.values()] == [4]
    assert python(draft).value == 4


def test_whoever_saw_no_answer_does_not_write_over_one(draft):
    assert save(draft, 1, "0").conflicts
    assert python(draft).value == 2


def test_the_same_answer_sent_twice_is_saved_once(draft):
    seen = python(draft).mark
    save(draft, 4, seen)
    assert save(draft, 4, seen).conflicts == {}
    assert python(draft).version == 2


def test_a_note_alone_is_a_change_too(draft):
    seen = python(draft).mark
    save(draft, 2, seen, note="Since March")
    assert save(draft, 2, seen, note="Since May").conflicts
    assert python(draft).note == "Since March"


def test_an_answer_given_anew_is_told_from_the_one_that_was_taken_back(draft):
    """Its version is the first again; only the whole mark tells them apart."""
    seen = python(draft).mark
    take_back(draft, seen)
    save(draft, 5, "0")
    assert (python(draft).version, bool(save(draft, 1, seen).conflicts)) == (1, True)
    assert python(draft).value == 5


def test_taking_back_twice_does_no_harm(draft):
    seen = python(draft).mark
    assert take_back(draft, seen).answers == {}
    assert take_back(draft, seen) == take_back(draft, "0")
    assert not draft.answers.exists()


def test_what_was_taken_back_elsewhere_does_not_come_back_by_showing_it(as_learner, draft, page):
    old = as_learner.get(page)
    take_back(draft, python(draft).mark)
    send(as_learner, page, chosen(old), page=old)
    assert not draft.answers.exists()


def test_what_a_page_merely_showed_does_not_count_as_confirmed(draft):
    before = python(draft)
    save(draft, 2, before.mark)
    assert (python(draft).confirmed_at, python(draft).version) == (before.confirmed_at, 1)


def test_an_older_window_gets_both_answers_and_saves_the_rest(as_learner, draft, page):
    old = as_learner.get(page)
    send(as_learner, page, {"python": "5"})
    answer = send(as_learner, page, {"python": "1", "sql": "3"}, page=old)
    assert answer.status_code == 409
    assert "1 answer was changed in another window" in words(answer)
    assert "In another window this was saved as 5 Expert" in words(answer)
    assert chosen(answer)["python"] == "1"
    assert draft.answers_by_skill() == {"python": 5, "sql": 3}


def test_saving_again_after_seeing_both_takes_the_choice(as_learner, draft, page):
    old = as_learner.get(page)
    send(as_learner, page, {"python": "5"})
    both = send(as_learner, page, {"python": "1"}, page=old)
    assert send(as_learner, page, {"python": "1"}, page=both).status_code == 302
    assert draft.answers_by_skill() == {"python": 1}


def test_an_older_window_leaves_alone_what_was_not_changed_in_it(as_learner, draft, page):
    old = as_learner.get(page)
    send(as_learner, page, {"python": "5"})
    answer = send(as_learner, page, {**chosen(old), "sql": "3"}, page=old)
    assert answer.status_code == 302
    assert draft.answers_by_skill() == {"python": 5, "sql": 3}


@pytest.mark.parametrize("mark", ["x", "1-zzzzzzzz", "1-12345678-9", "\0", "9" * 40, "\u0661-12345678"])
def test_a_mark_that_is_none_is_refused(as_learner, draft, page, mark):
    answer = as_learner.post(page, {"python": "5", "seen.python": mark})
    assert answer.status_code == 200
    assert "Load the page again." in words(answer)
    assert draft.answers_by_skill() == {"python": 2}


def test_the_page_says_which_state_of_each_answer_it_shows(as_learner, draft, page):
    shown = marks(as_learner.get(page))
    assert shown["seen.python"] == python(draft).mark
    assert shown["seen.sql"] == "0"


def test_the_form_is_not_filled_in_by_the_browser_with_older_marks(as_learner, page):
    assert 'autocomplete="off"' in html(as_learner.get(page))
