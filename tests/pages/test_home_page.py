"""Home for people who are signed in: where I stand, and one next action."""

import pytest

from roles.publishing import retire
from tests import assessed
from tests.coder import coder
from tests.reading import heading, html, links, queries, section, title, words
from tests.reports.versions import ask, publish_version

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


def test_changed_requirements_are_told_and_lead_to_the_report_until_it_is_made_with_them(as_learner, learner, role):
    report = assessed.report(learner, role, {"python": 1})
    assert "have changed" not in section(as_learner.get("/"), "stand")
    publish_version(ask("python", level=4))
    response = as_learner.get("/")
    assert "The requirements of this role have changed since: version 2 is in use." in section(response, "stand")
    assert links(response)[0] == report.get_absolute_url()
    as_learner.post(f"{report.get_absolute_url()}again/")
    assert "have changed" not in section(as_learner.get("/"), "stand")


def test_a_role_that_is_not_offered_any_more_is_told(as_learner, learner, role):
    assessed.report(learner, role, {"python": 1})
    retire(role, None)
    assert "This role is not offered any more." in section(as_learner.get("/"), "stand")


def test_nothing_of_other_people_is_shown(as_learner, stranger, role):
    assessed.report(stranger, role, {"python": 1})
    assessed.draft(stranger, role)
    assert "Coder" not in words(as_learner.get("/"))


def test_the_page_is_kept_by_no_cache(as_learner):
    assert {"no-store", "private"} <= set(as_learner.get("/")["Cache-Control"].split(", "))


@pytest.mark.parametrize("number", [1, 9])
def test_the_page_takes_9_queries_however_many_reports_there_are(as_learner, learner, role, number):
    for _ in range(number):
        assessed.report(learner, role, {"python": 1})
    assert queries(as_learner, "/") == 9
