"""Daily housekeeping: what is due is published, what has expired is erased."""

from django.core.management import call_command
from django.core.management.base import BaseCommand
from django.utils import timezone

from assessor.accounts.models import Trial
from roles.models import TableUpload
from roles.publishing import publish_due


class Command(BaseCommand):
    help = (
        "Publish the drafts whose day has come. Erase trials that nobody kept, with all that was rated in them, "
        "tables that no editor confirmed, and sessions that have ended. Run it daily."
    )

    def handle(self, **options):
        self.publish()
        self.erase()

    def publish(self):
        published, refused = publish_due(timezone.localdate())
        for profile in published:
            self.stdout.write(f"Published {profile}.")
        for due in refused:
            self.stderr.write(f"Not published, though due on {due.day}: {due.refusal}")

    def erase(self):
        expired = Trial.objects.expired()
        number = expired.count()
        expired.delete()
        TableUpload.objects.expired().delete()
        call_command("clearsessions")
        self.stdout.write(f"Erased {number} trial{'' if number == 1 else 's'} that had expired.")
