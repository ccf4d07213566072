"""The pages for signing up, in and out speak as the rest of the site does, and lead on."""

import pytest

from tests import factories
from tests.reading import heading, html, links, title, words

pytestmark = pytest.mark.django_db

PAGES = {
    "/account/login/": ("Sign in", "Sign in"),
    "/account/signup/": ("Create an account", "Create an account"),
    "/account/password/reset/": ("Choose a new password", "A new password"),
    "/account/password/reset/done/": ("Look into your mail", "Look into your mail"),
}


@pytest.mark.parametrize(("address", "said"), PAGES.items(), ids=PAGES)
def test_each_page_says_what_it_is_for(client, address, said):
    response = client.get(address)
    assert (heading(response), title(response)) == (said[0], f"{said[1]} | Skill-gap assessor")


def test_signing_in_leads_to_creating_an_account_and_back_with_the_page_that_was_asked_for(client):
    assert "/account/signup/?next=%2Fassessments%2F" in links(client.get("/account/login/?next=/assessments/"))
    assert "/account/login/?next=%2Fassessments%2F" in links(client.get("/account/signup/?next=/assessments/"))


@pytest.mark.parametrize("address", ["/account/login/", "/account/signup/"])
def test_the_page_that_was_asked_for_goes_along_with_the_form(client, address):
    assert 'name="next" value="/assessments/"' in html(client.get(f"{address}?next=/assessments/"))


def test_a_link_to_another_site_is_not_taken_along(client):
    assert client.post("/account/login/?next=https://elsewhere.example/", {}).status_code == 200
    factories.UserFactory(email="person@example.org", password="a long pass phrase")
    sent = {"login": "person@example.org", "password": "a long pass phrase", "next": "https://elsewhere.example/"}
    assert client.post("/account/login/", sent).url == "/"


def test_signing_out_is_asked_first_and_said_after(as_learner):
    page = as_learner.get("/account/logout/")
    assert heading(page) == "Sign out?"
    assert "/" in links(page)
    assert "You are signed out." in words(as_learner.post("/account/logout/", follow=True))
