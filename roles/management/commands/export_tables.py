"""Write the catalogue as spreadsheet tables."""

from pathlib import Path

from django.core.management.base import BaseCommand, CommandError

from roles.exchange.export import export_json
from roles.exchange.tables.columns import TABLES
from roles.exchange.tables.export import as_csv, as_xlsx, table_rows


class Command(BaseCommand):
    help = (
        "Write the catalogue as tables for import_tables: a workbook when TARGET ends in .xlsx, else a folder with a "
        "CSV file for each table. For a role with a draft they hold the draft."
    )

    def add_arguments(self, parser):
        parser.add_argument("target", type=Path, metavar="FILE.xlsx|FOLDER")
        parser.add_argument("--template", action="store_true", help="empty tables to fill in")

    def handle(self, *, target: Path, template: bool, **options):
        document = None if template else export_json()
        try:
            if target.suffix.lower() == ".xlsx":
                target.write_bytes(as_xlsx(document))
            else:
                self.write_folder(target, document)
        except OSError as error:
            raise CommandError(f"{error.filename or target}: {error.strerror}", returncode=2) from None
        self.stdout.write(f"Written to {target}.")

    def write_folder(self, folder: Path, document: dict | None) -> None:
        folder.mkdir(exist_ok=True)
        for kind in TABLES:
            rows = list(table_rows(kind, document)) if document else []
            (folder / f"{kind.name}.csv").write_bytes(as_csv(kind, rows))
