"""The plan as JSON: its path is the one that the command line prints, beside it what else is known of the plan."""

import json
from datetime import date
from io import StringIO

import pytest
from django.core.management import call_command
from django.utils import timezone

from assessor.learning.document import as_json, document
from assessor.learning.models import LearningPlan
from roles.models import Skill
from tests import assessed
from tests.crowd import add_resource
from tests.learning import plans
from tests.learning.conftest import ANSWERS

pytestmark = pytest.mark.django_db

MONDAY = date(2026, 3, 2)


def printed_path(tmp_path, **options) -> dict:
    """The path that `manage.py gap_report` prints for the same ratings."""
    ratings, out = tmp_path / "ratings.csv", StringIO()
    ratings.write_text("skill,level\n" + "".join(f"{skill},{level}\n" for skill, level in ANSWERS.items()))
    call_command("gap_report", role="coder", ratings=ratings, format="json", stdout=out, **options)
    return json.loads(out.getvalue())["path"]


def told(plan, today: date | None = None, **settings) -> dict:
    LearningPlan.objects.filter(pk=plan.pk).update(**settings)
    return json.loads(as_json(plans.planned(plan, today)))


@pytest.mark.parametrize("hours", [1, 30, 80, 1000])
def test_within_hours_the_path_is_the_one_that_the_command_line_prints(plan, tmp_path, hours):
    path = told(plan, hours_limit=hours)["path"]
    assert path == printed_path(tmp_path, hours=hours, per_week=4, start=timezone.localdate())


def test_without_a_limit_the_path_is_the_one_that_the_command_line_prints(plan, tmp_path):
    path = told(plan)["path"]
    assert path == printed_path(tmp_path, per_week=4, start=timezone.localdate())
    assert (path["proven"], path["bound"], path["match_after"]) == (True, 100.0, 100.0)


def test_the_path_has_the_promised_keys(plan):
    path = told(plan, hours_limit=80)["path"]
    assert list(path) == ["hours", "find_out", "steps", "match_after", "proven", "bound"]
    step = "skill from to hours because match_after verdict_after start end"
    assert all(list(one) == step.split() for one in path["steps"])


def test_it_says_what_it_is_and_of_which_day(learner, report):
    plan = plans.start(learner, report, start=MONDAY)
    found = told(plan, MONDAY)
    assert (found["plan"], found["as_of"]) == (str(plan.pk), "2026-03-02")
    assert found["role"] == {"slug": "coder", "title": "Coder", "profile_version": 1}


def test_the_settings_are_those_of_its_owner(plan):
    plan.breaks.create(first_day=date(2026, 4, 1), last_day=date(2026, 4, 7))
    found = told(plan, start=MONDAY, deadline=date(2027, 3, 2), hours_limit=80, excluded=["sql"], free_first=True)
    assert found["settings"] == {
        "hours_per_week": 4,
        "start": "2026-03-02",
        "deadline": "2027-03-02",
        "hours_limit": 80,
        "off": [{"first": "2026-04-01", "last": "2026-04-07"}],
        "excluded": ["sql"],
        "unknown_as_zero": False,
        "free_first": True,
    }


def test_the_finish_is_a_range(plan):
    finish = told(plan, MONDAY, start=MONDAY)["finish"]
    assert finish == {"earliest": "2026-10-24", "likely": "2026-12-20", "latest": "2027-03-28"}


def test_what_comes_after_the_hours_has_the_same_shape(plan):
    found = told(plan, MONDAY, start=MONDAY, deadline=date(2026, 7, 31))
    whole = [(one["skill"], one["to"]) for one in (*found["path"]["steps"], *found["rest"])]
    assert whole == [("python", 2), ("python", 3), ("sets", 1), ("sql", 2), ("sql", 3)]
    assert found["rest"][0].keys() == found["path"]["steps"][0].keys()
    assert found["rest"][0]["start"] > found["path"]["steps"][-1]["end"]


def test_what_is_done_is_told_with_its_hours_and_note(as_learner, plan):
    plans.tick(as_learner, plan, "python", 2, spent_hours="25", note="Line one\nTwo: “ß”")
    found = told(plan)
    assert found["done"] == [
        {
            "skill": "python",
            "name": "Python",
            "level": 2,
            "done_on": timezone.localdate().isoformat(),
            "planned_hours": 20,
            "spent_hours": 25,
            "note": "Line one\nTwo: “ß”",
        }
    ]
    assert ("python", 2) not in [(one["skill"], one["to"]) for one in found["path"]["steps"]]


def test_what_its_owner_said_of_steps_and_what_to_learn_from_is_told(plan):
    add_resource(Skill.objects.get(slug="python"))
    row = {"skill_slug": "python", "skill_name": "Python", "pinned": True, "own_hours": 25}
    plan.steps.create(level=2, own_title="My book", own_resource_hours=12, note="Sundays", **row)
    found = told(plan)
    resource = {"title": "My book", "url": None, "hours": 12}
    said = {"skill": "python", "name": "Python", "level": 2, "first": True, "hours": 25, "spent_hours": None}
    assert found["own"] == [said | {"resource": resource, "note": "Sundays"}]
    course = {"title": "A course", "provider": "A school", "url": "https://example.org/", "hours": 8, "free": True}
    assert {"skill": "python", "level": 2} | course in found["resources"]


def test_what_is_not_rated_is_to_be_found_out(learner, role):
    plan = plans.start(learner, assessed.report(learner, role, ANSWERS | {"talking": "not-sure"}))
    assert told(plan)["path"]["find_out"] == ["talking"]


def test_without_a_report_there_is_no_path_but_what_is_done(as_learner, plan, report):
    plans.tick(as_learner, plan, "python", 2)
    report.delete()
    found = told(plan)
    assert (found["path"], found["finish"], found["rest"]) == (None, None, [])
    assert found["role"] == {"slug": "coder", "title": "Coder", "profile_version": None}
    assert [one["skill"] for one in found["done"]] == ["python"]


def test_the_text_ends_with_a_line_break_and_is_the_same_each_time(plan):
    planned = plans.planned(plan)
    assert as_json(planned) == as_json(planned)
    assert as_json(planned).endswith("}\n")
    assert json.loads(as_json(planned)) == document(planned)
