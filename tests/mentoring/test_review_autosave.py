"""Saving one skill of a review on the way: what comes back is true, in every case the page has something to say."""

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from assessor.mentoring import sharing
from tests.mentoring import mentored
from tests.mentoring.reviewing import address, mark, said, save

pytestmark = pytest.mark.django_db


@pytest.fixture
def seen(as_mentor, review):
    return mark(as_mentor, review, "python")


def test_a_save_brings_the_new_mark_and_how_far_the_review_is(as_mentor, review, seen):
    answer = save(as_mentor, review, "python", "4", seen=seen, comment="Seen it", discuss="on")
    assert answer.status_code == 200
    assert answer.json()["seen"] == mark(as_mentor, review, "python")
    assert "1 of 5 done" in answer.json()["standing"]
    row = review.skills.get()
    assert (row.level, row.comment, row.to_discuss, row.version) == (4, "Seen it", True, 2)


def test_another_windows_word_is_sent_back_and_left_as_it_is(as_mentor, review, seen):
    save(as_mentor, review, "python", "5", seen=seen, comment="From there")
    answer = save(as_mentor, review, "python", "cannot-judge", seen=seen)
    assert answer.status_code == 409
    told = answer.json()["saved"]
    assert (told["value"], told["words"], told["comment"], told["to_discuss"]) == ("5", "5 Expert", "From there", False)
    assert told["mark"] == mark(as_mentor, review, "python")
    assert said(review) == {"python": 5}


def test_the_same_sent_twice_is_saved_once(as_mentor, review, seen):
    for _ in range(2):
        assert save(as_mentor, review, "python", "5", seen=seen).status_code == 200
    assert review.skills.get().version == 2


def test_without_the_mark_that_was_seen_nothing_is_saved(as_mentor, review):
    assert save(as_mentor, review, "python", "5").status_code == 428
    assert said(review) == {"python": 2}


@pytest.mark.parametrize(
    ("value", "more", "field"),
    [
        ("9", {}, "value"),
        ("a\0b", {}, "value"),
        ("3", {"comment": "x" * 2001}, "comment"),
        ("3", {"comment": "a\0b"}, "comment"),
        ("3", {"seen": "1-x"}, "seen"),
    ],
)
def test_what_cannot_be_saved_is_refused_with_the_reason(as_mentor, review, seen, value, more, field):
    answer = save(as_mentor, review, "python", value, **({"seen": seen} | more))
    assert answer.status_code == 422
    assert field in answer.json()["errors"]
    assert said(review) == {"python": 2}


def test_a_review_that_was_sent_does_not_change(as_mentor, report, mentor, share):
    sent = mentored.sent_review(report, mentor, {"python": 2})
    answer = save(as_mentor, sent, "python", "5", seen="1-00000000")
    assert (answer.status_code, said(sent)) == (410, {"python": 2})


def test_whoever_is_signed_out_is_told_so(review, seen):
    answer = save(Client(), review, "python", "5", seen=seen)
    assert answer.status_code == 401
    assert "signed out" in answer.json()["message"]


def test_a_report_that_was_taken_back_is_not_found_and_nothing_is_saved(as_mentor, review, share, seen):
    sharing.revoke(share)
    assert save(as_mentor, review, "python", "5", seen=seen).status_code == 404
    assert said(review) == {"python": 2}


@pytest.mark.parametrize("who", ["learner", "stranger", "editor"])
def test_nobody_elses_review_and_none_are_the_same(client, request, review, seen, who):
    client.force_login(request.getfixturevalue(who))
    theirs = save(client, review, "python", "5", seen=seen)
    nothing = address(review).replace(str(review.pk), "00000000-0000-4000-8000-000000000000")
    assert theirs.status_code == 404
    assert theirs.content == client.post(f"{nothing}skills/python/", {"python": "5"}).content
    assert said(review) == {"python": 2}


def test_a_skill_that_the_report_does_not_name_is_not_found(as_mentor, review):
    assert save(as_mentor, review, "no-such-skill", "5", seen="0-00000000").status_code == 404


@pytest.mark.parametrize("number", [3, 30])
def test_a_skill_is_saved_with_11_queries_at_any_size(as_mentor, learner, mentor, number):
    review = mentored.crowded_review(learner, mentor, number)
    seen = mark(as_mentor, review, "crowd-1")
    with CaptureQueriesContext(connection) as captured:
        assert save(as_mentor, review, "crowd-1", "4", seen=seen).status_code == 200
    own = [one for one in captured if "SAVEPOINT" not in one["sql"]]
    assert len(own) == 11
