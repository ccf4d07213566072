"""Bring spreadsheet tables into the catalogue: all of them, or nothing."""

from pathlib import Path

from django.core.management.base import CommandError

from roles.exchange.problems import CatalogueError, Problem
from roles.exchange.sheets import read_bytes
from roles.exchange.tables.columns import KNOWN
from roles.exchange.tables.lines import ToldRow
from roles.exchange.tables.preview import KINDS, Preview, counts, preview
from roles.exchange.telling import SOME, faults_told
from roles.management.importing import ImportCommand

WORDS = {"removed": "taken out"}


class Command(ImportCommand):
    help = (
        "Bring tables (XLSX workbooks, CSV or tab-delimited files) into the catalogue. Checks every row, then applies "
        "all or nothing. What roles ask for becomes their draft. Exits with 2 when anything is refused."
    )

    def add_arguments(self, parser):
        parser.add_argument("files", nargs="+", type=Path, metavar="FILE")
        super().add_arguments(parser)

    def handle(self, *, files: list[Path], dry_run: bool, **options):
        try:
            self.progress("Reading, and comparing with the catalogue")
            shown = preview(self.read(files))
            self.report(shown, everything=options["all"])
            self.refuse(shown)
            self.apply(shown.prepared, dry_run)
        except CatalogueError as error:
            raise CommandError(faults_told(error), returncode=2) from None

    def read(self, files: list[Path]) -> list[tuple[str, bytes]]:
        """Names and contents. Two files of one name are told apart by their folders."""
        names = [file.name for file in files]
        shown = names if len(set(names)) == len(names) else list(map(str, files))
        if len(set(shown)) < len(shown):
            raise CatalogueError([Problem(", ".join(shown), "", "the same file is named twice")])
        return [(name, read_bytes(file, name)) for name, file in zip(shown, files, strict=True)]

    def report(self, shown: Preview, *, everything: bool) -> None:
        for note in shown.notes:
            self.stdout.write(f"Note: {note}")
        changes = [row for row in shown.rows if row.kind in ("added", "changed", "removed")]
        listed = changes if everything else changes[:SOME]
        for row in listed:
            self.stdout.write(told(row))
        if len(listed) < len(changes):
            self.stdout.write(f"... and {len(changes) - len(listed)} more; --all lists them.")
        for table, count in counts(shown.rows).items():
            parts = [f"{count[kind]} {WORDS.get(kind, kind)}" for kind in KINDS if count[kind]]
            self.stdout.write(f"{KNOWN[table].title}: {', '.join(parts)}")
        for draft in shown.drafts:
            becomes = "its draft is replaced" if draft.replaces else "a new draft"
            self.stdout.write(f"{draft.title}: {becomes}, to be looked at and published in the admin")

    def refuse(self, shown: Preview) -> None:
        """Raise CommandError when rows are refused."""
        if not shown.is_refused:
            return
        lines = [told(row) for row in shown.rows if row.kind == "refused"]
        number = len(lines) + len(shown.faults)
        end = f"{number} row{'s' if number > 1 else ''} refused; nothing was changed. Mend them and run this again."
        raise CommandError("\n".join([*lines, *shown.faults, end]), returncode=2)


def told(row: ToldRow) -> str:
    """A row on one line: where it stands, what it is about, what becomes of it."""
    place = row.file if row.line is None else f"{row.file}, line {row.line}"
    kind = WORDS.get(row.kind, row.kind)
    return f"{place}: {row.name}: {' '.join([kind + '.' if not row.says else kind + ':', *row.says])}"
