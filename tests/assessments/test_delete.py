"""Deleting an assessment: the page says exactly what goes, what is confirmed goes whole, and nothing else does."""

import re
from uuid import uuid4

import pytest

from assessor.assessments.models import Answer, SelfAssessment
from assessor.catalogue import published_catalogue
from assessor.reports.freezing import submit_and_report
from assessor.reports.models import GapReport
from tests import assessed
from tests.crowd import crowd
from tests.reading import crumbs, heading, html, links, queries, title, words

pytestmark = pytest.mark.django_db

ANSWERS = {"python": 3, "talking": 1}


@pytest.fixture
def draft(learner, role):
    return assessed.draft(learner, role, ANSWERS)


def address(assessment) -> str:
    return f"/assessments/{assessment.pk}/delete/"


def seen(page) -> str:
    return re.search(r'name="seen" value="([^"]*)"', html(page))[1]


def delete(client, assessment, **options):
    """Open the page and confirm it."""
    return client.post(address(assessment), {"seen": seen(client.get(address(assessment)))}, **options)


# What the page says


def test_the_page_of_a_draft_says_exactly_what_goes(as_learner, draft):
    response = as_learner.get(address(draft))
    assert (heading(response), title(response)) == (
        "Delete this assessment?",
        "Delete this assessment? | Skill-gap assessor",
    )
    assert crumbs(response) == ["Home", "My assessments", "Delete"]
    page = words(response)
    assert "This cannot be undone." in page
    assert "The self-assessment for Coder in progress, started" in page
    assert "Its 2 answers, with their notes and links" in page
    assert "No report was made from it." in page
    assert f"/assessments/{draft.pk}/ratings.csv" in links(response)


def test_the_page_of_a_submitted_one_names_its_reports(as_learner, submitted):
    page = words(as_learner.get(address(submitted)))
    assert "The self-assessment for Coder submitted" in page
    assert "The gap report for Coder" in page


def test_levels_given_in_hindsight_are_named_and_seen_before_they_go(as_learner, submitted):
    page = {"seen": seen(as_learner.get(address(submitted)))}
    submitted.reports.get().hindsights.create(skill_slug="python", level=2)
    assert as_learner.post(address(submitted), page).status_code == 409
    assert "The gap report for Coder, with 1 level that you gave in hindsight" in words(
        as_learner.get(address(submitted))
    )


def test_what_is_empty_is_said(as_learner, learner, role):
    page = words(as_learner.get(address(assessed.draft(learner, role))))
    assert "It has no answers yet." in page
    assert "save them as a file" not in page


def test_a_report_that_was_deleted_before_is_said(as_learner, without_report):
    assert "No report was made from it, or it was deleted before." in words(as_learner.get(address(without_report)))


def test_opening_the_page_deletes_nothing(as_learner, draft):
    as_learner.get(address(draft))
    assert draft.answers_by_skill() == ANSWERS


# Deleting


def test_a_confirmed_draft_goes_with_its_answers(as_learner, draft):
    response = delete(as_learner, draft, follow=True)
    assert response.redirect_chain == [("/assessments/", 302)]
    assert "The assessment is deleted with its two answers." in words(response)
    assert not SelfAssessment.objects.exists()
    assert not Answer.objects.exists()


def test_a_submitted_one_goes_with_its_answers_and_reports(as_learner, submitted):
    response = delete(as_learner, submitted, follow=True)
    assert "The assessment is deleted with its two answers and one report." in words(response)
    assert not any(model.objects.exists() for model in (SelfAssessment, Answer, GapReport))


def test_only_the_one_goes(as_learner, learner, role, submitted):
    other = assessed.report(learner, role, ANSWERS)
    draft = assessed.draft(learner, role)
    delete(as_learner, submitted)
    assert set(SelfAssessment.objects.all()) == {other.assessment, draft}
    assert list(GapReport.objects.all()) == [other]
    assert draft.answers_by_skill() == ANSWERS


