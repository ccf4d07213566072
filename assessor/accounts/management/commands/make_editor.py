"""Let somebody edit the catalogue in the admin, or take that back."""

from django.core.management.base import BaseCommand, CommandError
from django.db import transaction

from assessor.accounts.models import User
from roles.editors import editors_group


class Command(BaseCommand):
    help = "Let the person with this e-mail address edit the catalogue in the admin; --remove takes it back."

    def add_arguments(self, parser):
        parser.add_argument("email", help="the address of an account that exists")
        parser.add_argument("--remove", action="store_true", help="take it back instead")

    @transaction.atomic
    def handle(self, *, email: str, remove: bool, **options):
        user = User.objects.filter(email=email.lower()).first()
        if user is None:
            raise CommandError(f"Nobody has an account with the address {email}; they sign up on the site first.")
        if remove:
            user.groups.remove(editors_group())
        else:
            user.groups.add(editors_group())
        user.is_staff = user.is_superuser or not remove
        user.save(update_fields=["is_staff"])
        self.stdout.write(f"{email} {'no longer edits' if remove else 'now edits'} the catalogue.")
