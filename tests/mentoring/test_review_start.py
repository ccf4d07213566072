"""Starting a review of a report that is shared: once, blind if the mentor wishes so."""

import pytest

from assessor.mentoring.models import MentorReview
from tests.mentoring import mentored
from tests.mentoring.reviewing import address

pytestmark = pytest.mark.django_db


@pytest.fixture
def start(report):
    return f"/reviews/start/{report.pk}/"


def test_it_begins_a_draft_and_leads_to_it(as_mentor, report, mentor, start):
    mentored.share(report, mentor)
    response = as_mentor.post(start)
    review = MentorReview.objects.get()
    assert response.url == address(review)
    assert (review.mentor, review.report, review.version, review.is_blind) == (mentor, report, 1, False)


def test_a_mentor_may_choose_not_to_see_the_levels(as_mentor, report, mentor, start):
    mentored.share(report, mentor)
    as_mentor.post(start, {"blind": "yes"})
    assert MentorReview.objects.get().is_blind


def test_two_windows_begin_one_review(as_mentor, report, mentor, start):
    mentored.share(report, mentor)
    first, second = as_mentor.post(start, {"blind": "yes"}), as_mentor.post(start)
    assert first.url == second.url
    assert MentorReview.objects.get().is_blind


def test_a_review_that_was_sent_is_not_begun_again(as_mentor, report, mentor, start):
    mentored.share(report, mentor)
    sent = mentored.sent_review(report, mentor, {"python": 2})
    assert as_mentor.post(start).url == address(sent)
    assert MentorReview.objects.count() == 1


def test_two_mentors_have_a_review_each(client, report, mentor, stranger, start):
    for person in (mentor, stranger):
        mentored.share(report, person)
        client.force_login(person)
        client.post(start)
    assert MentorReview.objects.count() == 2


@pytest.mark.parametrize("who", ["learner", "stranger", "editor", "mentor"])
def test_without_a_share_there_is_no_such_report(client, request, start, who):
    """Also for its owner: nobody reviews themselves."""
    client.force_login(request.getfixturevalue(who))
    assert client.post(start).status_code == 404
    assert not MentorReview.objects.exists()
