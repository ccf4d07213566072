"""Home for people who are signed in: where I stand, and one next action."""

import pytest

from tests import assessed
from tests.coder import coder
from tests.reading import heading, html, links, queries, section, title, words

pytestmark = pytest.mark.django_db


@pytest.fixture
def role():
    return coder()


def test_a_new_person_is_asked_to_choose_a_role(as_learner):
    response = as_learner.get("/")
    assert (heading(response), title(response)) == (
        "Rate yourself for the role you want",
        "Where I stand | Skill-gap assessor",
    )
    assert links(response)[0] == "/assessments/start/"


def test_a_draft_comes_first(as_learner, learner, role):
    draft = assessed.draft(learner, role)
    response = as_learner.get("/")
    assert heading(response) == "Go on with your assessment for Coder"
    assert links(response)[0] == f"/assessments/{draft.pk}/"


def test_a_draft_whose_role_was_deleted_can_be_continued(as_learner, learner, role):
    assessed.draft(learner, role)
    role.delete()
    assert heading(as_learner.get("/")) == "Go on with your assessment"


def test_the_latest_report_says_where_i_stand_with_the_next_moves(as_learner, learner, role):
    assessed.report(learner, role, {"python": 5})
    latest = assessed.report(learner, role, {"python": 1, "java": 0})
    response = as_learner.get("/")
    assert heading(response) == "Not yet Coder: one essential is below the required level."
    assert links(response)[0] == f"/reports/{latest.pk}/"
    assert "Python: 1 to 2" in section(response, "moves")


def test_a_draft_and_a_report_stand_together_with_one_heading(as_learner, learner, role):
    report = assessed.report(learner, role, {"python": 1})
    draft = assessed.draft(learner, role)
    response = as_learner.get("/")
    assert html(response).count("<h1") == 1
    assert links(response)[:2] == [f"/assessments/{draft.pk}/", f"/reports/{report.pk}/"]


def test_nothing_of_other_people_is_shown(as_learner, stranger, role):
    assessed.report(stranger, role, {"python": 1})
    assessed.draft(stranger, role)
    assert "Coder" not in words(as_learner.get("/"))


def test_the_page_is_kept_by_no_cache(as_learner):
    assert {"no-store", "private"} <= set(as_learner.get("/")["Cache-Control"].split(", "))


@pytest.mark.parametrize("number", [1, 9])
def test_the_page_takes_8_queries_however_many_reports_there_are(as_learner, learner, role, number):
    for _ in range(number):
        assessed.report(learner, role, {"python": 1})
    assert queries(as_learner, "/") == 8
