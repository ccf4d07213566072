"""Going on with a review that was sent: a new version that copies it, while the old one stays."""

import pytest

from assessor.mentoring.models import MentorReview
from tests.mentoring import mentored
from tests.mentoring.reviewing import address, filled_in, said, send
from tests.reading import links, words

pytestmark = pytest.mark.django_db


@pytest.fixture
def sent(report, mentor):
    mentored.share(report, mentor)
    review = mentored.review(report, mentor, {"python": 2}, summary="First", is_blind=True)
    review.suggestions.create(place=1, skill_slug="sql", skill_name="Sql", level=3, reason="It pays")
    review.skills.update(to_discuss=True, version=4)
    review.status, review.sent_at = "sent", review.started_at
    review.save()
    return review


def reopen(client, review):
    return client.post(f"{address(review)}reopen/")


def test_a_new_version_starts_with_all_that_was_said(as_mentor, sent):
    response = reopen(as_mentor, sent)
    new = MentorReview.objects.drafts().get()
    assert response.url == address(new)
    assert (new.version, new.summary, new.is_blind, new.sent_at) == (2, "First", True, None)
    shown = filled_in(as_mentor.get(address(new)))
    assert (shown["python"], shown["comment.python"], shown["discuss.python"]) == ("2", "About python", "on")
    assert (shown["step.1.skill"], shown["step.1.level"], shown["step.1.reason"]) == ("sql", "3", "It pays")


def test_the_old_version_stays_as_it_was(as_mentor, sent):
    reopen(as_mentor, sent)
    new = MentorReview.objects.drafts().get()
    send(as_mentor, new, {"python": "5", "review.text": "Second"})
    assert said(new) == {"python": 5}
    sent.refresh_from_db()
    assert (sent.status, sent.summary, said(sent)) == ("sent", "First", {"python": 2})
    assert sent.suggestions.count() == 1


def test_two_windows_begin_one_new_version(as_mentor, sent):
    assert reopen(as_mentor, sent).url == reopen(as_mentor, sent).url
    assert MentorReview.objects.count() == 2


def test_an_older_version_is_gone_on_with_from_the_newest(as_mentor, report, mentor, sent):
    mentored.sent_review(report, mentor, {"python": 4}, version=2)
    reopen(as_mentor, sent)
    new = MentorReview.objects.drafts().get()
    assert (new.version, said(new)) == (3, {"python": 4})


def test_a_draft_is_simply_gone_on_with(as_mentor, report, mentor):
    mentored.share(report, mentor)
    draft = mentored.review(report, mentor, {"python": 2})
    assert reopen(as_mentor, draft).url == address(draft)
    assert MentorReview.objects.count() == 1


def test_all_versions_are_listed_for_the_mentor(as_mentor, sent):
    reopen(as_mentor, sent)
    draft = MentorReview.objects.drafts().get()
    page = as_mentor.get(address(sent))
    assert "Version 2 in progress Version 1 sent on" in words(page)
    assert address(draft) in links(page)
    assert "Go on with a new version" not in words(page)


def test_the_learner_sees_the_versions_that_were_sent(as_learner, report, mentor, sent):
    second = mentored.sent_review(report, mentor, {"python": 4}, version=2)
    mentored.review(report, mentor, {"python": 5}, version=3)
    page = as_learner.get(address(second))
    assert address(sent) in links(page)
    assert "Version 3" not in words(page)


@pytest.mark.parametrize("who", ["learner", "stranger", "editor"])
def test_nobody_else_goes_on_with_it(client, request, sent, who):
    client.force_login(request.getfixturevalue(who))
    assert reopen(client, sent).status_code == 404
    assert MentorReview.objects.count() == 1
