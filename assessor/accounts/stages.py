"""What stands between a right password and being signed in."""

from allauth.account.stages import EmailVerificationStage
from django.conf import settings


class AddressStage(EmailVerificationStage):
    """A code that was mailed to the address, unless addresses are believed (VERIFY_ADDRESSES).

    Without a user somebody signs up with an address that has an account already: they get the page for the code too.
    """

    def handle(self):
        if self.login.user and not settings.VERIFY_ADDRESSES:
            return None, True
        return super().handle()

    def is_resumable(self, request):
        """Whoever goes to sign in, or up, meanwhile gets there: perhaps the mail said that they have an account."""
        return False
