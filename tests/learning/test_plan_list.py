"""My plans: which there are, which one is followed, which could be started; and deleting one."""

import pytest

from assessor.learning.models import LearningPlan, PlanStep
from assessor.learning.outline import day
from tests import assessed, factories
from tests.learning import plans
from tests.learning.conftest import ANSWERS
from tests.reading import crumbs, heading, html, links, queries, words

pytestmark = pytest.mark.django_db


@pytest.fixture
def other(learner, plan):
    """A second plan, for another role."""
    return plans.start(learner, assessed.report(learner, factories.published_role(slug="sailor"), ANSWERS))


def active() -> list[str]:
    return [plan.role_slug for plan in LearningPlan.objects.active()]


def test_without_a_report_the_way_to_one_is_shown(as_learner):
    page = as_learner.get("/plans/")
    assert heading(page) == "My plans"
    assert links(page)[1:] == ["/assessments/start/", "/road/"]


def test_with_reports_only_each_role_can_be_planned_from_its_newest(as_learner, learner, role):
    assessed.report(learner, role, ANSWERS)
    newest = assessed.report(learner, role, ANSWERS)
    page = as_learner.get("/plans/")
    assert [link for link in links(page) if "start" in link] == [f"/plans/start/{newest.pk}/"]
    assert "Plan the way to Coder" in words(page)


def test_a_plan_stands_with_its_time_and_what_is_done(as_learner, plan):
    plans.tick(as_learner, plan, "python", 2)
    LearningPlan.objects.update(start="2026-03-02", deadline="2026-07-31")
    text = words(as_learner.get("/plans/"))
    assert "Coder You follow this 4 hours a week from 2 March 2026 until 31 July 2026; 1 step done" in text
    assert "Start another plan" not in text


def test_a_plan_stands_with_its_end_the_match_then_and_the_hours_done(as_learner, plan):
    plans.tick(as_learner, plan, "python", 2)
    end = day(plans.planned(plan).steps[-1].last)
    assert f"Ends on {end}; match then 100 % 20 of 168 hours done" in words(as_learner.get("/plans/"))


def test_another_plan_can_be_followed_and_one_at_a_time(as_learner, plan, other):
    assert active() == ["coder"]
    response = as_learner.post(f"/plans/{other.pk}/activate/")
    assert active() == ["sailor"]
    assert response.url == "/plans/"
    assert "You now follow your plan for Sailor." in words(as_learner.get("/plans/"))
    as_learner.post(f"/plans/{other.pk}/activate/")
    assert active() == ["sailor"]


def test_plans_of_others_are_left_alone(as_learner, stranger, plan, other, role):
    plans.start(stranger, assessed.report(stranger, role, ANSWERS))
    as_learner.post(f"/plans/{other.pk}/activate/")
    assert LearningPlan.objects.get(owner=stranger).is_active


def test_the_page_takes_4_queries_however_many_plans_there_are(as_learner, learner, plan, other):
    plans.tick(as_learner, plan, "python", 2)
    as_learner.get("/plans/")
    assert queries(as_learner, "/plans/") == 4


def test_deleting_asks_first_and_says_what_goes(as_learner, plan):
    plans.tick(as_learner, plan, "python", 2, note="A note")
    page = as_learner.get(f"/plans/{plan.pk}/delete/")
    assert crumbs(page) == ["Home", "My plans", "Coder", "Delete"]
    assert "1 step that you ticked off" in words(page)
    assert "1 note" in words(page)
    assert LearningPlan.objects.exists()


def test_a_plan_is_deleted_and_reports_stay(as_learner, learner, plan):
    plans.tick(as_learner, plan, "python", 2)
    response = as_learner.post(f"/plans/{plan.pk}/delete/")
    assert response.url == "/plans/"
    assert "The plan for Coder is deleted." in words(as_learner.get("/plans/"))
    assert not LearningPlan.objects.exists()
    assert not PlanStep.objects.exists()
    assert learner.gap_reports.count() == 1


def test_when_the_followed_plan_is_deleted_the_newest_other_is_followed(as_learner, plan, other):
    as_learner.post(f"/plans/{plan.pk}/delete/")
    assert active() == ["sailor"]


def test_when_another_plan_is_deleted_the_followed_one_stays(as_learner, plan, other):
    as_learner.post(f"/plans/{other.pk}/delete/")
    assert active() == ["coder"]


def test_deleting_twice_is_not_found(as_learner, plan):
    as_learner.post(f"/plans/{plan.pk}/delete/")
    assert as_learner.post(f"/plans/{plan.pk}/delete/").status_code == 404


def test_the_header_leads_to_the_plans(client, as_learner):
    assert 'href="/plans/"' in html(as_learner.get("/roles/"))
    client.logout()
    assert 'href="/plans/"' not in html(client.get("/roles/"))


def test_a_person_goes_with_their_plans(plan, learner):
    learner.delete()
    assert not LearningPlan.objects.exists()
