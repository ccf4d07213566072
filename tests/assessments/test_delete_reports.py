"""Submitted assessments whose reports were all deleted: they are listed, and a new report can be made of them."""

import pytest

from assessor.assessments.models import SelfAssessment
from assessor.reports.models import GapReport
from roles.models import CatalogueRevision, RoleProfile
from tests import assessed
from tests.reading import html, links, queries, section, words

pytestmark = pytest.mark.django_db

LIST = "/assessments/"
ANSWERS = {"python": 3, "talking": 1}


def test_one_without_a_report_is_listed_and_offers_a_new_one(as_learner, without_report):
    response = as_learner.get(LIST)
    assert "Coder Submitted" in section(response, "done")
    assert "its report was deleted" in section(response, "done")
    assert f'action="/assessments/{without_report.pk}/submit/"' in html(response)
    assert f"/assessments/{without_report.pk}/delete/" in links(response)


def test_a_new_report_is_made_from_the_answers_as_they_were_submitted(as_learner, without_report):
    response = as_learner.post(f"/assessments/{without_report.pk}/submit/")
    report = GapReport.objects.get()
    assert response.url == f"/reports/{report.pk}/"
    assert (report.assessment, report.owner) == (without_report, without_report.owner)
    assert without_report.answers_by_skill() == ANSWERS


def test_making_it_twice_leads_to_the_same_report(as_learner, without_report):
    first, second = (as_learner.post(f"/assessments/{without_report.pk}/submit/").url for _ in range(2))
    assert first == second
    assert GapReport.objects.count() == 1


@pytest.mark.parametrize("kept", [True, False], ids=["without a published profile", "deleted"])
def test_for_a_role_that_was_withdrawn_none_is_offered_nor_made(as_learner, without_report, role, kept):
    RoleProfile.objects.filter(role=role).update(status="retired") if kept else role.delete()
    CatalogueRevision.bump()
    response = as_learner.get(LIST)
    assert ("Coder" if kept else "A role that is no longer in the catalogue") in section(response, "done")
    assert "Make a report" not in words(response)
    answer = as_learner.post(f"/assessments/{without_report.pk}/submit/", follow=True)
    assert answer.redirect_chain[-1] == (LIST, 302)
    assert not GapReport.objects.exists()


def test_a_report_is_found_again_when_its_role_was_withdrawn(as_learner, submitted, role):
    RoleProfile.objects.filter(role=role).update(status="retired")
    CatalogueRevision.bump()
    report = submitted.reports.get()
    assert as_learner.post(f"/assessments/{submitted.pk}/submit/").url == f"/reports/{report.pk}/"


def test_one_that_is_deleted_while_it_is_submitted_is_not_found(as_learner, without_report, monkeypatch):
    def overtaken(assessment):
        SelfAssessment.objects.filter(pk=assessment.pk).delete()
        return False

    monkeypatch.setattr(SelfAssessment, "submit", overtaken)
    assert as_learner.post(f"/assessments/{without_report.pk}/submit/").status_code == 404


@pytest.mark.parametrize("number", [3, 30])
def test_the_list_with_reports_missing_takes_5_queries_at_any_size(as_learner, learner, role, number):
    for _ in range(number):
        assessed.report(learner, role, ANSWERS)
    GapReport.objects.all().delete()
    assert queries(as_learner, LIST) == 5
