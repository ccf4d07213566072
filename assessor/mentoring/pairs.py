"""Inviting, answering, and ending: how two people become learner and mentor, and stop being so."""

from django.db import IntegrityError, transaction
from django.utils import timezone

from assessor.accounts.models import User
from assessor.mentoring import mail
from assessor.mentoring.models import Invitation, Mentorship
from assessor.mentoring.sharing import revoke_all


class InvitationError(Exception):
    """An invitation that cannot be sent or answered; the message says why."""


@transaction.atomic
def invite(sender: User, kind: str, *, email: str = "", recipient: User | None = None, message: str = "") -> Invitation:
    """Ask the owner of an address, or a listed mentor, and write to them. Twice is as once.

    Whether the address has an account makes no difference to anything that the sender can see.
    """
    whom = {"email": email.lower()} if email else {"recipient": recipient}
    try:
        with transaction.atomic():
            invitation, is_new = Invitation.objects.get_or_create(
                sender=sender, kind=kind, answer="", **whom, defaults={"message": message}
            )
    except IntegrityError:  # sent in another tab at the same moment
        return Invitation.objects.get(sender=sender, kind=kind, answer="", **whom)
    if is_new:
        mail.invited(invitation)
    return invitation


@transaction.atomic
def accept(invitation: Invitation, user: User) -> Mentorship:
    """Become the sender's mentor, or their learner. Raises InvitationError when it was answered or withdrawn."""
    _answer(invitation, user, Invitation.Answer.ACCEPTED)
    learner, mentor = (
        (invitation.sender, user) if invitation.kind == Invitation.Kind.ASKS else (user, invitation.sender)
    )
    try:
        with transaction.atomic():
            mentorship, _ = Mentorship.objects.running().get_or_create(learner=learner, mentor=mentor)
    except IntegrityError:  # two invitations accepted at the same moment
        mentorship = Mentorship.objects.running().get(learner=learner, mentor=mentor)
    mail.answered(invitation)
    return mentorship


@transaction.atomic
def decline(invitation: Invitation, user: User) -> None:
    """Say no. Raises InvitationError when it was answered or withdrawn."""
    _answer(invitation, user, Invitation.Answer.DECLINED)
    mail.answered(invitation)


def withdraw(invitation: Invitation) -> None:
    """Take an invitation back. Raises InvitationError when it was answered already."""
    _close(invitation, answer=Invitation.Answer.WITHDRAWN)


def _answer(invitation: Invitation, user: User, answer: Invitation.Answer) -> None:
    if not Invitation.objects.addressed_to(user).filter(pk=invitation.pk).exists():
        raise InvitationError("This invitation is not open any more.")
    _close(invitation, answer=answer, recipient=user)
    invitation.answer, invitation.recipient = answer, user


def _close(invitation: Invitation, **fields) -> None:
    """Whoever comes first closes it; everybody else is told."""
    waiting = Invitation.objects.waiting().filter(pk=invitation.pk)
    if not waiting.update(answered_at=timezone.now(), **fields):
        raise InvitationError("This invitation is not open any more.")


@transaction.atomic
def end(mentorship: Mentorship, by: User) -> bool:
    """End a mentorship: all that was shared under it is taken back. False when it had ended already."""
    running = Mentorship.objects.running().filter(pk=mentorship.pk)
    if not running.update(ended_at=timezone.now()):
        return False
    revoke_all(mentorship.learner, mentorship.mentor)
    mail.ended(mentorship, by)
    return True