def test_after_a_draft_was_deleted_a_new_one_starts_from_the_last_that_is_left(as_learner, submitted, role):
    as_learner.post("/assessments/start/", {"target": "coder"})
    delete(as_learner, SelfAssessment.objects.drafts().get())
    as_learner.post("/assessments/start/", {"target": "coder"})
    assert SelfAssessment.objects.drafts().get().answers_by_skill() == ANSWERS


def test_confirming_twice_finds_nothing_the_second_time(as_learner, draft):
    page = {"seen": seen(as_learner.get(address(draft)))}
    assert as_learner.post(address(draft), page).status_code == 302
    assert as_learner.post(address(draft), page).status_code == 404


@pytest.mark.parametrize("sent", [{}, {"seen": ""}, {"seen": "draft-9-9"}, {"seen": "a\0b"}])
def test_without_having_seen_what_goes_nothing_goes(as_learner, draft, sent):
    response = as_learner.post(address(draft), sent)
    assert response.status_code == 409
    assert "Nothing was deleted. This is what would go now." in words(response)
    assert draft.answers_by_skill() == ANSWERS


def test_what_was_added_in_another_window_is_shown_before_it_goes(as_learner, draft):
    page = {"seen": seen(as_learner.get(address(draft)))}
    submit_and_report(published_catalogue(), draft)
    response = as_learner.post(address(draft), page)
    assert response.status_code == 409
    assert "It was changed since you opened this page." in words(response)
    assert "The gap report for Coder" in words(response)
    assert GapReport.objects.exists()
    assert as_learner.post(address(draft), {"seen": seen(response)}).status_code == 302


def test_one_whose_role_was_deleted_can_be_deleted(as_learner, draft, role):
    role.delete()
    assert "The self-assessment in progress" in words(as_learner.get(address(draft)))
    assert delete(as_learner, draft).status_code == 302


def test_a_page_left_open_elsewhere_finds_nothing_any_more(as_learner, draft):
    delete(as_learner, draft)
    for path in ("", "first/", "import/", "ratings.csv", "delete/"):
        assert as_learner.get(f"/assessments/{draft.pk}/{path}").status_code == 404
    assert as_learner.post(f"/assessments/{draft.pk}/submit/").status_code == 404


# The ways there


def test_the_list_and_the_overview_lead_here(as_learner, draft, learner, role):
    assert address(draft) in links(as_learner.get("/assessments/"))
    assert address(draft) in links(as_learner.get(f"/assessments/{draft.pk}/"))
    submit_and_report(published_catalogue(), draft)
    assert address(draft) in links(as_learner.get("/assessments/"))


# Who, and how much


def test_a_visitor_on_trial_deletes_their_own(client, role):
    client.post("/assessments/start/", {"target": "coder"})
    assert delete(client, SelfAssessment.objects.get()).url == "/assessments/"
    assert not SelfAssessment.objects.exists()


@pytest.mark.parametrize("who", ["stranger", "editor"])
@pytest.mark.parametrize("method", ["get", "post"])
@pytest.mark.parametrize("state", ["draft", "submitted"])
def test_others_get_the_same_404_as_for_nothing(client, who, method, state, request):
    mine = request.getfixturevalue(state)
    client.force_login(request.getfixturevalue(who))
    data = {"seen": f"{state}-2-{mine.reports.count()}"}
    addresses = [address(mine), f"/assessments/{uuid4()}/delete/"]
    theirs, nothing = (getattr(client, method)(one, data) for one in addresses)
    assert theirs.status_code == nothing.status_code == 404
    assert theirs.content == nothing.content
    assert mine.answers_by_skill() == ANSWERS


@pytest.mark.parametrize("number", [3, 30])
def test_the_page_takes_5_queries_at_any_size(as_learner, learner, number):
    report = assessed.report(learner, crowd(number), {f"crowd-{n}": 2 for n in range(number)})
    assert queries(as_learner, address(report.assessment)) == 5
