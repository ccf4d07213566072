"""The page on which a mentor writes a review: what it shows of the learner, and what is saved of it."""

import pytest

from assessor.mentoring.models import AuditEvent, MentorReview
from tests.mentoring import mentored
from tests.mentoring.reviewing import address, filled_in, report_with_evidence, said, send
from tests.reading import crumbs, heading, html, links, queries, title, words

pytestmark = pytest.mark.django_db
PROOF = "https://example.org/work"


@pytest.fixture
def review(learner, role, mentor):
    report = report_with_evidence(learner, role, "python", note="Two years of it", evidence=PROOF)
    mentored.share(report, mentor)
    return mentored.review(report, mentor)


def test_the_page_says_whose_review_it_is(as_mentor, review):
    page = as_mentor.get(address(review))
    assert heading(page) == "Your review for Lena Learner"
    assert title(page) == "Your review: Lena Learner, Coder | Skill-gap assessor"
    assert crumbs(page) == ["Home", "Mentoring", "Reviews", "Lena Learner"]


def test_every_skill_comes_with_its_anchors_and_what_the_role_asks(as_mentor, review):
    page = words(as_mentor.get(address(review)))
    for skill in ("Python", "Java", "Sql", "Talking", "Sets"):
        assert f"Novice Do {skill} as at 1." in page
    assert "3 Competent, asked for here Do Sql as at 3." in page
    assert page.count("Cannot judge") == 5


def test_the_learners_level_note_and_evidence_stand_beside(as_mentor, review):
    response = as_mentor.get(address(review))
    assert "Lena Learner 3 1 Novice; asked: 3 Two years of it https://example.org/work" in words(response)
    assert f'<a href="{PROOF}" rel="noopener"' in html(response)


def test_alternatives_share_a_card(as_mentor, review):
    assert "Python or Java Essential asked: level 3 weight 3 Any one of these is enough for Coder." in words(
        as_mentor.get(address(review))
    )


def test_what_the_role_builds_on_comes_last(as_mentor, review):
    page = html(as_mentor.get(address(review)))
    slugs = [part.split('"')[0] for part in page.split('data-skill="')[1:]]
    assert slugs == ["python", "java", "sql", "talking", "sets"]
    assert "What these build on Not asked for themselves" in words(as_mentor.get(address(review)))


def test_nothing_is_chosen_beforehand(as_mentor, review):
    shown = filled_in(as_mentor.get(address(review)))
    assert {shown[slug] for slug in ("python", "java", "sql", "talking", "sets")} == {""}


def test_levels_comments_and_marks_are_saved(as_mentor, review):
    values = {"python": "2", "sql": "cannot-judge", "comment.python": "One\r\ntwo", "discuss.python": "on"}
    assert send(as_mentor, review, values).url == address(review)
    assert said(review) == {"python": 2, "sql": "cannot-judge"}
    python = review.skills.get(skill_slug="python")
    assert (python.comment, python.to_discuss, python.skill_name) == ("One\ntwo", True, "Python")
    shown = filled_in(as_mentor.get(address(review)))
    assert (shown["python"], shown["sql"], shown["discuss.python"]) == ("2", "cannot-judge", "on")


def test_a_comment_needs_no_level(as_mentor, review):
    send(as_mentor, review, {"comment.sql": "Tell me more"})
    assert said(review) == {"sql": None}


def test_what_was_said_can_be_taken_back(as_mentor, review):
    send(as_mentor, review, {"python": "2", "comment.python": "Why", "discuss.python": "on"})
    send(as_mentor, review, {"python": "", "comment.python": "", "discuss.python": None})
    row = review.skills.get()
    assert (row.level, row.comment, row.to_discuss) == (None, "", False)


def test_the_page_says_how_far_the_review_is(as_mentor, review):
    send(as_mentor, review, {"python": "2", "sql": "cannot-judge"})
    assert "2 of 5 done: 1 rated, 1 you cannot judge" in words(as_mentor.get(address(review)))


def test_saving_and_looking_it_over_leads_to_the_page_before_sending(as_mentor, review):
    assert send(as_mentor, review, {"python": "2", "go.send": "1"}).url == f"{address(review)}send/"
    assert said(review) == {"python": 2}


@pytest.mark.parametrize("bad", ["6", "-1", "2.5", "none", "٣", "a\0b", "9" * 5000])
def test_a_bad_level_is_marked_and_nothing_is_saved(as_mentor, review, bad):
    page = send(as_mentor, review, {"python": bad, "sql": "3", "review.text": "Good"})
    assert page.status_code == 200
    assert "Nothing was saved yet. Go to Python" in words(page)
    assert 'id="python-error"' in html(page)
    assert (said(review), filled_in(page)["sql"], filled_in(page)["review.text"]) == ({}, "3", "Good")


def test_a_comment_that_is_too_long_is_marked_and_stays(as_mentor, review):
    page = send(as_mentor, review, {"comment.java": "x" * 2001})
    assert 'aria-describedby="comment.java.error"' in html(page)
    assert "#java" in links(page)
    assert filled_in(page)["comment.java"] == "x" * 2001
    assert said(review) == {}


def test_line_breaks_count_once_as_in_the_browser(as_mentor, review):
    assert send(as_mentor, review, {"comment.java": "x\r\n" * 1000}).status_code == 302


def test_what_is_written_is_text_whatever_it_says(as_mentor, review):
    attack = "</textarea><script>alert(1)</script>"
    send(as_mentor, review, {"comment.python": attack, "review.text": attack})
    assert "<script>alert" not in html(as_mentor.get(address(review)))


def test_fields_of_the_review_itself_change_nothing(as_mentor, review, stranger):
    extra = {"mentor": stranger.pk, "status": "sent", "version": "9", "is_blind": "on", "no-such-skill": "3"}
    send(as_mentor, review, {"python": "1"} | extra)
    saved = MentorReview.objects.get()
    assert (saved.mentor, saved.status, saved.version, saved.is_blind) == (review.mentor, "draft", 1, False)
    assert said(review) == {"python": 1}


def test_the_learner_sees_that_it_was_opened(as_mentor, learner, mentor, review):
    as_mentor.get(address(review))
    event = AuditEvent.objects.visible_to(learner).filter(action=AuditEvent.Action.REVIEWING).get()
    assert (event.actor, event.report) == (mentor, review.report)


def test_the_learner_does_not_see_a_draft(as_learner, review):
    assert as_learner.get(address(review)).status_code == 404
    assert as_learner.post(address(review), {"python": "5"}).status_code == 404


def test_whoever_is_signed_out_finds_what_they_wrote_again(client, mentor, review):
    client.force_login(mentor)
    sent = filled_in(client.get(address(review))) | {"python": "2", "review.text": "Kept"}
    client.logout()
    assert client.post(address(review), sent).url == f"/account/login/?next={address(review)}"
    signed_out = client.session["sent"]
    client.force_login(mentor)
    session = client.session
    session["sent"] = signed_out
    session.save()
    page = client.get(address(review))
    assert "What you wrote is still here; save it now." in words(page)
    assert (filled_in(page)["python"], filled_in(page)["review.text"], said(review)) == ("2", "Kept", {})


@pytest.mark.parametrize("number", [3, 30])
def test_the_page_takes_8_queries_at_any_size(as_mentor, learner, mentor, number):
    review = mentored.crowded_review(learner, mentor, number)
    assert queries(as_mentor, address(review)) == 8
