"""The overview shows what is shared with its reader at this moment, and nothing else."""

from datetime import timedelta

import pytest
from django.utils import timezone

from assessor.accounts.models import User
from assessor.catalogue import published_catalogue
from assessor.mentoring import pairs, sharing
from assessor.mentoring.models import Mentorship
from assessor.mentoring.overview_people import mentees_for
from tests import dated
from tests.mentoring import mentored
from tests.mentoring.heat_map import lines
from tests.mentoring.mentees import mentee
from tests.reading import html, links, words

pytestmark = pytest.mark.django_db

OVERVIEW, CODERS = "/mentoring/overview/", "/mentoring/overview/coder/"
READY = {"python": 4, "sql": 3, "talking": 2}


def test_what_is_taken_back_is_gone_on_the_next_request(as_mentor, mentor, report, role):
    share = mentored.share(report, mentor)
    mentee("Ada", role, mentor, READY)
    assert "Lena Learner" in lines(as_mentor.get(CODERS))
    sharing.revoke(share)
    assert "Lena" not in html(as_mentor.get(CODERS))


def test_when_the_last_report_is_taken_back_the_page_is_not_found(as_mentor, mentor, report):
    share = mentored.share(report, mentor)
    sharing.revoke(share)
    assert as_mentor.get(CODERS).status_code == 404


def test_when_a_newer_report_is_taken_back_the_older_one_counts(as_mentor, mentor, role, learner):
    for days, level in ((20, 1), (10, 2)):
        newest = dated.report_on(timezone.now() - timedelta(days=days), learner, role, {"sql": level})
        share = mentored.share(newest, mentor)
    sharing.revoke(share)
    assert lines(as_mentor.get(CODERS))["Lena Learner"][3] == "1 two levels below"


def test_whose_mentorship_has_ended_is_gone(as_mentor, mentor, report, role):
    mentored.share(report, mentor)
    mentee("Ada", role, mentor, READY)
    pairs.end(Mentorship.objects.get(learner=report.owner), report.owner)
    assert list(lines(as_mentor.get(CODERS))) == ["Ada"]


def test_who_shares_nothing_or_shares_with_another_mentor_is_not_there(as_mentor, mentor, report, role, stranger):
    mentee("Ada", role, mentor, READY)
    mentored.pair(report.owner, mentor)
    mentored.share(report, stranger)
    assert list(lines(as_mentor.get(CODERS))) == ["Ada"]


def test_a_learner_who_may_not_sign_in_just_now_still_shares_what_they_shared(as_mentor, mentor, report):
    """As on every page of a shared report: it is the owner who takes it back, not the state of their account."""
    mentored.share(report, mentor)
    User.objects.filter(pk=report.owner_id).update(is_active=False)
    assert as_mentor.get(report.get_absolute_url()).status_code == 200
    assert "Lena Learner" in lines(as_mentor.get(CODERS))


def test_a_mentor_who_may_not_sign_in_sees_nobody(client, as_mentor, mentor, report):
    mentored.share(report, mentor)
    User.objects.filter(pk=mentor.pk).update(is_active=False)
    assert as_mentor.get(CODERS).url.startswith("/account/login/")
    mentor.refresh_from_db()
    assert mentees_for(mentor, "coder", published_catalogue()) == []


def test_ones_own_reports_are_no_mentees(as_learner, report):
    assert as_learner.get(CODERS).status_code == 404
    assert as_learner.get(OVERVIEW).status_code == 200


def test_the_levels_of_a_report_that_is_rated_blindly_stay_hidden(as_mentor, mentor, role):
    blind = mentee("Blind", role, mentor, READY, days_ago=400)
    mentee("Seen", role, mentor, READY)
    review = mentored.review(blind, mentor, {"sql": 2}, is_blind=True)
    page = as_mentor.get(CODERS)
    cells = lines(page)["Blind"]
    assert cells[0] == "hidden"
    assert cells[2:] == ["Hidden until you have sent your review, as you chose to rate before you see their levels."]
    assert blind.get_absolute_url() not in links(page)
    assert review.get_absolute_url() in links(page)
    assert "ratings 1 : Seen" in words(page)


def test_a_blind_review_that_was_sent_hides_nothing(as_mentor, mentor, role):
    mentored.sent_review(mentee("Blind", role, mentor, READY), mentor, {"sql": 2}, is_blind=True)
    assert lines(as_mentor.get(CODERS))["Blind"][0] == "Ready 100 %"
