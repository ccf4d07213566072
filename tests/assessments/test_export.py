"""My ratings as a file: in the form that the command line and the import read, whatever the skills are called."""

import csv
import io
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assessor.assessments.ratings_file import read_ratings, write_ratings
from roles.exchange.spreadsheet_text import is_formula_like
from tests import assessed
from tests.crowd import crowd
from tests.reading import queries

ANSWERS = {"python": 3, "java": 0, "sql": "not-sure", "talking": "not-applicable"}
SLUGS = st.from_regex(r"[-a-zA-Z0-9_]{1,12}", fullmatch=True)
ALL_LEVELS = st.integers(0, 5) | st.sampled_from(["not-sure", "not-applicable"])


@st.composite
def skills_and_answers(draw):
    """A catalogue in which slugs and names may read alike, and answers to some of it."""
    skills = draw(st.dictionaries(SLUGS, SLUGS | st.text(max_size=12), min_size=1))
    return skills, {slug: draw(ALL_LEVELS) for slug in draw(st.sets(st.sampled_from(sorted(skills)), min_size=1))}


@given(skills_and_answers())
def test_what_was_written_is_read_back(drawn):
    skills, answers = drawn
    assert read_ratings(write_ratings(answers), skills) == answers


@given(st.dictionaries(SLUGS, ALL_LEVELS))
def test_no_cell_can_be_taken_for_a_formula(answers):
    _, *rows = csv.reader(io.StringIO(write_ratings(answers).decode()))
    cells = [cell for row in rows for cell in row]
    assert not any(is_formula_like(cell) for cell in cells)
    assert all(re.fullmatch(r"'?[-\w]+|n/a", cell) for cell in cells)


@pytest.fixture
def draft(learner, role):
    return assessed.draft(learner, role, ANSWERS)


def address(assessment) -> str:
    return f"/assessments/{assessment.pk}/ratings.csv"


def test_a_draft_is_exported_in_the_order_of_the_catalogue(as_learner, draft):
    response = as_learner.get(address(draft))
    assert response.headers["Content-Type"] == "text/csv; charset=utf-8"
    assert response.content == b"skill,level\npython,3\njava,0\nsql,not-sure\ntalking,n/a\n"


def test_a_submitted_assessment_is_exported_as_it_was_submitted(as_learner, learner, role):
    report = assessed.report(learner, role, ANSWERS)
    draft = assessed.draft(learner, role, {"python": 5})
    assert b"python,3\n" in as_learner.get(address(report.assessment)).content
    assert b"python,5\n" in as_learner.get(address(draft)).content


def test_the_file_is_saved_under_a_name_that_says_what_it_is(as_learner, draft):
    disposition = as_learner.get(address(draft)).headers["Content-Disposition"]
    assert re.fullmatch(r'attachment; filename="ratings-coder-\d{4}-\d\d-\d\d\.csv"', disposition)


def test_a_submitted_one_has_its_day_in_the_name(as_learner, learner, role):
    report = assessed.report(learner, role, ANSWERS)
    day = report.assessment.submitted_at.strftime("%Y-%m-%d")
    assert f"ratings-coder-{day}.csv" in as_learner.get(address(report.assessment)).headers["Content-Disposition"]


def test_without_its_role_the_file_still_has_a_name(as_learner, draft, role):
    role.delete()
    response = as_learner.get(address(draft))
    assert re.search(r'"ratings-\d{4}-\d\d-\d\d\.csv"', response.headers["Content-Disposition"])
    assert b"python,3\n" in response.content


def test_a_draft_without_answers_is_the_header_alone(as_learner, learner, role):
    assert as_learner.get(address(assessed.draft(learner, role))).content == b"skill,level\n"


def test_answers_for_other_roles_are_exported_too(as_learner, learner, role):
    draft = assessed.draft(learner, crowd(1), {"crowd-0": 3, "python": 1})
    assert as_learner.get(address(draft)).content.count(b"\n") == 3


def test_a_file_of_ratings_is_kept_by_no_cache(as_learner, draft):
    assert {"no-store", "private"} <= set(as_learner.get(address(draft)).headers["Cache-Control"].split(", "))


@pytest.mark.parametrize("number", [3, 30])
def test_the_export_takes_5_queries_at_any_size(as_learner, learner, number):
    draft = assessed.draft(learner, crowd(number), {f"crowd-{n}": 2 for n in range(number)})
    assert queries(as_learner, address(draft)) == 5


def test_a_visitor_on_trial_takes_their_ratings_along(client, role):
    client.post("/assessments/start/", {"target": "coder"})
    first = client.get("/assessments/").context["draft"]
    client.post(f"/assessments/{first.pk}/first/", {"python": "4"})
    assert b"python,4\n" in client.get(address(first)).content
