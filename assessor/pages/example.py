"""The worked example: one person's ratings against Senior AI Engineer, shown on the landing page and explained."""

from pathlib import Path

from assessor.assessments.ratings_file import read_ratings
from assessor.catalogue import Catalogue
from assessor.reports.content import compose

ROLE = "senior-ai-engineer"
RATINGS = Path(__file__).with_name("example_ratings.csv")

_kept: tuple[Catalogue | None, dict | None] = (None, None)


def example_content(catalogue: Catalogue) -> dict | None:
    """The report's content for the example, made once for each copy of the catalogue.

    None when the catalogue does not hold the role, or lacks a skill that the ratings name.
    """
    global _kept
    if _kept[0] is not catalogue:
        _kept = (catalogue, _compose(catalogue))
    return _kept[1]


def _compose(catalogue: Catalogue) -> dict | None:
    names = {slug: skill.name for slug, skill in catalogue.skills.items()}
    if ROLE not in catalogue.profiles:
        return None
    data = RATINGS.read_bytes()
    rated = {line.split(",")[0] for line in data.decode().splitlines()[1:]}
    return compose(catalogue, ROLE, read_ratings(data, names)) if rated <= set(names) else None
