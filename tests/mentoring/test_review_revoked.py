"""A report that was taken back: its review is not found on the next request, and nothing more is saved of it."""

import pytest
from django.utils import timezone

from assessor.mentoring import review_saving, sharing
from assessor.mentoring.models import FinalReviewError, MentorReview
from assessor.mentoring.review_said import Said, SkillChange, mark_of
from assessor.mentoring.review_saving import Changes, NotSharedError, save_review
from assessor.mentoring.review_versions import reopen_review, send_review, start_review
from tests.mentoring import mentored
from tests.mentoring.reviewing import address, filled_in, said, send
from tests.reading import html

pytestmark = pytest.mark.django_db


def changes(level: int) -> Changes:
    return Changes({"sql": SkillChange(Said(level), mark_of(None))})


def test_every_page_of_the_review_is_not_found(as_mentor, review, share):
    page = as_mentor.get(address(review))
    sharing.revoke(share)
    assert as_mentor.get(address(review)).status_code == 404
    assert send(as_mentor, review, {"sql": "3"}, page=page).status_code == 404
    for step in ("send", "reopen"):
        assert as_mentor.post(f"{address(review)}{step}/").status_code == 404
    assert as_mentor.get(f"{address(review)}send/").status_code == 404
    assert as_mentor.post(f"/reviews/start/{share.report_id}/").status_code == 404
    assert said(review) == {"python": 2}


def test_a_sent_review_is_not_found_either_by_its_mentor_and_stays_with_the_learner(client, share, learner, mentor):
    sent = mentored.sent_review(share.report, mentor, {"python": 2})
    sharing.revoke(share)
    client.force_login(mentor)
    assert client.get(address(sent)).status_code == 404
    client.force_login(learner)
    assert client.get(address(sent)).status_code == 200


def test_the_inbox_forgets_it(as_mentor, review, share):
    sharing.revoke(share)
    assert "Lena Learner" not in html(as_mentor.get("/reviews/"))


def test_nothing_is_saved_when_it_is_taken_back_between_reading_and_saving(review, share, mentor):
    """Whoever has loaded the review before may still hold it; the share is asked again, and locked, while saving."""
    sharing.revoke(share)
    with pytest.raises(NotSharedError):
        save_review(review, mentor, changes(3))
    with pytest.raises(NotSharedError):
        send_review(review, mentor, "")
    with pytest.raises(NotSharedError):
        reopen_review(review, mentor)
    with pytest.raises(NotSharedError):
        start_review(share.report, mentor)
    assert said(review) == {"python": 2}


@pytest.mark.parametrize("is_autosave", [True, False])
def test_a_request_that_is_overtaken_by_it_answers_not_found(as_mentor, review, share, monkeypatch, is_autosave):
    page = filled_in(as_mentor.get(address(review)))
    lock = review_saving.lock_draft

    def overtaken(*args):
        type(share).objects.filter(pk=share.pk).update(revoked_at=timezone.now())
        return lock(*args)

    monkeypatch.setattr(review_saving, "lock_draft", overtaken)
    where = f"{address(review)}skills/sql/" if is_autosave else address(review)
    assert as_mentor.post(where, page | {"sql": "3"}).status_code == 404


def test_nothing_is_saved_in_a_review_that_was_sent_meanwhile(review, mentor):
    MentorReview.objects.filter(pk=review.pk).update(status="sent", sent_at=timezone.now())
    with pytest.raises(FinalReviewError):
        save_review(review, mentor, changes(3))
    assert said(review) == {"python": 2}


def test_another_mentors_share_is_none(review, report, stranger):
    mentored.share(report, stranger)
    with pytest.raises(NotSharedError):
        save_review(review, stranger, changes(3))
    assert said(review) == {"python": 2}


def test_sharing_again_gives_the_draft_back(as_mentor, review, share):
    sharing.revoke(share)
    mentored.share(share.report, share.mentor)
    assert filled_in(as_mentor.get(address(review)))["python"] == "2"
