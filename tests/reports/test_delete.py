"""Deleting a report: it alone goes; the assessment that it was made from stays."""

from uuid import uuid4

import pytest

from assessor.assessments.models import SelfAssessment
from assessor.reports.models import GapReport, Hindsight
from tests import assessed
from tests.reading import crumbs, heading, links, queries, title, words

pytestmark = pytest.mark.django_db

ANSWERS = {"python": 3, "talking": 1}


@pytest.fixture
def report(learner, role):
    return assessed.report(learner, role, ANSWERS)


def address(report) -> str:
    return f"/reports/{report.pk}/delete/"


def test_the_page_says_what_goes_and_what_stays(as_learner, report):
    response = as_learner.get(address(report))
    assert (heading(response), title(response)) == (
        "Delete this report?",
        "Delete this report? | Skill-gap assessor",
    )
    assert crumbs(response) == ["Home", "My assessments", "Coder", "Delete"]
    assert "This cannot be undone." in words(response)
    assert "The gap report for Coder, with its learning path" in words(response)
    assert "The assessment behind it stays, with all its answers." in words(response)
    assert f"/assessments/{report.assessment_id}/delete/" in links(response)
    assert GapReport.objects.exists()


def test_the_report_leads_here(as_learner, report):
    assert address(report) in links(as_learner.get(report.get_absolute_url()))


def test_a_confirmed_report_goes_and_its_assessment_stays(as_learner, report):
    response = as_learner.post(address(report), follow=True)
    assert response.redirect_chain == [("/assessments/", 302)]
    assert "The report for Coder is deleted." in words(response)
    assert not GapReport.objects.exists()
    mine = SelfAssessment.objects.get()
    assert not mine.is_draft
    assert mine.answers_by_skill() == ANSWERS


def test_levels_given_in_hindsight_are_named_and_go_with_it(as_learner, report):
    report.hindsights.create(skill_slug="python", level=2)
    assert "and 1 level that you gave in hindsight" in words(as_learner.get(address(report)))
    as_learner.post(address(report))
    assert not Hindsight.objects.exists()


def test_only_the_one_goes(as_learner, learner, role, report):
    other = assessed.report(learner, role, ANSWERS)
    as_learner.post(address(report))
    assert list(GapReport.objects.all()) == [other]


def test_confirming_twice_finds_nothing_the_second_time(as_learner, report):
    assert as_learner.post(address(report)).status_code == 302
    assert as_learner.post(address(report)).status_code == 404
    assert as_learner.get(report.get_absolute_url()).status_code == 404


def test_the_submitted_assessment_leads_to_the_list_then(as_learner, report):
    as_learner.post(address(report))
    assert as_learner.get(f"/assessments/{report.assessment_id}/").url == "/assessments/"


def test_a_visitor_on_trial_deletes_their_own(client, role):
    client.post("/assessments/start/", {"target": "coder"})
    draft = SelfAssessment.objects.get()
    client.post(f"/assessments/{draft.pk}/first/", {"python": "4"})
    client.post(f"/assessments/{draft.pk}/submit/")
    assert client.post(address(GapReport.objects.get())).url == "/assessments/"
    assert not GapReport.objects.exists()


@pytest.mark.parametrize("who", ["stranger", "editor"])
@pytest.mark.parametrize("method", ["get", "post"])
def test_others_get_the_same_404_as_for_nothing(client, report, who, method, request):
    client.force_login(request.getfixturevalue(who))
    theirs, nothing = (getattr(client, method)(one) for one in [address(report), f"/reports/{uuid4()}/delete/"])
    assert theirs.status_code == nothing.status_code == 404
    assert theirs.content == nothing.content
    assert GapReport.objects.get().is_intact


def test_to_see_a_report_is_not_enough_to_delete_it(client, report, stranger, monkeypatch):
    monkeypatch.setattr("assessor.reports.models.GapReportQuerySet.visible_to", lambda rows, holder: rows.all())
    client.force_login(stranger)
    assert client.post(address(report)).status_code == 404
    assert GapReport.objects.exists()


def test_the_page_takes_4_queries(as_learner, report):
    assert queries(as_learner, address(report)) == 4
