"""Load the built-in catalogue, or a catalogue document, into the database."""

import json
from pathlib import Path

from django.core.management.base import BaseCommand, CommandError

from roles.exchange import built_in
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
            outcome = load(*(self.read_document(file) if file else built_in.read_folder()))
        except CatalogueError as error:
            count = len(error.problems)
            raise CommandError(
                f"{error}\n{count} problem{'s' if count > 1 else ''}; nothing was changed.", returncode=2
            ) from None
        if digest:
            CatalogueRevision.objects.update_or_create(pk=1, defaults={"built_in_digest": digest})
        self.report(outcome)

    def last_digest(self) -> str | None:
        return CatalogueRevision.objects.values_list("built_in_digest", flat=True).first()

    def read_document(self, file: Path) -> tuple[dict, Origins]:
        try:
            text = file.read_text(encoding="utf-8-sig")
            return json.loads(text, object_pairs_hook=no_key_twice), Origins(whole=file.name)
        except OSError as error:
            problem = error.strerror
        except UnicodeDecodeError as error:
            problem = f"not UTF-8 text (byte {error.start})"
        except json.JSONDecodeError as error:
            problem = f"not JSON: {error.msg} in line {error.lineno}, column {error.colno}"
        except ValueError as error:  # a key twice, or a number of thousands of digits
            problem = f"not a catalogue: {error}"
        except RecursionError:
            problem = "not a catalogue: lists in lists without end"
        raise CommandError(f"{file}: {problem}", returncode=2)

    def report(self, outcome: Outcome) -> None:
        for name, count in outcome.counts.items():
            parts = [f"{number} {kind}" for kind, number in sorted(count.items()) if number]
            self.stdout.write(f"{name}: {', '.join(parts) or 'none'}")
        if not outcome.changed_anything:
            self.stdout.write("The catalogue was up to date.")


def no_key_twice(pairs: list[tuple[str, object]]) -> dict:
    """An object of JSON as a dict; of a key that stands twice, Python would drop the first value in silence."""
    values = dict(pairs)
    if len(values) < len(pairs):
        names = [name for name, _ in pairs]
        twice = next(name for name in names if names.count(name) > 1)
        raise ValueError(f"an object has the key {twice!r} twice")
    return values
