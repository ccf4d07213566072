"""Which mails somebody wants."""

from django.conf import settings
from django.db import models


class MailChoice(models.Model):
    """The mails that a person switched off or left on. Who has no row gets all of them."""

    user = models.OneToOneField(settings.AUTH_USER_MODEL, models.CASCADE, related_name="mail_choice")
    invited = models.BooleanField("somebody invites me, or answers my invitation", default=True)
    shared = models.BooleanField("somebody shares a report with me", default=True)
    reviewed = models.BooleanField("a mentor has reviewed my report", default=True)
    revoked = models.BooleanField("a report is no longer shared with me, or a mentorship ends", default=True)

    def __str__(self):
        return f"Mails to {self.user}"
