"""Load the built-in catalogue, or a catalogue document, into the database."""

from pathlib import Path

from django.core.management.base import BaseCommand, CommandError

from roles.exchange import built_in
from roles.exchange.export import merged_skills
from roles.exchange.following import follow_merges
from roles.exchange.json_file import read_json
from roles.exchange.load import Outcome, load
from roles.exchange.problems import CatalogueError, Origins
from roles.models import CatalogueRevision


class Command(BaseCommand):
    help = "Load the built-in catalogue, or the document FILE. Checks everything, then applies all or nothing."

    def add_arguments(self, parser):
        parser.add_argument("file", nargs="?", type=Path, help="a document written by export_catalogue")
        parser.add_argument(
            "--if-changed",
            action="store_true",
            help="skip the built-in catalogue when its files are those loaded last",
        )

    def handle(self, *, file: Path | None, if_changed: bool, **options):
        digest = "" if file else built_in.digest()
        if if_changed and digest and digest == self.last_digest():
            return
        try:
            whole = (read_json(file, "a catalogue"), Origins(whole=file.name)) if file else self.built_in()
            outcome = load(*whole)
        except CatalogueError as error:
            count = len(error.problems)
            raise CommandError(
                f"{error}\n{count} problem{'s' if count > 1 else ''}; nothing was changed.", returncode=2
            ) from None
        if digest:
            CatalogueRevision.objects.update_or_create(pk=1, defaults={"built_in_digest": digest})
        self.report(outcome)

    def built_in(self) -> tuple[dict, Origins]:
        """What the product comes with, but for skills that editors merged: that must not stop a new release."""
        raw, origins, notes = follow_merges(*built_in.read_folder(), {"merged_skills": merged_skills()})
        for note in notes:
            self.stderr.write(f"Note: {note}")
        return raw, origins

    def last_digest(self) -> str | None:
        return CatalogueRevision.objects.values_list("built_in_digest", flat=True).first()

    def report(self, outcome: Outcome) -> None:
        for name, count in outcome.counts.items():
            parts = [f"{number} {kind}" for kind, number in sorted(count.items()) if number]
            self.stdout.write(f"{name}: {', '.join(parts) or 'none'}")
        if not outcome.changed_anything:
            self.stdout.write("The catalogue was up to date.")
