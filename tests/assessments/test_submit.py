"""Submitting: one report, whatever is clicked twice or was left open in another tab; nothing changes afterwards."""

import pytest

from assessor.assessments.models import SelfAssessment
from assessor.catalogue import published_catalogue
from assessor.reports.freezing import submit_and_report
from assessor.reports.models import GapReport
from tests import assessed, factories
from tests.assessments.pages import send
from tests.reading import words

pytestmark = pytest.mark.django_db


@pytest.fixture
def draft(learner, role):
    return assessed.draft(learner, role, {"python": 3, "talking": 1})


@pytest.fixture
def submitted(as_learner, draft):
    as_learner.post(f"/assessments/{draft.pk}/submit/")
    return SelfAssessment.objects.get()


def test_submitting_makes_the_report_and_leads_to_it(as_learner, learner, role, draft):
    response = as_learner.post(f"/assessments/{draft.pk}/submit/")
    report = GapReport.objects.get()
    assert response.url == f"/reports/{report.pk}/"
    assert (report.owner, report.assessment, report.profile.role) == (learner, draft, role)


def test_submitting_twice_leads_to_the_same_report(as_learner, draft):
    first = as_learner.post(f"/assessments/{draft.pk}/submit/").url
    assert as_learner.post(f"/assessments/{draft.pk}/submit/").url == first
    assert GapReport.objects.count() == 1


def test_opening_the_address_does_not_submit(as_learner, draft):
    assert as_learner.get(f"/assessments/{draft.pk}/submit/").status_code == 405
    draft.refresh_from_db()
    assert draft.is_draft


def test_a_report_without_answers_is_refused_kindly(as_learner, learner, role):
    empty = assessed.draft(learner, role)
    response = as_learner.post(f"/assessments/{empty.pk}/submit/", follow=True)
    assert "Rate at least one skill first" in words(response)
    assert not GapReport.objects.exists()


def test_a_submitted_assessment_leads_to_its_report(as_learner, submitted):
    report = GapReport.objects.get()
    assert as_learner.get(f"/assessments/{submitted.pk}/").url == f"/reports/{report.pk}/"


@pytest.mark.parametrize("method", ["get", "post"])
def test_a_page_left_open_in_another_tab_changes_nothing_and_says_so(as_learner, submitted, method):
    response = getattr(as_learner, method)(f"/assessments/{submitted.pk}/first/", {"python": "5"}, follow=True)
    assert "This assessment was submitted and does not change any more" in words(response)
    assert response.redirect_chain[-1][0] == f"/reports/{GapReport.objects.get().pk}/"
    assert submitted.answers_by_skill() == {"python": 3, "talking": 1}


def test_a_save_that_loses_the_race_with_submit_changes_nothing_and_says_so(as_learner, draft, monkeypatch):
    monkeypatch.setattr("assessor.assessments.views._show", None)  # the page must not be shown
    monkeypatch.setattr(SelfAssessment, "is_draft", property(lambda self: seen_as_draft(self)))
    response = as_learner.post(f"/assessments/{draft.pk}/first/", {"python": "5"})
    assert response.url == f"/assessments/{draft.pk}/"
    assert draft.answers_by_skill() == {"python": 3, "talking": 1}


def seen_as_draft(assessment: SelfAssessment) -> bool:
    """The view sees a draft; before the lock is taken the other tab submits it."""
    still_draft = assessment.status == SelfAssessment.Status.DRAFT
    if still_draft:
        SelfAssessment.objects.get(pk=assessment.pk).submit()
    return still_draft


def test_another_tabs_changed_aim_is_what_the_report_is_about(learner, role, draft):
    stale = SelfAssessment.objects.select_related("target_role").get(pk=draft.pk)
    assert stale.target_role == role
    other = factories.published_role(slug="other")
    assessed.draft(learner, other)
    report = submit_and_report(published_catalogue(), stale)
    assert report.content["role"]["slug"] == "other"


def test_the_second_assessment_starts_from_the_first_ones_answers(as_learner, submitted):
    second = as_learner.post("/assessments/start/", {"target": "coder"}).url
    assert second != f"/assessments/{submitted.pk}/"
    assert "2 of 4 answered" in words(as_learner.get(second))
    send(as_learner, f"{second}first/", {"python": "5"})
    assert SelfAssessment.objects.drafts().get().answers_by_skill()["python"] == 5
    assert submitted.answers_by_skill() == {"python": 3, "talking": 1}


def test_the_current_role_goes_into_the_report(as_learner, learner, role):
    current = factories.published_role(slug="junior", title="Junior")
    draft = assessed.draft(learner, role, {"python": 1}, current=current)
    as_learner.post(f"/assessments/{draft.pk}/submit/")
    assert GapReport.objects.get().content["current_role"] == {"slug": "junior", "title": "Junior"}
