"""What the home page says of mentoring: what waits for me, and what came for me."""

from datetime import timedelta

import pytest

from assessor.mentoring import pairs, sharing, waiting
from assessor.mentoring.models import Invitation
from assessor.reports.models import Share
from tests.mentoring import mentored
from tests.reading import html, links, queries, section

pytestmark = pytest.mark.django_db


def test_with_nothing_there_is_no_such_part(as_mentor):
    assert 'id="waiting"' not in html(as_mentor.get("/"))


def test_an_invitation_waits_until_it_is_answered(as_mentor, learner, mentor):
    invitation = pairs.invite(learner, Invitation.Kind.ASKS, email=mentor.email)
    page = as_mentor.get("/")
    assert "An invitation waits for your answer" in section(page, "waiting")
    assert "/mentoring/" in links(page)
    pairs.decline(invitation, mentor)
    assert 'id="waiting"' not in html(as_mentor.get("/"))


def test_who_sent_an_invitation_is_not_told_that_it_waits(as_learner, learner, mentor):
    pairs.invite(learner, Invitation.Kind.ASKS, email=mentor.email)
    assert 'id="waiting"' not in html(as_learner.get("/"))


def test_a_report_waits_until_its_review_is_sent_or_it_is_taken_back(as_mentor, mentor, report):
    mentored.share(report, mentor)
    page = as_mentor.get("/")
    assert "A report waits for your review" in section(page, "waiting")
    assert "/reviews/" in links(page)
    sharing.revoke(Share.objects.get())
    assert 'id="waiting"' not in html(as_mentor.get("/"))
    mentored.share(report, mentor)
    mentored.sent_review(report, mentor, {"sql": 1})
    assert 'id="waiting"' not in html(as_mentor.get("/"))


def test_a_review_is_news_to_its_learner_for_a_while(as_learner, mentor, report, monkeypatch):
    mentored.share(report, mentor)
    mentored.sent_review(report, mentor, {"sql": 1})
    page = as_learner.get("/")
    assert "Marten Mentor reviewed your report for Coder on" in section(page, "waiting")
    assert f"/reports/{report.pk}/mentors/" in links(page)
    monkeypatch.setattr(waiting, "NEWS", timedelta(0))
    assert 'id="waiting"' not in html(as_learner.get("/"))


def test_a_draft_of_a_review_is_no_news(as_learner, mentor, report):
    mentored.share(report, mentor)
    mentored.review(report, mentor, {"sql": 1})
    assert 'id="waiting"' not in html(as_learner.get("/"))


def test_all_of_it_takes_as_many_queries_as_none(as_mentor, learner, mentor, report):
    none = queries(as_mentor, "/")
    pairs.invite(learner, Invitation.Kind.OFFERS, email=mentor.email)
    mentored.share(report, mentor)
    assert queries(as_mentor, "/") == none
