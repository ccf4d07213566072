"""A plan with a skill that was merged since: what was done for the old skill counts for the one that stays."""

import pytest

from assessor.catalogue import published_catalogue
from assessor.learning.planning import todays
from assessor.reports.freezing import report_again
from roles.merging import merge
from roles.models import CatalogueRevision, Skill
from tests import factories
from tests.learning import plans

pytestmark = pytest.mark.django_db


@pytest.fixture
def new(db):
    return factories.SkillFactory(slug="python-again")


def merged(new):
    merge(Skill.objects.get(slug="python"), new, CatalogueRevision.current())


def steps(plan) -> list[tuple]:
    plan.refresh_from_db()
    return [step.key for step in todays(plan, published_catalogue()).steps]


def test_the_plan_of_an_old_report_stays_as_it_is(plan, new):
    before = steps(plan)
    merged(new)
    assert steps(plan) == before


def test_a_step_that_was_done_counts_for_the_skill_that_stays(as_learner, plan, report, new):
    as_learner.post(f"/plans/{plan.pk}/steps/python/2/done/")
    merged(new)
    assert ("python", 2) not in steps(plan)
    report_again(published_catalogue(), report)
    assert [key for key in steps(plan) if key[0] == "python-again"] == [("python-again", 3)]


def test_a_skill_that_was_left_out_stays_left_out(as_learner, plan, report, new):
    as_learner.post(f"/plans/{plan.pk}/skills/python/leave-out/")
    merged(new)
    report_again(published_catalogue(), report)
    assert not [key for key in steps(plan) if "python" in key[0]]


def test_what_was_said_of_a_step_is_said_of_the_skill_that_stays_as_well(plan, report, new):
    said = {"own_hours": 7, "pinned": True, "note": "With Ada."}
    plan.steps.create(skill_slug="python", skill_name="Python", level=3, **said)
    plan.steps.create(skill_slug="python", skill_name="Python", level=2, note="Begun.")
    own = plan.steps.create(skill_slug="python-again", skill_name="Python again", level=2, note="My own words.")
    before = steps(plan)
    merged(new)
    assert steps(plan) == before, "the plan of the old report stays as it is"
    report_again(published_catalogue(), report)
    plan.refresh_from_db()
    step = next(one for one in todays(plan, published_catalogue()).steps if one.key == ("python-again", 3))
    assert step.hours == 7
    assert {name: getattr(step.row, name) for name in said} == said
    own.refresh_from_db()
    assert own.note == "My own words."
    assert plan.steps.filter(skill_slug="python").count() == 2


def test_the_page_of_the_plan_opens_before_and_after(as_learner, plan, report, new):
    merged(new)
    assert as_learner.get(plan.get_absolute_url()).status_code == 200
    as_learner.post(f"/plans/{plan.pk}/newer-version/")
    assert as_learner.get(plan.get_absolute_url()).status_code == 200
    assert plans.steps(plan)
