"""How often a suggestion may be sent: once each, ten an hour, and somebody is led back to their page and no other."""

import time
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import pytest
from django.db import connection

from roles.models import CatalogueRevision, Suggestion
from tests.reading import html, links, words

pytestmark = pytest.mark.django_db

PAGE = "/suggest-a-skill/"
RUST = {"name": "Rust", "text": "Writes fast programs that do not leak."}


def test_sent_twice_it_arrives_once_and_both_are_told_so(as_learner, client, stranger):
    for _ in range(2):
        assert "was sent to the editors" in words(as_learner.post(PAGE, RUST, follow=True))
    assert Suggestion.objects.count() == 1
    as_learner.post(PAGE, RUST | {"text": "Something else."})
    assert Suggestion.objects.count() == 2


@pytest.mark.postgresql  # SQLite lets in one writer at a time anyway
@pytest.mark.django_db(transaction=True)
def test_several_clicks_at_once_make_one_row():
    CatalogueRevision.bump()
    ready = Barrier(4)

    def click(_) -> int:
        try:
            ready.wait()
            return Suggestion.objects.send(kind=Suggestion.Kind.MISSING_SKILL, role=None, **RUST).pk
        finally:
            connection.close()

    with ThreadPoolExecutor(4) as threads:
        assert len(set(threads.map(click, range(4)))) == 1
    assert Suggestion.objects.count() == 1


def test_the_same_again_some_other_day_is_another_suggestion(as_learner):
    as_learner.post(PAGE, RUST)
    old = Suggestion.objects.get()
    Suggestion.objects.update(created_at=old.created_at - 2 * Suggestion.SAME_FOR)
    as_learner.post(PAGE, RUST)
    assert Suggestion.objects.count() == 2


def send(client, number: int):
    return client.post(PAGE, RUST | {"text": f"Reason {number}"})


def test_the_eleventh_within_an_hour_is_kept_in_the_form_and_not_sent(as_learner, client, stranger):
    assert {send(as_learner, number).status_code for number in range(10)} == {302}
    response = send(as_learner, 10)
    assert response.status_code == 429
    assert "You sent 10 suggestions within an hour" in words(response)
    assert "This one was not sent." in words(response)
    assert "Reason 10</textarea>" in html(response)
    assert send(as_learner, 9).status_code == 302  # sent a moment ago: it is with the editors
    assert Suggestion.objects.count() == 10
    client.force_login(stranger)
    assert send(client, 11).status_code == 302


def test_an_hour_later_there_is_room_again(as_learner, monkeypatch):
    for number in range(11):
        send(as_learner, number)
    now = time.time
    monkeypatch.setattr("django.core.cache.backends.locmem.time.time", lambda: now() + 3601)
    assert send(as_learner, 12).status_code == 302


def test_what_is_refused_takes_none_of_the_places(as_learner):
    for number in range(12):
        as_learner.post(PAGE, RUST | {"name": "", "text": f"{number}"})
        send(as_learner, 0)
    assert send(as_learner, 1).status_code == 302


def test_somebody_goes_back_to_where_they_came_from(as_learner):
    response = as_learner.get(PAGE, {"next": "/roles/?a=1"})
    assert 'name="next" value="/roles/?a=1"' in html(response)
    assert "/roles/?a=1" in links(response)
    assert as_learner.post(PAGE, RUST | {"next": "/roles/?a=1"}).url == "/roles/?a=1"


@pytest.mark.parametrize(
    "address",
    [
        "https://elsewhere.example.org/",
        "//elsewhere.example.org/",
        "/\\elsewhere.example.org",
        "javascript:alert(1)",
        "http://[",
        "\0/",
        "/" + "x" * 5000,
    ],
)
def test_nobody_is_led_away_from_the_site(as_learner, address):
    assert address not in links(as_learner.get(PAGE, {"next": address}))
    assert as_learner.post(PAGE, RUST | {"next": address}).url == "/skills/"


def test_a_line_end_in_the_way_back_adds_no_header(as_learner):
    response = as_learner.post(PAGE, RUST | {"next": "/roles/\r\nSet-Cookie: a=b"})
    assert response.status_code == 302
    assert "\n" not in response.url
    assert "a" not in response.cookies
