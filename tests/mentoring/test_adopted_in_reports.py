"""A report says which of its levels were taken over from a mentor; one without any is as it always was."""

import json

import pytest

from assessor.assessments.models import SelfAssessment
from assessor.catalogue import published_catalogue
from assessor.reports.freezing import submit_and_report
from assessor.reports.pdf_file import pdf_data
from tests import assessed
from tests.mentoring import mentored
from tests.mentoring.beside import adopt
from tests.mentoring.conftest import ANSWERS
from tests.reading import section, words

pytestmark = pytest.mark.django_db


@pytest.fixture
def draft(as_learner, learner, mentor, report):
    """The next self-assessment, with Marten's levels for SQL and Sets."""
    review = mentored.sent_review(report, mentor, {"sql": 2, "sets": 1})
    adopt(as_learner, review, "sql")
    adopt(as_learner, review, "sets")
    return SelfAssessment.objects.drafts().get(owner=learner)


@pytest.fixture
def second(draft):
    return submit_and_report(published_catalogue(), draft)


def test_the_content_names_the_skills(second):
    assert second.content["adopted"] == ["sets", "sql"]
    assert second.is_intact


def test_without_any_there_is_no_mark_and_the_content_is_the_same_to_the_letter(learner, role, report):
    again = assessed.report(learner, role, ANSWERS)
    assert "adopted" not in report.content
    assert (again.content, again.digest) == (report.content, report.digest)


def test_the_page_marks_the_row(as_learner, second):
    gaps = section(as_learner.get(second.get_absolute_url()), "gaps")
    assert "Sql Gap weight 3 adopted from a mentor" in gaps
    assert gaps.count("adopted from a mentor") == 1


def test_the_page_of_a_report_without_any_has_no_mark(as_learner, report):
    assert "adopted" not in words(as_learner.get(report.get_absolute_url()))


def test_where_another_skill_counts_the_row_is_not_marked(as_learner, learner, mentor, report):
    adopt(as_learner, mentored.sent_review(report, mentor, {"java": 1}), "java")
    mine = SelfAssessment.objects.drafts().get(owner=learner)
    second = submit_and_report(published_catalogue(), mine)
    assert second.content["adopted"] == ["java"]
    assert "adopted" not in words(as_learner.get(second.get_absolute_url()))


def test_the_report_so_far_marks_it_too(as_learner, draft):
    assert "adopted from a mentor" in section(as_learner.get(f"/assessments/{draft.pk}/report/"), "gaps")


def test_the_pdf_says_what_the_page_says(second):
    rows = {row["name"]: row["adopted"] for row in pdf_data(second)["gaps"]}
    assert rows == {"Python or Java": "", "Sql": "adopted from a mentor"}


def test_the_json_document_names_them_only_if_there_are_any(as_learner, report, second):
    first, other = (json.loads(as_learner.get(f"/reports/{one.pk}/report.json").content) for one in (report, second))
    assert "adopted" not in first
    assert other["adopted"] == ["sets", "sql"]


def test_the_next_self_assessment_still_knows(learner, role, second):
    third = assessed.report(learner, role, {"sets": 2})
    assert third.content["adopted"] == ["sql"]
