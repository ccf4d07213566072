"""Who mentors whom: an invitation by e-mail, and the mentorship that comes of it."""

import uuid
from datetime import datetime

from allauth.account.models import EmailAddress
from django.conf import settings
from django.db import models
from django.db.models import Q
from django.db.models.functions import Lower
from django.urls import reverse
from django.utils import timezone

from assessor.accounts.models import User

MOST_WORDS = 1_000  # characters of a message


def verified_addresses(user: User) -> models.QuerySet:
    """The e-mail addresses that a person has shown to be theirs, in lower case."""
    return EmailAddress.objects.filter(user=user.pk, verified=True).values_list(Lower("email"), flat=True)


class InvitationQuerySet(models.QuerySet):
    """Invitations, by use."""

    def visible_to(self, user: User):
        """Those that a person sent, those that wait for their answer, and those that they answered."""
        return self.filter(Q(sender=user.pk) | Q(recipient=user.pk) | _waits_for(user)).distinct()

    def addressed_to(self, user: User):
        """Those that wait for a person's answer: sent to an address which is known to be theirs."""
        return self.waiting().filter(_waits_for(user) | Q(recipient=user.pk)).exclude(sender=user.pk)

    def waiting(self):
        return self.filter(answer="")

    def open_or_declined_since(self, moment: datetime):
        """Those without an answer, and those declined after a moment."""
        declined = Q(answer=Invitation.Answer.DECLINED, answered_at__gt=moment)
        return self.filter(Q(answer="") | declined)


def _waits_for(user: User) -> Q:
    return Q(answer="", recipient=None, email__in=verified_addresses(user))


class Invitation(models.Model):
    """Somebody asks the owner of an e-mail address to be their mentor, or offers to be theirs.

    It says nothing of whether the address has an account. `recipient` is set when the sender chose a mentor from those
    who are listed, whose address they do not see, or when the invitation is answered.
    """

    class Kind(models.TextChoices):
        ASKS = "asks", "asks for a mentor"
        OFFERS = "offers", "offers to be a mentor"

    class Answer(models.TextChoices):
        ACCEPTED = "accepted", "Accepted"
        DECLINED = "declined", "Declined"
        WITHDRAWN = "withdrawn", "Withdrawn"

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    sender = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="invitations_sent")
    kind = models.CharField(max_length=6, choices=Kind)
    email = models.EmailField(blank=True)  # in lower case; empty when the recipient was chosen from the list
    recipient = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.CASCADE, null=True, related_name="invitations_received"
    )
    message = models.TextField(blank=True, max_length=MOST_WORDS)
    sent_at = models.DateTimeField(default=timezone.now)
    answer = models.CharField(max_length=9, choices=Answer, blank=True)
    answered_at = models.DateTimeField(null=True)

    objects = InvitationQuerySet.as_manager()

    class Meta:
        ordering = ["-sent_at"]
        constraints = [
            models.UniqueConstraint(
                fields=["sender", "kind", "email"],
                condition=Q(answer="") & ~Q(email=""),
                name="one_open_invitation_a_kind_and_address",
            ),
            models.UniqueConstraint(
                fields=["sender", "kind", "recipient"],
                condition=Q(answer=""),
                name="one_open_invitation_a_kind_and_recipient",
            ),
            models.CheckConstraint(
                condition=~Q(email="") | Q(recipient__isnull=False), name="an_invitation_goes_to_somebody"
            ),
            models.CheckConstraint(
                condition=Q(answer="", answered_at__isnull=True) | (~Q(answer="") & Q(answered_at__isnull=False)),
                name="an_answered_invitation_says_when",
            ),
        ]

    def __str__(self):
        return f"{self.sender} {self.get_kind_display()}"

    def get_absolute_url(self):
        return reverse("invitation", args=[self.pk])

    @property
    def is_waiting(self) -> bool:
        return not self.answer

    @property
    def whom(self) -> str:
        """Whom it is for, as far as its sender may know: the address that they gave, or the name of a listed mentor,
        whose address they never learn from it."""
        return self.email or self.recipient.name or "A mentor without a name"


class MentorshipQuerySet(models.QuerySet):
    """Mentorships, by use."""

    def visible_to(self, user: User):
        """Those of which a person is one side."""
        return self.filter(Q(learner=user.pk) | Q(mentor=user.pk))

    def running(self):
        return self.filter(ended_at=None)


class Mentorship(models.Model):
    """One person mentors another, until either ends it."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    learner = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="mentorships_as_learner")
    mentor = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="mentorships_as_mentor")
    began_at = models.DateTimeField(default=timezone.now)
    ended_at = models.DateTimeField(null=True)

    objects = MentorshipQuerySet.as_manager()

    class Meta:
        ordering = ["-began_at"]
        constraints = [
            models.UniqueConstraint(
                fields=["learner", "mentor"], condition=Q(ended_at=None), name="one_running_mentorship_a_pair"
            ),
            models.CheckConstraint(condition=~Q(learner=models.F("mentor")), name="nobody_mentors_themselves"),
        ]

    def __str__(self):
        return f"{self.mentor} mentors {self.learner}"
