"""What the page of roads is asked for: two roles, the hours a week, and the levels to set out with."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from itertools import pairwise
from urllib.parse import urlencode

from django.http import QueryDict
from django.urls import reverse

from assessor.catalogue import Catalogue
from assessor.reports.latest_answers import LatestAnswers
from roles.exchange.spreadsheet_text import one_line

PER_WEEK = 5
WEEKS = range(1, 81)  # the hours a week that somebody may have
RATINGS, ROLE = "ratings", "role"  # whose levels to set out with: one's own, or what the first role asks for
LONGEST = 40  # characters that are shown of something unknown


@dataclass
class RoadAsked:
    """Published roles (slugs) to start from and to come to; the stops in between if they were chosen; and sentences on
    what was passed over."""

    start: str = ""
    goal: str = ""
    stops: list[str] | None = None
    per_week: int = PER_WEEK
    levels: str = ROLE
    problems: list[str] = field(default_factory=list)

    def address(self, **changes: str | list[str]) -> str:
        """The page for the same with other roles or stops."""
        values = {"from": self.start, "to": self.goal, "week": str(self.per_week), "levels": self.levels, **changes}
        return f"{reverse('road')}?{urlencode(values, doseq=True)}"


def road_asked(query: QueryDict, catalogue: Catalogue, latest: LatestAnswers | None) -> RoadAsked:
    """What an address asks for. What cannot be read is passed over and said; what is not said is taken from the latest
    answers, where there are any: the role held, and the role aimed for when neither is named."""
    asked = RoadAsked(levels=RATINGS if latest else ROLE)
    held, aim = _roles_of(catalogue, latest)
    asked.start = _role(query, "from", catalogue, asked.problems) if "from" in query else held
    asked.goal = _role(query, "to", catalogue, asked.problems) if {"from", "to"} & query.keys() else aim
    if asked.start and asked.start == asked.goal:
        _take_apart(asked, query, catalogue)
    _read_week(asked, query.get("week", ""))
    _read_levels(asked, query.get("levels", ""), latest)
    if asked.start and asked.goal and "via" in query:
        _read_stops(asked, [slug for slug in query.getlist("via") if slug], catalogue)
    return asked


def _roles_of(catalogue: Catalogue, latest: LatestAnswers | None) -> tuple[str, str]:
    """The role held and the role aimed for, as far as they are published."""
    if latest is None:
        return "", ""
    slugs: Mapping[int | None, str] = {role.id: slug for slug, role in catalogue.roles.items()}
    assessment = latest.assessment
    return slugs.get(assessment.current_role_id, ""), slugs.get(assessment.target_role_id, "")


def _role(query: QueryDict, name: str, catalogue: Catalogue, problems: list[str]) -> str:
    slug = query.get(name, "")
    if not slug or slug in catalogue.roles:
        return slug
    problems.append(f'There is no published role "{one_line(slug)[:LONGEST]}".')
    return ""


def _take_apart(asked: RoadAsked, query: QueryDict, catalogue: Catalogue) -> None:
    """A road leads to another role: only a role that was chosen to come to is worth a word."""
    title = catalogue.roles[asked.start].title
    if "from" in query:
        asked.problems.append(f"A road leads to another role: you chose {title} twice.")
        asked.goal = ""
    elif "to" in query:
        asked.problems.append(f"{title} is the role that you hold. Choose another one to start from.")
        asked.start = ""
    else:
        asked.goal = ""


def _read_week(asked: RoadAsked, value: str) -> None:
    text = value.strip()
    if text.isascii() and text.isdecimal() and len(text) < LONGEST and int(text) in WEEKS:
        asked.per_week = int(text)
    elif text:
        asked.problems.append(f"Hours a week are a whole number from 1 to {WEEKS[-1]}. {PER_WEEK} is taken instead.")


def _read_levels(asked: RoadAsked, value: str, latest: LatestAnswers | None) -> None:
    if value == RATINGS and latest is None:
        asked.problems.append("There are no ratings of yours yet, so the road starts from what the role asks for.")
    elif value in {RATINGS, ROLE}:
        asked.levels = value
    elif value:
        instead = "your ratings" if latest else "what the role asks for"
        asked.problems.append(f"There are no such levels to start from. The road starts from {instead}.")


def _read_stops(asked: RoadAsked, stops: list[str], catalogue: Catalogue) -> None:
    """Stops count only when career steps join all of the road and no role comes twice."""
    roles = [asked.start, *stops, asked.goal]
    known = len(set(roles)) == len(roles) and all(role in catalogue.roles for role in roles)
    if known and all(role in dict(catalogue.careers[before].steps) for before, role in pairwise(roles)):
        asked.stops = stops
    else:
        asked.problems.append("No career steps join these stops, so the shortest road is shown.")
