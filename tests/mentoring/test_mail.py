"""Mails about mentoring: each kind once, after the commit, without a word of what was rated or written."""

import pytest
from django.core import mail as outbox
from django.db import transaction

from assessor.mentoring import mail, pairs, sharing
from assessor.mentoring.models import Invitation, MailChoice, Mentorship
from assessor.reports.models import Share
from tests.mentoring import mentored

pytestmark = pytest.mark.django_db(transaction=True)
SECRET = "CANARY message"


def invited(learner, mentor, report):
    pairs.invite(learner, Invitation.Kind.ASKS, email=mentor.email, message=SECRET)


def offered(learner, mentor, report):
    pairs.invite(learner, Invitation.Kind.OFFERS, email=mentor.email, message=SECRET)


def shared(learner, mentor, report):
    mentored.share(report, mentor, SECRET)


def revoked(learner, mentor, report):
    mentored.share(report, mentor, SECRET)
    outbox.outbox.clear()
    sharing.revoke(Share.objects.get())


def ended(learner, mentor, report):
    mentored.share(report, mentor, SECRET)
    outbox.outbox.clear()
    pairs.end(Mentorship.objects.get(), learner)


def reviewed(learner, mentor, report):
    mentored.share(report, mentor)
    review = mentored.sent_review(report, mentor, {"sql": 2}, summary=SECRET)
    outbox.outbox.clear()
    mail.reviewed(review)


def accepted(learner, mentor, report):
    invitation = pairs.invite(learner, Invitation.Kind.ASKS, email=mentor.email)
    outbox.outbox.clear()
    pairs.accept(invitation, mentor)


def declined(learner, mentor, report):
    invitation = pairs.invite(learner, Invitation.Kind.ASKS, email=mentor.email)
    outbox.outbox.clear()
    pairs.decline(invitation, mentor)


KINDS = {
    invited: ("mentor", "Lena Learner asks you to be their mentor", "/mentoring/invitations/"),
    offered: ("mentor", "Lena Learner offers to be your mentor", "/mentoring/invitations/"),
    shared: ("mentor", "Lena Learner shares a report with you", "/reports/"),
    revoked: ("mentor", "Lena Learner no longer shares a report with you", "/mentoring/"),
    ended: ("mentor", "A mentorship has ended", "/mentoring/"),
    reviewed: ("learner", "Marten Mentor has reviewed your report", "/reports/"),
    accepted: ("learner", "Your invitation was accepted", "/mentoring/"),
    declined: ("learner", "Your invitation was declined", "/mentoring/"),
}
CHOICES = {invited: "invited", offered: "invited", accepted: "invited", declined: "invited", ended: "revoked"}


@pytest.mark.parametrize("happen", KINDS, ids=lambda kind: kind.__name__)
def test_each_kind_says_what_happened_and_where_to_look(happen, learner, mentor, report, settings):
    settings.SITE_ADDRESS = "https://gaps.example.org"
    happen(learner, mentor, report)
    to, subject, link = KINDS[happen]
    (sent,) = outbox.outbox
    assert (sent.to, sent.subject) == ([f"{to}@example.org"], subject)
    assert f"https://gaps.example.org{link}" in sent.body
    assert "https://gaps.example.org/account/mails/" in sent.body
    assert SECRET not in sent.body
    assert "{" not in sent.body


@pytest.mark.parametrize("happen", KINDS, ids=lambda kind: kind.__name__)
def test_each_kind_can_be_switched_off(happen, learner, mentor, report):
    choice = CHOICES.get(happen, happen.__name__)
    for person in (learner, mentor):
        MailChoice.objects.create(user=person, **{choice: False})
    happen(learner, mentor, report)
    assert outbox.outbox == []


def test_who_declined_is_not_named(learner, mentor, report):
    declined(learner, mentor, report)
    assert "Marten" not in outbox.outbox[0].body + outbox.outbox[0].subject


def test_an_address_without_an_account_gets_the_same_mail_but_for_its_choices(learner):
    pairs.invite(learner, Invitation.Kind.ASKS, email="nobody@example.org")
    (sent,) = outbox.outbox
    assert sent.to == ["nobody@example.org"]
    assert "/account/mails/" not in sent.body


def test_a_name_cannot_break_out_of_the_subject(learner, mentor, report):
    learner.name = "Lena\nBcc: victim@example.org <b>&"
    invited(learner, mentor, report)
    assert outbox.outbox[0].subject == "Lena Bcc: victim@example.org <b>& asks you to be their mentor"


def test_nothing_is_sent_when_the_change_is_undone(learner, mentor):
    with transaction.atomic():
        pairs.invite(learner, Invitation.Kind.ASKS, email=mentor.email)
        transaction.set_rollback(True)
    assert outbox.outbox == []


def test_inviting_and_sharing_twice_write_once(learner, mentor, report):
    for _ in range(2):
        invited(learner, mentor, report)
        shared(learner, mentor, report)
    assert len(outbox.outbox) == 2


def test_a_mail_that_fails_breaks_nothing(learner, mentor, report, monkeypatch, caplog):
    def fail(*args, **kwargs):
        raise OSError("no mail server")

    monkeypatch.setattr(mail, "send_mail", fail)
    shared(learner, mentor, report)
    assert Share.objects.open().exists()
    assert "no mail server" in caplog.text
