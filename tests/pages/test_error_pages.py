"""When something is wrong the page says so in plain words, leads on, and shows nothing of the machinery."""

import pytest
from django.core.exceptions import PermissionDenied
from django.test import Client

from tests.reading import heading, html, links, title, words

pytestmark = pytest.mark.django_db


@pytest.fixture
def careless():
    """A client that gets error pages as a browser does, and whose forms need their token."""
    return Client(raise_request_exception=False, enforce_csrf_checks=True)


@pytest.fixture
def patient():
    """A client that gets error pages as a browser does, and whose forms need no token."""
    return Client(raise_request_exception=False)


def fail(error):
    def view(*args, **kwargs):
        raise error

    return view


def test_what_is_not_there_is_said_kindly(client):
    response = client.get("/nothing-here/")
    assert response.status_code == 404
    assert heading(response) == "There is nothing here for you"
    assert title(response) == "Not found | Skill-gap assessor"
    assert links(response) == ["/", "/search/"]


def test_the_address_is_not_repeated_on_the_page(client):
    assert "canary" not in html(client.get("/canary/<script>canary</script>/"))


def test_a_fault_of_ours_is_said_kindly_and_shows_nothing(careless, monkeypatch):
    monkeypatch.setattr("roles.views.groupby", fail(RuntimeError("a secret")))
    response = careless.get("/skills/")
    assert response.status_code == 500
    assert heading(response) == "Something went wrong on our side"
    assert links(response) == ["/"]
    assert not [word for word in ("secret", "RuntimeError", "Traceback") if word in html(response)]


def test_a_form_without_its_token_changes_nothing_and_says_what_to_do(careless):
    response = careless.post("/assessments/start/", {"target": "coder"})
    assert response.status_code == 403
    assert heading(response) == "Please send that again"
    assert "Go back, reload the page" in words(response)


def test_what_one_may_not_do_is_said_kindly(client, monkeypatch):
    monkeypatch.setattr("roles.views.groupby", fail(PermissionDenied("a secret")))
    response = client.get("/skills/")
    assert response.status_code == 403
    assert heading(response) == "This page is not open to you"
    assert "secret" not in html(response)


def test_an_error_for_somebody_who_is_signed_in_is_kept_by_no_cache(as_learner):
    assert "no-store" in as_learner.get("/nothing-here/")["Cache-Control"]


def test_another_host_name_is_refused_and_not_repeated(careless):
    response = careless.get("/", headers={"host": "elsewhere.example.org"})
    assert response.status_code == 400
    assert heading(response) == "This could not be understood"
    assert links(response) == ["/"]
    assert "elsewhere" not in html(response)


def test_a_form_that_is_too_large_is_refused_in_a_sentence_that_leads_back(patient):
    response = patient.post("/assessments/start/", {"target": "x" * 3_000_000})
    assert response.status_code == 413
    assert heading(response) == "That is too much at once"
    assert "none of it was read or saved" in words(response)
    assert links(response) == ["/assessments/start/", "/"]


def test_too_many_fields_are_refused_in_the_same_way(patient):
    response = patient.post("/assessments/start/", {f"field{number}": "1" for number in range(2001)})
    assert response.status_code == 413


def test_a_form_that_is_no_form_is_refused(patient):
    response = patient.post("/assessments/start/", b"abc", content_type="multipart/form-data")
    assert response.status_code == 400
    assert heading(response) == "This could not be understood"


def test_a_browser_that_asks_for_the_mark_at_the_old_place_gets_it(client):
    assert client.get("/favicon.ico").url.endswith("img/mark.svg")
