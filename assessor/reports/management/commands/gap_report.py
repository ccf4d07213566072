"""A gap report on the command line, from a file of ratings; no account is needed."""

from collections.abc import Iterable
from pathlib import Path

from django.core.management.base import BaseCommand, CommandError

from assessor.assessments.ratings_file import MAX_BYTES, RatingsError, read_ratings
from assessor.catalogue import Catalogue, published_catalogue
from assessor.reports.content import compose
from assessor.reports.document import as_json
from assessor.reports.text import as_text
from roles.suggestions import did_you_mean


class Command(BaseCommand):
    help = "Print the gap report and learning path for a role from a CSV file of ratings (columns skill,level)."

    def add_arguments(self, parser):
        parser.add_argument("--role", required=True, metavar="SLUG", help="the role aimed for")
        parser.add_argument("--ratings", required=True, type=Path, metavar="FILE", help="CSV with skill,level")
        parser.add_argument("--current-role", metavar="SLUG", help="the role held now, for the next roles")
        parser.add_argument("--format", choices=["text", "json"], default="text")

    def handle(self, *, role: str, ratings: Path, current_role: str | None, format: str, **options):
        catalogue = published_catalogue()
        self.refuse_unknown_roles(filter(None, (role, current_role)), catalogue)
        try:
            with ratings.open("rb") as file:
                data = file.read(MAX_BYTES + 1)  # enough to tell that a file is too large, without reading it all
            answers = read_ratings(data, {slug: texts.name for slug, texts in catalogue.skills.items()})
        except OSError as error:
            raise CommandError(f"{ratings}: {error.strerror}", returncode=2) from None
        except RatingsError as error:
            lines = "\n".join(f"{ratings}: {problem}" for problem in error.problems)
            raise CommandError(lines, returncode=2) from None
        content = compose(catalogue, role, answers, current_role)
        self.stdout.write(as_json(content) if format == "json" else as_text(content))

    def refuse_unknown_roles(self, slugs: Iterable[str], catalogue: Catalogue) -> None:
        if not catalogue.roles:
            raise CommandError("The catalogue is empty; run manage.py load_catalogue first.", returncode=2)
        unknown = [slug for slug in slugs if slug not in catalogue.roles]
        if unknown:
            lines = [f'unknown role "{slug}"{did_you_mean(slug, catalogue.roles)}' for slug in unknown]
            raise CommandError("\n".join(lines), returncode=2)
