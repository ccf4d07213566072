"""A newer version of the role's requirements: the plan says what it adds and drops, and asks."""

import pytest

from assessor.assessments.models import SelfAssessment
from assessor.learning.models import LearningPlan
from assessor.learning.outline import day
from roles.models import CatalogueRevision
from tests import factories
from tests.learning import plans
from tests.reading import html, words
from tests.reports.versions import ask, publish_version

pytestmark = pytest.mark.django_db

OFFER = "The requirements of this role have a newer version, 2."


def show(client, plan):
    return client.get(plan.get_absolute_url())


def accept(client, plan):
    return client.post(f"/plans/{plan.pk}/newer-version/")


def add_and_drop(draft):
    factories.RequirementFactory(profile=draft, skill=factories.SkillFactory(slug="knots"))
    draft.requirements.get(skill__slug="sql").delete()
    talking = draft.requirements.get(skill__slug="talking")
    talking.level = 3
    talking.save()


def test_with_the_latest_version_nothing_is_said(as_learner, plan):
    assert "newer version" not in words(show(as_learner, plan))


def test_what_it_would_add_drop_and_ask_for_is_told(as_learner, plan):
    publish_version(add_and_drop)
    page = show(as_learner, plan)
    assert OFFER in words(page)
    assert "It adds Talking to level 3" in words(page)
    assert "It drops Sets to level 1, Sql to level 2 and Sql to level 3" in words(page)
    assert "It asks for what you have not rated: Knots" in words(page)
    assert "Plan for version 2" in words(page)
    assert len(plans.steps(plan)) == 5


def test_a_version_that_changes_no_step_says_so(as_learner, plan):
    publish_version(ask("sql", weight=4))
    assert "No step would change." in words(show(as_learner, plan))


def test_it_says_when_it_would_end_and_make_ready_and_that_nothing_has_to_change(as_learner, plan):
    now = plans.planned(plan)
    publish_version(ask("python", level=4))
    text = words(show(as_learner, plan))
    end, ready = now.steps[-1].last, now.ready_step.last
    accept(as_learner, plan)
    then = plans.planned(plan)
    assert f"End: {day(then.steps[-1].last)}, now {day(end)}" in text
    assert f"Ready: {day(then.ready_step.last)}, now {day(ready)}" in text
    assert "You need not change: the plan goes on with version 1 for as long as you like." in text


def test_what_is_done_counts_for_it_too(as_learner, plan):
    plans.tick(as_learner, plan, "python", 2)
    publish_version(ask("python", level=4))
    assert "It adds Python to level 4" in words(show(as_learner, plan))


def test_accepting_it_makes_the_report_and_plans_by_it(as_learner, learner, plan, report):
    publish_version(add_and_drop)
    response = accept(as_learner, plan)
    page = as_learner.get(response.url)
    assert "The plan is now for version 2. New in the plan: Talking to level 3." in words(page)
    assert OFFER not in words(page)
    newest = learner.gap_reports.latest("created_at")
    assert newest.content["answers"] == report.content["answers"]
    assert LearningPlan.objects.get().outline["report"] == str(newest.pk)
    assert "You have a newer report" not in words(page)


def test_accepting_twice_makes_one_report(as_learner, learner, plan):
    publish_version(add_and_drop)
    accept(as_learner, plan)
    response = accept(as_learner, plan)
    assert learner.gap_reports.count() == 2
    assert "made for the latest requirements already" in words(as_learner.get(response.url))


def test_a_role_that_is_not_offered_any_more_has_no_newer_version(as_learner, plan, role):
    role.profiles.update(status="retired")
    CatalogueRevision.bump()
    assert OFFER not in words(show(as_learner, plan))
    assert "The plan stays as it is." in words(as_learner.get(accept(as_learner, plan).url))


def test_a_plan_without_a_report_stays_as_it_is(as_learner, plan, report):
    report.delete()
    assert "The plan stays as it is." in words(as_learner.get(accept(as_learner, plan).url))


def test_a_report_that_is_deleted_meanwhile_is_not_found(as_learner, plan, monkeypatch):
    def deleted(catalogue, report):
        raise SelfAssessment.DoesNotExist

    monkeypatch.setattr("assessor.learning.newer_version.report_again", deleted)
    assert accept(as_learner, plan).status_code == 404


def test_nothing_is_written_by_looking(as_learner, learner, plan):
    publish_version(add_and_drop)
    before = LearningPlan.objects.values().get()
    assert OFFER in html(show(as_learner, plan))
    assert LearningPlan.objects.values().get() == before
    assert learner.gap_reports.count() == 1


def test_what_is_not_rated_counts_as_0_for_it_too_if_that_is_wished(as_learner, plan):
    LearningPlan.objects.update(unknown_as_zero=True)
    publish_version(add_and_drop)
    text = words(show(as_learner, plan))
    assert "Knots to level 1" in text
    assert "It asks for what you have not rated" not in text
