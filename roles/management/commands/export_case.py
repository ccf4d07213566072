"""Write the catalogue, or a framework of it, as a CASE package."""

from pathlib import Path

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from roles.exchange.case_export import About, case_package
from roles.exchange.case_text import spelled
from roles.exchange.case_times import times_now
from roles.exchange.export import export_json


class Command(BaseCommand):
    help = (
        "Write skills and the published requirements of roles as a package of CASE 1.1 (1EdTech), which import_case "
        "takes back. Identifiers come from SITE_ADDRESS: with the same address the same things keep theirs."
    )

    def add_arguments(self, parser):
        parser.add_argument("--output", type=Path, metavar="FILE", help="instead of standard output")
        parser.add_argument("--framework", default="", metavar="SLUG", help="only what came from this framework")
        parser.add_argument("--title", default="Skill catalogue", help="of the whole catalogue")
        parser.add_argument("--creator", default="Skill-gap assessor", help="of the whole catalogue")
        parser.add_argument("--licence", default="", metavar="TEXT", help="for what came from no framework")

    def handle(self, *, output: Path | None, framework: str, title: str, creator: str, licence: str, **options):
        document, times = export_json(), times_now()
        known = [one["slug"] for one in document["frameworks"]]
        if framework and framework not in known:
            raise CommandError(
                f'There is no framework "{framework}"; there is {", ".join(known) or "none at all"}.', returncode=2
            )
        about = About(title=title, creator=creator, licence=licence)
        package = case_package(document, times, settings.SITE_ADDRESS.rstrip("/"), about, framework)
        if output is None:
            for piece in spelled(package):
                self.stdout.write(piece, ending="")
            self.stdout.write("")
            return
        try:
            with output.open("w", encoding="utf-8", newline="\n") as file:
                file.writelines(spelled(package))
                file.write("\n")
        except OSError as error:
            raise CommandError(f"{output}: {error.strerror}", returncode=2) from None
        self.stderr.write(f"Written to {output}.", style_func=str)
