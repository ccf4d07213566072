"""A session that ends while somebody rates: what they sent is there again after signing in, for them alone."""

import pytest
from django.test import Client

from tests import assessed
from tests.assessments.pages import chosen, marks, send
from tests.reading import words

pytestmark = pytest.mark.django_db


@pytest.fixture
def page(learner, role):
    return f"/assessments/{assessed.draft(learner, role, {'sql': 1}).pk}/first/"


@pytest.fixture
def interrupted(as_learner, page):
    """The browser after its session has ended and it sent the page all the same."""
    shown = as_learner.get(page)
    browser = Client()
    answer = browser.post(page, marks(shown) | {"python": "4", "sql": "2", "note.python": "Kept"})
    assert answer.url == f"/account/login/?next={page}"
    return browser


def test_what_was_sent_is_shown_again_and_can_be_saved(interrupted, learner, page):
    interrupted.force_login(learner)
    again = interrupted.get(page)
    assert "You had to sign in again before this page was saved" in words(again)
    assert chosen(again) == {"python": "4", "sql": "2"}
    assert "Kept" in words(again)
    send(interrupted, page, chosen(again), page=again)
    assert learner.self_assessments.get().answers_by_skill() == {"python": 4, "sql": 2}


def test_it_is_shown_once(interrupted, learner, page):
    interrupted.force_login(learner)
    interrupted.get(page)
    assert chosen(interrupted.get(page)) == {"sql": "1"}


def test_somebody_else_in_the_same_browser_does_not_see_it(interrupted, stranger, page):
    interrupted.force_login(stranger)
    assert interrupted.get(page).status_code == 404
    assert "Kept" not in words(interrupted.get("/assessments/"))


def test_nothing_was_saved_meanwhile(interrupted, learner):
    assert learner.self_assessments.get().answers_by_skill() == {"sql": 1}


def test_a_button_that_only_changes_something_leads_back_to_its_page(page):
    overview = page.replace("first/", "")
    answer = Client().post(f"{overview}submit/", headers={"Referer": f"http://testserver{overview}"})
    assert answer.url == f"/account/login/?next={overview}"


@pytest.mark.parametrize("referer", ["https://elsewhere.example/", "javascript:alert(1)", "//elsewhere.example/"])
def test_nobody_is_led_to_another_site(page, referer):
    address = page.replace("first/", "submit/")
    assert Client().post(address, headers={"Referer": referer}).url == f"/account/login/?next={address}"
