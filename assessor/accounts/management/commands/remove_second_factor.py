"""Let somebody in again who has lost both the phone and the recovery codes."""

from allauth.mfa.models import Authenticator
from django.core.management.base import BaseCommand, CommandError

from assessor.accounts.models import User


class Command(BaseCommand):
    help = "Remove somebody's second factor, so that the password alone signs them in. Be sure who asks for it."

    def add_arguments(self, parser):
        parser.add_argument("email", help="the address of an account that exists")

    def handle(self, *, email: str, **options):
        user = User.objects.filter(email=email.lower()).first()
        if user is None:
            raise CommandError(f"Nobody has an account with the address {email}.")
        number, _ = Authenticator.objects.filter(user=user).delete()
        self.stdout.write(f"{email} {'signs in with the password alone now' if number else 'had no second factor'}.")
