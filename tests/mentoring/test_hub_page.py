"""The page of mentoring: what waits for an answer, mentors, mentees, and the end of a mentorship."""

from datetime import timedelta

import pytest
from allauth.account.models import EmailAddress
from django.utils import timezone

from assessor.accounts.models import User
from assessor.mentoring import pairs
from assessor.mentoring.models import Invitation, Mentorship
from tests import factories
from tests.mentoring import mentored
from tests.reading import crumbs, heading, links, queries, section, words

pytestmark = pytest.mark.django_db
PAGE = "/mentoring/"


def test_without_anybody_it_says_what_a_mentor_is_and_how_to_get_one(as_learner):
    page = as_learner.get(PAGE)
    assert heading(page) == "Mentoring"
    assert crumbs(page) == ["Home", "Mentoring"]
    assert "A mentor reads a report that you share" in section(page, "mentors")
    assert "You mentor nobody yet" in section(page, "mentees")
    assert {"/mentoring/invite/", "/mentoring/invite/?as=offers", "/mentoring/find/"} <= set(links(page))


def test_an_address_that_is_not_confirmed_is_told(as_learner, learner):
    assert "Confirm your e-mail address" in words(as_learner.get(PAGE))
    EmailAddress.objects.create(user=learner, email=learner.email, verified=True)
    assert "Confirm your e-mail address" not in words(as_learner.get(PAGE))


def test_what_waits_for_an_answer_stands_first(as_mentor, learner, mentor):
    invitation = pairs.invite(learner, Invitation.Kind.ASKS, email=mentor.email)
    page = as_mentor.get(PAGE)
    assert "Lena Learner asks you to be their mentor" in section(page, "asked")
    assert invitation.get_absolute_url() in links(page)
    pairs.decline(invitation, mentor)
    assert "Lena" not in words(as_mentor.get(PAGE))


def test_what_is_on_its_way_shows_the_address_and_never_a_name_behind_it(as_learner, learner, mentor):
    pairs.invite(learner, Invitation.Kind.ASKS, email=mentor.email)
    pairs.invite(learner, Invitation.Kind.OFFERS, email="nobody@example.org")
    sent = section(as_learner.get(PAGE), "sent")
    assert "mentor@example.org You asked them to be your mentor" in sent
    assert "nobody@example.org You offered to be their mentor" in sent
    assert "Marten" not in sent


def test_a_declined_invitation_stays_for_a_month_and_says_so(as_learner, learner, mentor):
    invitation = pairs.invite(learner, Invitation.Kind.ASKS, email=mentor.email)
    assert "waits for an answer" in section(as_learner.get(PAGE), "sent")
    pairs.decline(invitation, mentor)
    sent = section(as_learner.get(PAGE), "sent")
    assert "mentor@example.org You asked them to be your mentor" in sent
    assert "declined on" in sent
    assert "Marten" not in sent
    Invitation.objects.update(answered_at=timezone.now() - timedelta(days=31))
    assert "mentor@example.org" not in words(as_learner.get(PAGE))


def test_a_mentor_from_the_list_is_not_named_by_their_address(as_learner, learner, mentor):
    """They were listed with a name, and took it off afterwards."""
    invitation = pairs.invite(learner, Invitation.Kind.ASKS, recipient=mentor)
    User.objects.filter(pk=mentor.pk).update(name="")
    for page in (PAGE, invitation.get_absolute_url()):
        said = words(as_learner.get(page))
        assert "A mentor without a name" in said
        assert mentor.email not in said


def test_reports_to_review_are_counted_above_the_mentees(as_mentor, mentor, report):
    mentored.share(report, mentor)
    assert "People I mentor 1 report to review" in section(as_mentor.get(PAGE), "mentees")
    mentored.sent_review(report, mentor, {"sql": 1})
    assert "People I mentor Reviews" in section(as_mentor.get(PAGE), "mentees")


def test_both_sides_see_how_much_is_shared(client, learner, mentor, report):
    client.force_login(mentor)
    mentored.pair(learner, mentor)
    assert "Lena Learner Since" in section(client.get(PAGE), "mentees")
    assert "shares nothing with you just now" in section(client.get(PAGE), "mentees")
    mentored.share(report, mentor)
    assert "shares 1 report with you" in section(client.get(PAGE), "mentees")
    client.force_login(learner)
    assert "Marten Mentor" in section(client.get(PAGE), "mentors")
    assert "you share 1 report" in section(client.get(PAGE), "mentors")


def test_reports_shared_with_others_do_not_count(client, learner, mentor, stranger, report):
    mentored.pair(learner, stranger)
    mentored.share(report, mentor)
    client.force_login(stranger)
    assert "shares nothing with you just now" in section(client.get(PAGE), "mentees")


def test_it_takes_few_queries_however_many_there_are(as_mentor, mentor):
    for _ in range(60):
        mentored.pair(factories.UserFactory(), mentor)
    page = as_mentor.get(PAGE)
    assert "The first 50 of 60." in words(page)
    assert queries(as_mentor, PAGE) == 9


@pytest.mark.parametrize(("who", "other"), [("learner", "Marten Mentor"), ("mentor", "Lena Learner")])
def test_either_side_ends_it_after_reading_what_that_means(client, learner, mentor, report, who, other, request):
    mentored.share(report, mentor)
    client.force_login(request.getfixturevalue(who))
    address = f"/mentoring/{Mentorship.objects.get().pk}/end/"
    page = client.get(address)
    assert heading(page) == f"End the mentorship with {other}?"
    assert Mentorship.objects.running().exists()
    page = client.post(address, follow=True)
    assert f"The mentorship with {other} has ended." in words(page)
    assert not Mentorship.objects.running().exists()
    assert client.get(address).status_code == 404


def test_nobody_ends_a_mentorship_of_others(client, learner, mentor, stranger):
    mentored.pair(learner, mentor)
    client.force_login(stranger)
    address = f"/mentoring/{Mentorship.objects.get().pk}/end/"
    assert (client.get(address).status_code, client.post(address).status_code) == (404, 404)
    assert Mentorship.objects.running().exists()
