"""Trying it without an account: one's own in this browser only, for seven days, and moved into an account once."""

import re
from datetime import timedelta

import pytest
from django.core.management import call_command
from django.test import Client
from django.utils import timezone

from assessor.accounts.models import Trial
from assessor.assessments.models import Answer, SelfAssessment
from assessor.reports.models import GapReport
from tests import assessed, factories
from tests.assessments.pages import send
from tests.reading import heading, html, links, words

pytestmark = pytest.mark.django_db
START, KEEP, DONE = "/assessments/start/", "/assessments/keep/", "/assessments/keep/done/"


@pytest.fixture
def first_page(client, role):
    """The visitor's first page of questions."""
    return client.post(START, {"target": "coder"}).url


@pytest.fixture
def report(client, first_page):
    """The visitor's report."""
    send(client, first_page, {"python": "3", "sql": "1"})
    return client.post(first_page.replace("first/", "submit/")).url


def sign_up(client):
    account = {"email": "new@example.org", "password1": "a long pass phrase", "next": KEEP}
    return client.post("/account/signup/", account)


def test_a_visitor_rates_and_gets_a_report_without_an_account(client, report):
    page = client.get(report)
    assert heading(page).startswith("Not yet Coder")
    assert "You are trying this without an account" in html(page)
    assert GapReport.objects.get().owner is None


@pytest.mark.parametrize("path", ["/assessments/", "first/", "", "report"])
def test_another_browser_is_sent_to_sign_in(client, first_page, report, path):
    address = {"report": report, "/assessments/": path}.get(path, first_page.replace("first/", path))
    assert Client().get(address).url == f"/account/login/?next={address}"


def test_another_trial_is_sent_to_sign_in_too(client, role, first_page, report):
    other = Client()
    other.post(START, {"target": "coder"})
    assert other.get(report).url == f"/account/login/?next={report}"
    assert str(SelfAssessment.objects.submitted().get().pk) not in html(other.get("/assessments/"))


def test_nobody_who_is_signed_in_sees_a_trial(client, as_learner, report):
    fresh = Client()
    fresh.force_login(factories.UserFactory())
    assert fresh.get(report).status_code == 404
    assert "Coder" not in words(fresh.get("/assessments/"))


def test_a_visitor_without_a_trial_sees_no_trial_of_anybody(client, report):
    assert not SelfAssessment.objects.visible_to(None).exists()
    from django.contrib.auth.models import AnonymousUser

    assert not SelfAssessment.objects.visible_to(AnonymousUser()).exists()
    assert not GapReport.objects.visible_to(AnonymousUser()).exists()


def test_pages_of_a_trial_are_kept_by_nobody(client, report):
    assert client.get(report)["Cache-Control"] == "no-store, private"


def test_a_second_start_goes_on_with_the_same_trial(client, first_page):
    assert client.post(START, {"target": "coder"}).url == first_page
    assert Trial.objects.count() == 1


def test_after_creating_an_account_to_keep_it_nobody_is_asked_again(client, report):
    assert sign_up(client).url == KEEP
    assert client.get(KEEP).url == report
    kept = GapReport.objects.get()
    assert (kept.owner.email, kept.trial, kept.assessment.owner) == ("new@example.org", None, kept.owner)
    assert client.get(report).status_code == 200
    assert not Trial.objects.exists()
    assert kept.is_intact


def test_a_draft_is_kept_as_well(client, first_page):
    send(client, first_page, {"python": "3"})
    sign_up(client)
    client.get(KEEP)
    assert SelfAssessment.objects.get().owner.email == "new@example.org"
    assert "1 of 4 answered" in words(client.get(first_page))


def test_it_is_kept_once(client, report):
    sign_up(client)
    client.get(KEEP)
    assert client.post(DONE, {"do": "keep"}).status_code == 404
    assert client.get(KEEP).url == "/"


def test_whoever_signs_in_with_an_account_is_asked_too(client, learner, report):
    client.force_login(learner)
    assert client.get(report).status_code == 404
    assert "Somebody rated themselves in this browser" in html(client.get("/"))
    client.post(DONE, {"do": "keep"})
    assert client.get(report).status_code == 200


