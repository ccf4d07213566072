"""Bring in a CASE package."""

from pathlib import Path

from django.core.management.base import CommandError

from roles.exchange.case_here import Here
from roles.exchange.case_import import read_case
from roles.exchange.problems import CatalogueError
from roles.exchange.telling import faults_told
from roles.management.importing import FrameworkCommand


class Command(FrameworkCommand):
    help = (
        "Bring in a package of CASE 1.1 or 1.0 (1EdTech). Packages of export_case come back whole, with anchors, roles "
        "and requirements. Of others the items with nothing below them become skills and the items above them groups. "
        "What is not understood is listed."
    )

    def add_arguments(self, parser):
        parser.add_argument("file", type=Path, help="a CFPackage, JSON")
        parser.add_argument(
            "--name", default="", help="how the framework is cited, where its title is too long or taken"
        )
        super().add_arguments(parser)

    def handle(self, *, file: Path, name: str, release: str, dry_run: bool, drafts: bool, **options):
        self.progress(f"Reading {file.name}")
        try:
            incoming, framework = read_case(file, Here.now(), name, release)
        except CatalogueError as error:
            raise CommandError(faults_told(error), returncode=2) from None
        self.bring_in(
            lambda: incoming,
            framework=framework,
            dry_run=dry_run,
            in_drafts=drafts,
            everything=options["all"],
        )
