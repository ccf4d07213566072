"""Sharing a report from its page, and taking it back."""

import pytest

from assessor.mentoring.models import Mentorship
from assessor.reports.models import GapReport, Share
from tests.mentoring import mentored
from tests.reading import crumbs, heading, html, links, queries, words

pytestmark = pytest.mark.django_db


@pytest.fixture
def page(report):
    return f"/reports/{report.pk}/share/"


@pytest.fixture
def pair(learner, mentor):
    return mentored.pair(learner, mentor)


def test_the_report_leads_here(as_learner, report, page):
    assert page in links(as_learner.get(report.get_absolute_url()))


def test_without_a_mentor_it_says_how_to_get_one(as_learner, page):
    response = as_learner.get(page)
    assert heading(response) == "Share your report for Coder"
    assert crumbs(response) == ["Home", "My assessments", "Coder", "Share"]
    assert "You have no mentor yet." in words(response)
    assert "/mentoring/invite/" in links(response)


def test_a_report_is_shared_with_a_message_and_taken_back(as_learner, page, pair, mentor, report):
    assert "with the notes and links that you gave for its skills" in words(as_learner.get(page))
    told = as_learner.post(page, {"mentorship": pair.pk, "message": "Please look"}, follow=True)
    assert "Marten Mentor can now read this report and review it." in words(told)
    assert "Shared since" in words(told)
    assert "Please look" in words(told)
    assert GapReport.objects.visible_to(mentor).get() == report
    share = Share.objects.get()
    told = as_learner.post("/account/sharing/", {"share": share.pk, "back": "report"}, follow=True)
    assert "Marten Mentor can no longer open your report for Coder." in words(told)
    assert told.redirect_chain == [(page, 302)]
    assert not GapReport.objects.visible_to(mentor).exists()


@pytest.mark.parametrize("sent", ["", "x", "00000000-0000-0000-0000-000000000000"])
def test_it_is_shared_with_nobody_else(as_learner, page, sent):
    assert "Choose one of your mentors." in words(as_learner.post(page, {"mentorship": sent}, follow=True))
    assert not Share.objects.exists()


def test_a_mentorship_that_ended_meanwhile_is_told(as_learner, page, pair, learner, mentor):
    from assessor.mentoring import pairs

    pairs.end(Mentorship.objects.get(), mentor)
    assert "This mentorship has ended." in words(as_learner.post(page, {"mentorship": pair.pk}, follow=True))
    assert not Share.objects.exists()


def test_the_mentor_of_another_learner_cannot_be_chosen(as_learner, page, mentor, stranger):
    theirs = mentored.pair(stranger, mentor)
    as_learner.post(page, {"mentorship": theirs.pk})
    assert not Share.objects.exists()


def test_a_message_that_is_too_long_is_told_and_stays(as_learner, page, pair):
    response = as_learner.post(page, {"mentorship": pair.pk, "message": "x" * 1001})
    assert "at most 1000 characters" in words(response)
    assert "x" * 1001 in html(response)
    assert not Share.objects.exists()


def test_mentors_and_others_cannot_share_it_on(client, page, report, mentor, stranger):
    mentored.share(report, mentor)
    onward = mentored.pair(mentor, stranger)
    for person in (mentor, stranger):
        client.force_login(person)
        assert client.get(page).status_code == 404
        assert client.post(page, {"mentorship": onward.pk}).status_code == 404
    assert Share.objects.count() == 1


def test_it_takes_few_queries(as_learner, page, pair):
    assert queries(as_learner, page) == 5
