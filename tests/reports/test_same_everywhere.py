"""The worked example is the same on the command line, on the web, on the page that explains it, and by hand."""

import csv
import json
from io import StringIO

import pytest
from django.core.management import call_command

from assessor.assessments.models import SelfAssessment
from assessor.pages.example import RATINGS
from assessor.reports.models import GapReport
from roles.models import RoleProfile
from tests.assessments.pages import send
from tests.reading import html, words

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("built_in_catalogue")]

# By hand, for Senior AI Engineer: 60 points for each unit of weight, times the part of the level that is reached.
# "Spark and Hadoop" does not apply and is set aside; "Strategic thinking" is not sure: 0 or its whole 180.
POINTS = {
    "machine-learning": 225,  # 300 * 3 / 4
    "deep-learning": 300,
    "system-design": 150,  # 300 * 2 / 4
    "python": 240,  # the best of Python 4, R 0, Java 2
    "project-management": 240,
    "mentoring": 240,
    "pytorch": 240,  # 5 pays as much as the 4 that is asked
    "model-deployment": 180,  # 240 * 3 / 4
    "problem-solving": 240,
    "communication": 180,  # 240 * 3 / 4
    "generative-ai": 240,
    "model-evaluation": 240,
    "stakeholder-management": 120,  # 180 * 2 / 3
    "explaining-to-non-specialists": 180,
    "collaboration": 180,
    "continuous-learning": 180,
    "model-monitoring": 120,  # 180 * 2 / 3
    "ai-ethics-and-fairness": 120,  # 180 * 2 / 3
    "natural-language-processing": 180,
    "aws": 180,
    "statistics": 120,
    "linear-algebra": 80,  # 120 * 2 / 3
    "data-preparation": 120,
    "software-testing": 120,
    "business-acumen": 80,  # 120 * 2 / 3
    "sql": 60,
}
OPEN = {"strategic-thinking": 180}
POSSIBLE = 5340  # 89 units of weight
LOW, HIGH = 85.29, 88.67  # 4555 / 5340 and 4735 / 5340


def on_the_command_line() -> dict:
    out = StringIO()
    options = {"role": "senior-ai-engineer", "ratings": RATINGS, "format": "json"}
    call_command("gap_report", **options, stdout=out)
    return json.loads(out.getvalue())


def ratings() -> dict[str, str]:
    with RATINGS.open() as file:
        rows = {row["skill"]: row["level"] for row in csv.DictReader(file)}
    return {skill: "not-applicable" if level == "n/a" else level for skill, level in rows.items()}


def on_the_web(client) -> GapReport:
    """Start, send every page as a browser would, submit."""
    overview = client.post("/assessments/start/", {"target": "senior-ai-engineer"}).url.replace("first/", "")
    for page in client.get(overview).context["pages"]:
        send(client, page.href, ratings())
    client.post(f"{overview}submit/")
    return GapReport.objects.get()


def test_by_hand_the_match_is_what_these_literals_say():
    assert (sum(POINTS.values()), sum(POINTS.values()) + sum(OPEN.values())) == (4555, 4735)
    assert (4555 * 10_000 // POSSIBLE, 4735 * 10_000 // POSSIBLE) == (8529, 8867)


def test_the_hand_calculation_covers_every_requirement_but_the_one_set_aside():
    asked = RoleProfile.objects.published().get(role__slug="senior-ai-engineer").requirements
    assert {one.skill.slug for one in asked.select_related("skill")} - set(POINTS) - set(OPEN) == {"spark-and-hadoop"}


def test_the_command_line_agrees_with_the_hand():
    found = on_the_command_line()
    assert found["match"] == {"low": LOW, "high": HIGH, "assessed": 96.66, "set_aside": 1.11}
    assert found["verdict"] == "not-yet"
    points = {one["skill"]: 60 * one["weight"] - one["missing_points"] for one in found["requirements"]}
    assert {skill: points[skill] for skill in POINTS} == POINTS
    assert points["strategic-thinking"] == 0


def test_the_web_says_the_same_as_the_command_line(as_learner):
    told, shown = on_the_command_line(), on_the_web(as_learner).content
    assert told["role"].items() <= shown["role"].items()
    assert {key: shown[key] for key in told} == told | {"role": shown["role"]}
    assert {"match", "verdict", "requirements", "path", "next_roles", "nearest_roles"} <= set(told)


def test_every_rating_of_the_file_was_asked_on_the_web(as_learner):
    on_the_web(as_learner)
    answers = SelfAssessment.objects.get().answers_by_skill()
    assert {skill: str(value) for skill, value in answers.items()} == ratings()


def test_the_report_page_shows_these_numbers(as_learner):
    page = words(as_learner.get(on_the_web(as_learner).get_absolute_url()))
    assert "Not yet Senior AI Engineer: two essentials are below the required level." in page
    assert "Match: between 85 % and 88 %" in page


def test_the_page_that_explains_shows_these_very_numbers(client):
    response = client.get("/how-this-is-calculated/")
    assert "4555 of 5340 points are 85.29 %, and 4735 of 5340 are 88.67 %, rounded down." in words(response)
    assert "<td>4555</td><td>4735</td><td>5340</td>" in html(response)
    lines = {line["skill"]: line["low_points"] for line in response.context["sums"]["lines"] if line["counts"]}
    assert lines == POINTS | {"strategic-thinking": 0}
