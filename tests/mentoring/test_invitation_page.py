"""An invitation's page: for whom it is meant, for who sent it, and for everybody else."""

import pytest
from allauth.account.models import EmailAddress

from assessor.mentoring import pairs
from assessor.mentoring.models import Invitation, Mentorship
from tests.reading import heading, html, words

pytestmark = pytest.mark.django_db


@pytest.fixture
def invitation(learner, mentor):
    return pairs.invite(learner, Invitation.Kind.ASKS, email=mentor.email, message="Would you <b>look</b>?")


def answer(client, invitation, what: str):
    return client.post(invitation.get_absolute_url(), {"do": what}, follow=True)


def test_it_says_who_asks_for_what_and_what_that_means(as_mentor, invitation):
    page = as_mentor.get(invitation.get_absolute_url())
    assert heading(page) == "Lena Learner asks you to be their mentor"
    assert "learner@example.org" in words(page)
    assert "As their mentor you can read the reports that they share with you" in words(page)
    assert "Would you &lt;b&gt;look" in html(page)


def test_an_offer_says_what_a_mentor_sees(client, learner, mentor):
    EmailAddress.objects.create(user=learner, email=learner.email, verified=True)
    client.force_login(learner)
    page = client.get(pairs.invite(mentor, Invitation.Kind.OFFERS, email=learner.email).get_absolute_url())
    assert heading(page) == "Marten Mentor offers to be your mentor"
    assert "A mentor sees nothing of yours until you share a report with them." in words(page)


def test_accepting_makes_a_mentor(as_mentor, invitation, learner, mentor):
    page = answer(as_mentor, invitation, "accept")
    assert "You are now a mentor of Lena Learner." in words(page)
    assert Mentorship.objects.running().get().mentor == mentor
    assert "Accepted on" in words(as_mentor.get(invitation.get_absolute_url()))


def test_declining_makes_none(as_mentor, invitation):
    assert "You declined the invitation." in words(answer(as_mentor, invitation, "decline"))
    assert not Mentorship.objects.exists()


def test_a_second_answer_is_told_to_be_late(as_mentor, invitation):
    answer(as_mentor, invitation, "decline")
    assert "This invitation is not open any more." in words(answer(as_mentor, invitation, "accept"))
    assert not Mentorship.objects.exists()


def test_the_sender_withdraws_it_and_cannot_accept_it(client, invitation, learner, mentor):
    client.force_login(learner)
    assert heading(client.get(invitation.get_absolute_url())) == "Your invitation to mentor@example.org"
    assert answer(client, invitation, "accept").status_code == 200
    assert not Mentorship.objects.exists()
    assert "The invitation is withdrawn." in words(answer(client, invitation, "withdraw"))
    client.force_login(mentor)
    assert client.get(invitation.get_absolute_url()).status_code == 404


@pytest.mark.parametrize("what", ["", "nothing", "withdraw"])
def test_whoever_is_asked_cannot_do_anything_else(as_mentor, invitation, what):
    assert answer(as_mentor, invitation, what).status_code == 200
    assert Invitation.objects.get().is_waiting


def test_somebody_elses_is_not_found_and_told_what_may_be_the_matter(client, invitation, stranger):
    client.force_login(stranger)
    page = client.get(invitation.get_absolute_url())
    assert (page.status_code, heading(page)) == (404, "There is no invitation for you here")
    assert "You are signed in as stranger@example.org." in words(page)
    assert "Lena" not in html(page)
    assert answer(client, invitation, "accept").status_code == 404


def test_an_address_has_to_be_confirmed_first(as_mentor, invitation, mentor):
    EmailAddress.objects.filter(user=mentor).update(verified=False)
    assert as_mentor.get(invitation.get_absolute_url()).status_code == 404
    assert answer(as_mentor, invitation, "accept").status_code == 404
    assert not Mentorship.objects.exists()


def test_the_page_asks_to_sign_in_first(client, invitation):
    response = client.get(invitation.get_absolute_url())
    assert response.url == f"/account/login/?next={invitation.get_absolute_url()}"
