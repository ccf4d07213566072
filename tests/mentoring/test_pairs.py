"""Inviting, answering and ending: who becomes whose mentor, and when nobody does."""

import pytest
from allauth.account.models import EmailAddress

from assessor.mentoring import pairs
from assessor.mentoring.models import Invitation, Mentorship
from assessor.reports.models import GapReport
from tests import assessed, factories
from tests.mentoring import mentored

pytestmark = pytest.mark.django_db
ASKS, OFFERS = Invitation.Kind.ASKS, Invitation.Kind.OFFERS


def running() -> set[tuple[str, str]]:
    return set(Mentorship.objects.running().values_list("learner__email", "mentor__email"))


def test_whoever_is_asked_becomes_the_mentor(learner, mentor):
    pairs.accept(pairs.invite(learner, ASKS, email="mentor@example.org"), mentor)
    assert running() == {(learner.email, mentor.email)}


def test_whoever_offers_becomes_the_mentor(learner, mentor):
    EmailAddress.objects.create(user=learner, email=learner.email, verified=True)
    pairs.accept(pairs.invite(mentor, OFFERS, email="Learner@Example.org"), learner)
    assert running() == {(learner.email, mentor.email)}


def test_an_address_that_is_not_confirmed_binds_nobody(learner, mentor):
    EmailAddress.objects.filter(user=mentor).update(verified=False)
    invitation = pairs.invite(learner, ASKS, email=mentor.email)
    assert not Invitation.objects.visible_to(mentor).exists()
    with pytest.raises(pairs.InvitationError, match="not open any more"):
        pairs.accept(invitation, mentor)
    assert running() == set()


def test_a_second_confirmed_address_counts_as_well(learner, mentor):
    EmailAddress.objects.create(user=mentor, email="Marten@Work.example", verified=True)
    pairs.accept(pairs.invite(learner, ASKS, email="marten@work.example"), mentor)
    assert running() == {(learner.email, mentor.email)}


def test_nobody_accepts_what_is_meant_for_another(learner, mentor, stranger):
    EmailAddress.objects.create(user=stranger, email=stranger.email, verified=True)
    invitation = pairs.invite(learner, ASKS, email=mentor.email)
    with pytest.raises(pairs.InvitationError):
        pairs.accept(invitation, stranger)
    with pytest.raises(pairs.InvitationError):
        pairs.accept(invitation, learner)
    assert running() == set()


def test_an_answer_is_given_once(learner, mentor):
    invitation = pairs.invite(learner, ASKS, email=mentor.email)
    pairs.decline(invitation, mentor)
    for late in (pairs.accept, pairs.decline):
        with pytest.raises(pairs.InvitationError):
            late(invitation, mentor)
    with pytest.raises(pairs.InvitationError):
        pairs.withdraw(invitation)
    assert (running(), Invitation.objects.get().answer) == (set(), "declined")


def test_what_is_withdrawn_cannot_be_accepted(learner, mentor):
    invitation = pairs.invite(learner, ASKS, email=mentor.email)
    pairs.withdraw(invitation)
    with pytest.raises(pairs.InvitationError):
        pairs.accept(invitation, mentor)


def test_inviting_twice_is_as_once(learner, mentor):
    first = pairs.invite(learner, ASKS, email=mentor.email)
    assert pairs.invite(learner, ASKS, email=mentor.email.upper()) == first
    assert pairs.invite(learner, OFFERS, email=mentor.email) != first


def test_two_invitations_make_one_mentorship(learner, mentor):
    EmailAddress.objects.create(user=learner, email=learner.email, verified=True)
    pairs.accept(pairs.invite(learner, ASKS, email=mentor.email), mentor)
    pairs.accept(pairs.invite(mentor, OFFERS, email=learner.email), learner)
    assert Mentorship.objects.count() == 1


def test_a_person_can_be_both_and_have_several(learner, mentor, stranger):
    for one, other in [(learner, mentor), (mentor, learner), (learner, stranger), (stranger, mentor)]:
        mentored.pair(one, other)
    assert len(running()) == 4


@pytest.mark.parametrize("by", ["learner", "mentor"])
def test_either_ends_it_and_nothing_stays_shared(learner, mentor, report, by):
    mentored.share(report, mentor)
    mentorship = Mentorship.objects.get()
    assert pairs.end(mentorship, getattr(mentorship, by))
    assert not GapReport.objects.visible_to(mentor).exists()
    assert running() == set()
    assert not pairs.end(mentorship, mentor)


def test_what_others_share_with_the_mentor_stays(learner, mentor, report, stranger, role):
    theirs = assessed.report(stranger, role, {"python": 2})
    mentored.share(theirs, mentor)
    mentored.share(report, mentor)
    pairs.end(Mentorship.objects.get(learner=learner), learner)
    assert GapReport.objects.visible_to(mentor).get() == theirs


def test_after_the_end_it_can_begin_again(learner, mentor):
    pairs.end(mentored.pair(learner, mentor), mentor)
    mentored.pair(learner, mentor)
    assert running() == {(learner.email, mentor.email)}


def test_a_listed_mentor_is_asked_without_an_address(learner):
    listed = factories.UserFactory(name="Mia Mentor")
    invitation = pairs.invite(learner, ASKS, recipient=listed)
    assert invitation.email == ""
    pairs.accept(invitation, listed)
    assert running() == {(learner.email, listed.email)}
