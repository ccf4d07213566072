"""Daily housekeeping: what has expired is erased."""

from django.core.management import call_command
from django.core.management.base import BaseCommand

from assessor.accounts.models import Trial


class Command(BaseCommand):
    help = "Erase trials that nobody kept, with all that was rated in them, and sessions that have ended. Run it daily."

    def handle(self, **options):
        expired = Trial.objects.expired()
        number = expired.count()
        expired.delete()
        call_command("clearsessions")
        self.stdout.write(f"Erased {number} trial{'' if number == 1 else 's'} that had expired.")
