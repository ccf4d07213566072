"""A gap report on the command line, from a file of ratings; no account is needed."""

from argparse import ArgumentTypeError
from collections.abc import Iterable
from datetime import date
from pathlib import Path

from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from assessor.assessments.ratings_file import MAX_BYTES, RatingsError, read_ratings
from assessor.catalogue import Catalogue, published_catalogue
from assessor.engine.calendar import MOST_PER_WEEK, Availability, BeyondCalendarError, TooFarError
from assessor.reports.dated_path import Hours, compose_with_hours
from assessor.reports.document import as_json
from assessor.reports.text import as_text
from roles.suggestions import did_you_mean

MOST_HOURS = 100_000  # a working life


class Command(BaseCommand):
    help = "Print the gap report and learning path for a role from a CSV file of ratings (columns skill,level)."

    def add_arguments(self, parser):
        parser.add_argument("--role", required=True, metavar="SLUG", help="the role aimed for")
        parser.add_argument("--ratings", required=True, type=Path, metavar="FILE", help="CSV with skill,level")
        parser.add_argument("--current-role", metavar="SLUG", help="the role held now, for the next roles")
        parser.add_argument("--hours", type=int, metavar="N", help="plan the best steps for so many hours in all")
        parser.add_argument("--per-week", type=int, metavar="H", help="hours a week, for the days of the steps")
        parser.add_argument("--start", type=day, metavar="DATE", help="first day, such as 2027-01-31, else today")
        parser.add_argument("--format", choices=["text", "json"], default="text")

    def handle(self, *, role: str, ratings: Path, current_role: str | None, format: str, **options):
        hours = hours_from(options["hours"], options["per_week"], options["start"])
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
        try:
            content = compose_with_hours(catalogue, role, answers, current_role, hours)
        except BeyondCalendarError as error:
            raise CommandError(f"{error} Give an earlier --start.", returncode=2) from None
        except TooFarError as error:
            raise CommandError(f"{error} Give more hours with --per-week.", returncode=2) from None
        self.stdout.write(as_json(content) if format == "json" else as_text(content, hours.in_all))

    def refuse_unknown_roles(self, slugs: Iterable[str], catalogue: Catalogue) -> None:
        if not catalogue.roles:
            raise CommandError("The catalogue is empty; run manage.py load_catalogue first.", returncode=2)
        unknown = [slug for slug in slugs if slug not in catalogue.roles]
        if unknown:
            lines = [f'unknown role "{slug}"{did_you_mean(slug, catalogue.roles)}' for slug in unknown]
            raise CommandError("\n".join(lines), returncode=2)


def day(text: str) -> date:
    """A day as YYYY-MM-DD; anything else is refused with an example."""
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise ArgumentTypeError(f'"{text}" is not a day; write it as year-month-day, such as 2027-01-31') from None


def hours_from(in_all: int | None, per_week: int | None, start: date | None) -> Hours:
    """What the options say; what makes no sense is refused with what to write instead."""
    if in_all is not None and not 1 <= in_all <= MOST_HOURS:
        raise CommandError(f"--hours {in_all}: give 1 to {MOST_HOURS:,} hours.", returncode=2)
    if per_week is None:
        if start is not None:
            raise CommandError("--start needs --per-week: without hours a week there are no days.", returncode=2)
        return Hours(in_all)
    if not 1 <= per_week <= MOST_PER_WEEK:
        raise CommandError(f"--per-week {per_week}: give 1 to {MOST_PER_WEEK} hours a week.", returncode=2)
    return Hours(in_all, Availability(per_week, start or timezone.localdate()))
