"""Mails about mentoring: that something happened, and where to look. What was rated or written stays on the site.

They are sent once the change is committed. One that cannot be sent is logged and breaks nothing.
"""

from functools import partial

from allauth.account.models import EmailAddress
from django.conf import settings
from django.core.mail import send_mail
from django.db import transaction
from django.template.loader import render_to_string
from django.urls import reverse

from assessor.accounts.models import User, display_name
from assessor.mentoring.models import Invitation, MailChoice, MentorReview, Mentorship
from assessor.reports.models import Share


def invited(invitation: Invitation) -> None:
    """To whom the invitation is for. It reads the same whether or not the address has an account."""
    context = {"sender": display_name(invitation.sender), "offers": invitation.kind == Invitation.Kind.OFFERS}
    link = invitation.get_absolute_url()
    if invitation.recipient:
        _tell(invitation.recipient, "invited", "invited", context, link)
        return
    owner = EmailAddress.objects.filter(email__iexact=invitation.email, verified=True).select_related("user").first()
    _after_commit(invitation.email, owner and owner.user, "invited", "invited", context, link)


def answered(invitation: Invitation) -> None:
    """To the sender of an invitation. Who declined is not named: the sender may know no more than an address."""
    accepted = invitation.answer == Invitation.Answer.ACCEPTED
    context = {"who": display_name(invitation.recipient), "accepted": accepted}
    _tell(invitation.sender, "invited", "answered", context, reverse("mentoring"))


def shared(share: Share) -> None:
    """To the mentor with whom a report is shared."""
    context = {"learner": display_name(share.report.owner), "role": share.report.role_title}
    _tell(share.mentor, "shared", "shared", context, share.report.get_absolute_url())


def revoked(share: Share) -> None:
    """To the mentor from whom a report was taken back."""
    context = {"learner": display_name(share.report.owner), "role": share.report.role_title}
    _tell(share.mentor, "revoked", "revoked", context, reverse("mentoring"))


def reviewed(review: MentorReview) -> None:
    """To the learner whose report was reviewed."""
    context = {"mentor": display_name(review.mentor), "role": review.report.role_title}
    _tell(review.report.owner, "reviewed", "reviewed", context, review.report.get_absolute_url())


def ended(mentorship: Mentorship, by: User) -> None:
    """To the other side of a mentorship that somebody ended."""
    other = mentorship.mentor if by == mentorship.learner else mentorship.learner
    _tell(other, "revoked", "ended", {"who": display_name(by)}, reverse("mentoring"))


def _tell(person: User, choice: str, template: str, context: dict, link: str) -> None:
    _after_commit(person.email, person, choice, template, context, link)


def _after_commit(address: str, person: User | None, choice: str, template: str, context: dict, link: str) -> None:
    transaction.on_commit(partial(_send, address, person, choice, template, context, link), robust=True)


def _send(address: str, person: User | None, choice: str, template: str, context: dict, link: str) -> None:
    """Send a mail whose template holds the subject in its first line, unless its reader switched this kind off."""
    if person and MailChoice.objects.filter(user=person, **{choice: False}).exists():
        return
    # A name is somebody's own words: on one line it stays inside the sentence, and the subject.
    context = {name: " ".join(said.split()) if isinstance(said, str) else said for name, said in context.items()}
    context |= {"link": f"{settings.SITE_ADDRESS}{link}", "choices": _choices_link() if person else ""}
    subject, _, body = render_to_string(f"mentoring/mail/{template}.txt", context).partition("\n")
    send_mail(" ".join(subject.split()), body.strip() + "\n", None, [address])


def _choices_link() -> str:
    return f"{settings.SITE_ADDRESS}{reverse('mail-choices')}"