@pytest.mark.parametrize("joined", [timedelta(hours=2), timedelta(days=400)])
def test_an_account_that_was_not_made_for_it_is_asked(client, first_page, report, joined):
    """Also one that was made during the trial, but a while ago: somebody else may have come to this browser."""
    age(days=1)
    client.force_login(factories.UserFactory(date_joined=timezone.now() - joined))
    assert "Is this yours?" in words(client.get(KEEP))
    assert "A gap report for Coder" in words(client.get(KEEP))
    assert Trial.objects.exists()


def test_an_account_that_is_older_than_the_trial_is_asked(client, role):
    person = factories.UserFactory(date_joined=timezone.now() - timedelta(minutes=1))
    client.post(START, {"target": "coder"})
    client.force_login(person)
    assert "Is this yours?" in words(client.get(KEEP))


def test_whoever_follows_the_question_is_asked_also_in_a_new_account(client, report):
    sign_up(client)
    assert KEEP + "?ask=1" in re.findall(r'href="([^"]+)"', html(client.get("/roles/")))
    assert "Is this yours?" in words(client.get(KEEP, {"ask": "1"}))
    assert Trial.objects.exists()


def test_what_is_not_theirs_can_be_thrown_away(client, learner, report):
    client.force_login(learner)
    client.post(DONE, {"do": "discard"})
    assert not GapReport.objects.exists()
    assert not Answer.objects.exists()
    assert "Somebody rated themselves" not in html(client.get("/"))


def test_a_draft_that_is_there_already_keeps_its_answers_and_takes_the_others(client, learner, role, first_page):
    send(client, first_page, {"python": "1", "talking": "4"})
    mine = assessed.draft(learner, role, {"python": 5, "sql": 2})
    client.force_login(learner)
    page = client.post(DONE, {"do": "keep"}, follow=True)
    assert mine.answers_by_skill() == {"python": 5, "sql": 2, "talking": 4}
    assert SelfAssessment.objects.get() == mine
    assert "took one answer from it and kept its own for one skill." in words(page)


def test_signed_in_people_without_a_trial_have_nothing_to_keep(as_learner):
    assert as_learner.get(KEEP).url == "/"
    assert as_learner.post(DONE, {"do": "keep"}).status_code == 404


def test_keeping_needs_an_account(client, report):
    assert client.post(DONE, {"do": "keep"}).url.startswith("/account/login/")
    assert GapReport.objects.get().owner is None


def age(days: int) -> None:
    Trial.objects.update(started_at=timezone.now() - timedelta(days=days))


def test_after_seven_days_nobody_sees_it(client, report):
    age(7)
    assert client.get(report).url == f"/account/login/?next={report}"
    client.force_login(factories.UserFactory())
    assert client.post(DONE, {"do": "keep"}).status_code == 404


def test_tidying_erases_what_has_expired_and_nothing_else(client, role, learner, report, capsys):
    assessed.draft(learner, role, {"python": 3})
    call_command("tidy")
    assert GapReport.objects.exists()
    age(8)
    call_command("tidy")
    assert not GapReport.objects.exists()
    assert SelfAssessment.objects.get().owner == learner
    assert "Erased 1 trial that had expired." in capsys.readouterr().out


def test_the_next_visitor_erases_what_has_expired(client, report):
    age(8)
    Client().post(START, {"target": "coder"})
    assert not GapReport.objects.exists()
    assert Trial.objects.count() == 1


def test_too_many_trials_from_one_address_are_refused_kindly(client, role, settings):
    settings.TRIALS_AN_HOUR = 2
    for _ in range(2):
        assert Client().post(START, {"target": "coder"}).status_code == 302
    page = client.post(START, {"target": "coder"})
    assert "Many people try this from your network" in words(page)
    assert Trial.objects.count() == 2


def test_the_page_that_asks_does_not_lead_to_itself(client, learner, report):
    assert KEEP not in links(client.get("/account/signup/"))
    client.force_login(learner)
    assert f"{KEEP}?ask=1" not in links(client.get(KEEP, {"ask": "1"}))
    assert f"{KEEP}?ask=1" in links(client.get("/"))


def test_whoever_has_something_here_finds_it_in_the_header(client, learner, report):
    mine = ['href="/assessments/"', 'href="/roles-for-me/"']
    assert all(one in html(client.get("/roles/")) for one in mine)
    assert not any(one in html(Client().get("/roles/")) for one in mine)


def test_the_header_marks_the_page_that_is_open(client, report):
    assert html(client.get("/roles-for-me/")).count('aria-current="page">Roles for me') == 1
    assert 'aria-current="page">Roles for me' not in html(client.get("/assessments/"))
