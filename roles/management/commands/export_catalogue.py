"""Write the whole catalogue as one JSON document."""

import json
from pathlib import Path

from django.core.management.base import BaseCommand, CommandError

from roles.exchange.checks import Known, check
from roles.exchange.export import export_json
from roles.exchange.problems import CatalogueError, Origins


class Command(BaseCommand):
    help = "Write the whole catalogue, old versions included, as one JSON document for load_catalogue."

    def add_arguments(self, parser):
        parser.add_argument("--output", type=Path, metavar="FILE", help="instead of standard output")

    def handle(self, *, output: Path | None, **options):
        document = export_json()
        text = json.dumps(document, indent=2, ensure_ascii=False)
        if output is None:
            self.stdout.write(text)
        else:
            self.write(text, output)
            self.stderr.write(f"Written to {output}.")
        self.warn_unless_loadable(document)

    def write(self, text: str, output: Path) -> None:
        try:
            output.write_text(text + "\n", encoding="utf-8", newline="\n")
        except OSError as error:
            raise CommandError(f"{output}: {error.strerror}", returncode=2) from None

    def warn_unless_loadable(self, document: dict) -> None:
        """What editors left unfinished is exported too; they should hear of it now, not when they need the copy."""
        try:
            check(document, Origins(whole=""), Known())
        except CatalogueError as error:
            self.stderr.write(f"load_catalogue will refuse this document until this is put right:\n{error}")
