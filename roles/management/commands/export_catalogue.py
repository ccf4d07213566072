"""Write the whole catalogue as one JSON document."""

import json
from pathlib import Path

from django.core.management.base import BaseCommand, CommandError

from roles.exchange.export import export_json


class Command(BaseCommand):
    help = "Write the whole catalogue, old versions included, as one JSON document for load_catalogue."

    def add_arguments(self, parser):
        parser.add_argument("--output", type=Path, metavar="FILE", help="instead of standard output")

    def handle(self, *, output: Path | None, **options):
        text = json.dumps(export_json(), indent=2, ensure_ascii=False)
        if output is None:
            self.stdout.write(text)
            return
        try:
            output.write_text(text + "\n", encoding="utf-8")
        except OSError as error:
            raise CommandError(f"{output}: {error.strerror}", returncode=2) from None
        self.stderr.write(f"Written to {output}.")
