"""What the commands that bring something in have in common: they look, say what would change, and then apply it."""

import sys
from collections.abc import Callable

from django.core.management.base import BaseCommand, CommandError

from roles.exchange.incoming import Incoming, Prepared, prepare
from roles.exchange.problems import CatalogueError
from roles.exchange.telling import faults_told, told

NOTHING = "Nothing to change."


class ImportCommand(BaseCommand):
    """A command that reads files, tells the difference to the catalogue and applies it, all or nothing.

    Faults end it with exit code 2, each with its file, line and column, and change nothing.
    """

    def add_arguments(self, parser):
        parser.add_argument("--dry-run", action="store_true", help="only say what would change")
        parser.add_argument("--all", action="store_true", help="list every difference and note, not just the first")

    def bring_in(
        self,
        read: Callable[[], Incoming],
        *,
        dry_run: bool,
        everything: bool,
        framework: str = "",
        editors_keep: frozenset[str] = frozenset(),
        in_drafts: bool = False,
    ) -> None:
        """Read, prepare, tell and, unless it is a dry run, apply. See `prepare` for the rest."""
        try:
            incoming = read()
            self.progress("Comparing with the catalogue")
            prepared = prepare(incoming, editors_keep=editors_keep, in_drafts=in_drafts, framework=framework)
            for line in told(prepared, everything=everything):
                self.stdout.write(line)
            self.apply(prepared, dry_run)
        except CatalogueError as error:
            raise CommandError(faults_told(error), returncode=2) from None

    def apply(self, prepared: Prepared, dry_run: bool) -> None:
        """Write it, unless there is nothing to write or it is only tried; and say which."""
        if not prepared.changes_anything:
            self.stdout.write(NOTHING)
        elif dry_run:
            self.stdout.write("A dry run: nothing was changed.")
        else:
            self.progress("Applying")
            prepared.apply()
            self.stdout.write("Applied.")

    def execute(self, *args, **options):
        self.wordy = options["verbosity"] > 1 or (options["verbosity"] == 1 and sys.stderr.isatty())
        return super().execute(*args, **options)

    def progress(self, text: str) -> None:
        """Say what is going on, on a terminal or when asked to be wordy."""
        if self.wordy:
            self.stderr.write(f"{text} ...", style_func=str)
            self.stderr.flush()


class FrameworkCommand(ImportCommand):
    """A command that brings in a framework: it publishes new versions, or makes drafts when asked to."""

    def add_arguments(self, parser):
        super().add_arguments(parser)
        parser.add_argument("--drafts", action="store_true", help="make drafts for editors instead of publishing")
        parser.add_argument("--release", default="", metavar="NAME", help='the release that the files are of: "29.3"')
