"""Bring in the UK government's framework of digital and data professions."""

import csv
from itertools import groupby
from pathlib import Path

from django.core.management.base import CommandError

from roles.exchange.ddat import NAME, read_ddat
from roles.exchange.ddat_files import CORRECTIONS
from roles.exchange.incoming import Incoming
from roles.management.importing import FrameworkCommand


class Command(FrameworkCommand):
    help = (
        "Bring in the UK Government Digital and Data Profession Capability Framework from its exports of roles and "
        "skills. The career levels worked out are listed; a table with the columns Role level and Career level "
        "corrects them. What editors have set stays, unless the table names a level of the same role."
    )

    def add_arguments(self, parser):
        parser.add_argument("roles", type=Path, help="the export of roles, CSV or XLSX")
        parser.add_argument("skills", type=Path, help="the export of skills, CSV or XLSX")
        parser.add_argument("--levels", type=Path, metavar="FILE", help="career levels that shall count")
        parser.add_argument("--write-levels", type=Path, metavar="FILE", help="write such a table, to be corrected")
        super().add_arguments(parser)

    def handle(self, *, roles: Path, skills: Path, levels: Path | None, release: str, **options):
        def read() -> Incoming:
            self.progress(f"Reading {roles.name} and {skills.name}")
            incoming = read_ddat(roles, skills, levels, release)
            self.show_levels(incoming.raw["roles"])
            if options["write_levels"]:
                self.write_levels(incoming.raw["roles"], options["write_levels"])
            return incoming

        self.bring_in(
            read,
            framework=NAME,
            editors_keep=frozenset({"career_level", "track", "steps"}),
            dry_run=options["dry_run"],
            in_drafts=options["drafts"],
            everything=options["all"],
        )

    def show_levels(self, roles: list[dict]) -> None:
        """The ladders, a line for each role of the framework."""
        self.stdout.write("Career levels, from the titles and from what they ask for:")
        for _, ladder in groupby(roles, key=lambda role: role["track"]):
            self.stdout.write("    " + ", ".join(f"{role['career_level']} {role['title']}" for role in ladder))

    def write_levels(self, roles: list[dict], file: Path) -> None:
        try:
            with file.open("x", encoding="utf-8", newline="") as out:
                rows = csv.writer(out)
                rows.writerow(CORRECTIONS)
                rows.writerows((role["code"], role["career_level"]) for role in roles)
        except OSError as error:
            raise CommandError(f"{file}: {error.strerror}", returncode=2) from None
