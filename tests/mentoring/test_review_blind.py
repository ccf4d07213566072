"""A blind review: nothing of the learner's own shows before the mentor has rated, whatever way it might."""

import pytest

from assessor.mentoring.models import MentorReview
from tests import assessed
from tests.mentoring import mentored
from tests.mentoring.reviewing import address, filled_in, mark, report_with_evidence, save, send
from tests.reading import html, words

pytestmark = pytest.mark.django_db

NOTE, PROOF = "Canary note on Sql", "https://example.org/canary"


@pytest.fixture
def review(learner, role, mentor):
    report = report_with_evidence(learner, role, "sql", note=NOTE, evidence=PROOF)
    mentored.share(report, mentor)
    return mentored.review(report, mentor, is_blind=True)


def page_of(client, learner, role, mentor, answers: dict) -> str:
    """The whole page of a blind review of a report with these answers, without what differs each time."""
    report = assessed.report(learner, role, answers)
    mentored.share(report, mentor)
    review = mentored.review(report, mentor, is_blind=True)
    page = html(client.get(address(review))).replace(str(review.pk), "").replace(str(report.pk), "")
    return page.split("<main")[1].split('name="csrfmiddlewaretoken"')[0] + page.split("<fieldset", 1)[1]


def test_two_learners_with_other_levels_look_the_same(as_mentor, learner, role, mentor):
    """Not a word, not the order, not what is listed tells one from the other."""
    weak = page_of(as_mentor, learner, role, mentor, {"python": 1, "java": 0, "sql": 0, "sets": 0, "talking": 5})
    strong = page_of(as_mentor, learner, role, mentor, {"python": 5, "java": 3, "sql": 4, "sets": 3, "talking": 0})
    assert weak == strong


def test_nothing_is_shown_before_the_rating(as_mentor, review):
    page = as_mentor.get(address(review))
    assert words(page).count("Hidden until you have rated this.") == 4
    assert "Of 4 skills you do not see the level, note and evidence of Lena Learner" in words(page)
    assert NOTE not in html(page)
    assert PROOF not in html(page)


def test_the_report_is_not_linked_and_the_page_says_why(as_mentor, review):
    page = as_mentor.get(address(review))
    assert f"/reports/{review.report.pk}/" not in html(page)
    assert "There is no link to the report here, as it shows all of them" in words(page)


def test_a_rating_shows_its_own_skill_and_no_other(as_mentor, review):
    send(as_mentor, review, {"sql": "2"})
    page = as_mentor.get(address(review))
    assert NOTE in html(page)
    assert PROOF in html(page)
    assert words(page).count("Hidden until you have rated this.") == 3


def test_cannot_judge_is_an_answer_that_shows_it_too(as_mentor, review):
    send(as_mentor, review, {"sql": "cannot-judge"})
    assert NOTE in html(as_mentor.get(address(review)))


def test_a_comment_alone_shows_nothing(as_mentor, review):
    send(as_mentor, review, {"comment.sql": "Let me see"})
    assert NOTE not in html(as_mentor.get(address(review)))


def test_a_page_that_was_refused_shows_nothing(as_mentor, review):
    assert NOTE not in html(send(as_mentor, review, {"sql": "2", "java": "9"}))


def test_the_autosave_brings_what_was_hidden_once_it_is_saved(as_mentor, review):
    only_comment = save(as_mentor, review, "sql", "", seen=mark(as_mentor, review, "sql"), comment="Hm")
    assert NOTE not in only_comment.json()["learners"]
    rated = save(as_mentor, review, "sql", "3", seen=mark(as_mentor, review, "sql"), comment="Hm")
    assert NOTE in rated.json()["learners"]
    assert f'href="{PROOF}"' in rated.json()["learners"]


def test_a_save_that_is_refused_brings_nothing(as_mentor, review):
    seen = mark(as_mentor, review, "sql")
    assert NOTE not in save(as_mentor, review, "sql", "9", seen=seen).content.decode()
    assert NOTE not in save(as_mentor, review, "sql", "3").content.decode()


def test_what_others_build_on_is_not_named_before_all_is_rated(as_mentor, review):
    """It is on the learner's path: its name alone would tell of a gap."""
    assert "Sets" not in html(as_mentor.get(address(review)))
    assert save(as_mentor, review, "sets", "1", seen="0-00000000").status_code == 404
    send(as_mentor, review, {"python": "2", "java": "0", "sql": "cannot-judge"})
    last = save(as_mentor, review, "talking", "1", seen=mark(as_mentor, review, "talking"))
    assert last.json()["skills"] == 5
    assert "sets" in filled_in(as_mentor.get(address(review)))


def test_before_sending_what_was_not_rated_stays_hidden(as_mentor, review):
    send(as_mentor, review, {"python": "2", "comment.sql": "Let me see"})
    page = as_mentor.get(f"{address(review)}send/")
    assert "Sql asked: level 3 Lena Learner Hidden until you have rated this" in words(page)
    assert NOTE not in html(page)


def test_a_mentor_can_have_all_of_it_shown(as_mentor, review):
    send(as_mentor, review, {"python": "2", "go.show": "1"})
    page = as_mentor.get(address(review))
    assert "Hidden until" not in words(page)
    assert NOTE in html(page)
    assert f"/reports/{review.report.pk}/" in html(page)
    assert MentorReview.objects.get().skills.get().level == 2


def test_its_learner_reads_a_sent_blind_review_with_nothing_hidden(as_learner, report, mentor):
    mentored.share(report, mentor)
    sent = mentored.sent_review(report, mentor, {"python": 2}, is_blind=True)
    sent_page = words(as_learner.get(address(sent)))
    assert "Hidden until" not in sent_page
    assert "rated before seeing your levels" in sent_page
