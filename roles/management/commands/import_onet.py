"""Bring in a release of the O*NET database."""

from pathlib import Path

from roles.exchange.onet import NAME, read_onet
from roles.management.importing import FrameworkCommand


class Command(FrameworkCommand):
    help = (
        "Bring in a release of O*NET from the folder of its files, spreadsheets or tab-delimited text. New versions of "
        "requirements are published; career levels and tracks stay as editors have set them."
    )

    def add_arguments(self, parser):
        parser.add_argument("folder", type=Path, help="with Occupation Data, Skills, Knowledge, Job Zones and the rest")
        super().add_arguments(parser)

    def handle(self, *, folder: Path, release: str, dry_run: bool, drafts: bool, **options):
        self.bring_in(
            lambda: read_onet(folder, release, self.progress),
            framework=NAME,
            editors_keep=frozenset({"career_level", "track"}),
            dry_run=dry_run,
            in_drafts=drafts,
            everything=options["all"],
        )
