"""Sending a review: what is sent is what was shown, and from then on it stays as it is."""

import pytest
from django.core import mail
from django.db import IntegrityError, transaction

from assessor.mentoring.models import AuditEvent, MentorReview, ReviewedSkill
from tests.mentoring import mentored
from tests.mentoring.reviewing import address, said, send
from tests.reading import html, queries, words

pytestmark = pytest.mark.django_db


@pytest.fixture
def review(report, mentor):
    mentored.share(report, mentor)
    return mentored.review(report, mentor, {"python": 2, "sql": "cannot-judge"}, summary="Go on so")


def confirm(client, review, page=None):
    """Press the button on the page before sending; `page` is an older view of it."""
    page = page or client.get(f"{address(review)}send/")
    seen = html(page).split('name="seen" value="')[1].split('"')[0]
    return client.post(f"{address(review)}send/", {"seen": seen})


def test_the_page_before_says_how_much_was_rated_and_shows_it(as_mentor, review):
    page = words(as_mentor.get(f"{address(review)}send/"))
    assert "Send this review to Lena Learner?" in page
    assert "You rated 1 of 5 skills and cannot judge 1." in page
    assert "Go on so" in page
    assert "About python" in page


def test_sending_closes_it_and_leads_to_it(as_mentor, review):
    assert confirm(as_mentor, review).url == address(review)
    review.refresh_from_db()
    assert (review.status, review.sent_at is not None) == ("sent", True)
    assert "Your review is sent." in words(as_mentor.get(address(review)))


def test_the_learner_is_told_by_mail_and_sees_that_it_was_sent(
    as_mentor, learner, review, django_capture_on_commit_callbacks
):
    with django_capture_on_commit_callbacks(execute=True):
        confirm(as_mentor, review)
    assert [one.to for one in mail.outbox] == [["learner@example.org"]]
    assert "About python" not in mail.outbox[0].body
    assert AuditEvent.objects.visible_to(learner).filter(action=AuditEvent.Action.REVIEWED).count() == 1


def test_sending_twice_is_as_once(as_mentor, learner, review, django_capture_on_commit_callbacks):
    page = as_mentor.get(f"{address(review)}send/")
    with django_capture_on_commit_callbacks(execute=True):
        assert [confirm(as_mentor, review, page).url for _ in range(2)] == [address(review)] * 2
    assert len(mail.outbox) == 1


def test_a_review_in_which_nothing_is_rated_is_refused_with_a_sentence(as_mentor, report, mentor):
    mentored.share(report, mentor)
    empty = mentored.review(report, mentor, {"python": None}, summary="Words alone")
    for ask in (as_mentor.get, as_mentor.post):
        assert ask(f"{address(empty)}send/").url == address(empty)
        assert "Rate at least one skill first" in words(as_mentor.get(address(empty)))
    assert MentorReview.objects.get().is_draft


def test_what_was_changed_since_it_was_shown_is_shown_again_first(as_mentor, review):
    page = as_mentor.get(f"{address(review)}send/")
    send(as_mentor, review, {"python": "5"})
    assert confirm(as_mentor, review, page).url == f"{address(review)}send/"
    assert "It was not sent yet." in words(as_mentor.get(f"{address(review)}send/"))
    assert MentorReview.objects.get().is_draft


def test_a_form_without_what_was_shown_sends_nothing(as_mentor, review):
    assert as_mentor.post(f"{address(review)}send/").url == f"{address(review)}send/"
    assert MentorReview.objects.get().is_draft


def test_a_sent_review_takes_nothing_more(as_mentor, review):
    page = as_mentor.get(address(review))
    confirm(as_mentor, review)
    answer = send(as_mentor, review, {"python": "5", "review.text": "Other"}, page=page, follow=True)
    assert "What you just chose was not saved." in words(answer)
    review.refresh_from_db()
    assert (said(review), review.summary) == ({"python": 2, "sql": "cannot-judge"}, "Go on so")


def test_the_database_refuses_to_add_to_it(as_mentor, review):
    confirm(as_mentor, review)
    with pytest.raises(IntegrityError), transaction.atomic():
        ReviewedSkill.objects.bulk_create([ReviewedSkill(review=review, skill_slug="java", skill_name="Java")])


@pytest.mark.parametrize("who", ["learner", "stranger", "editor"])
def test_nobody_else_sends_it(client, request, review, who):
    client.force_login(request.getfixturevalue(who))
    for ask in (client.get, client.post):
        assert ask(f"{address(review)}send/").status_code == 404
    assert MentorReview.objects.get().is_draft


def test_the_page_before_takes_8_queries(as_mentor, review):
    assert queries(as_mentor, f"{address(review)}send/") == 8
