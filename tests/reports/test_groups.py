"""Points by skill group: they add up to the match, and what was set aside does not count."""

import pytest

from assessor.reports.groups import group_sums
from tests import assessed
from tests.reports.contents import content

pytestmark = pytest.mark.django_db


def groups(learner, role, answers):
    return {one["group"]: one for one in group_sums(assessed.report(learner, role, answers).content)}


def test_a_group_states_its_points_and_its_share(learner, role):
    found = groups(learner, role, {"python": 3, "java": 0, "sql": 1, "sets": 0, "talking": 4})
    assert found["Coding"] == {
        "group": "Coding",
        "requirements": 2,
        "low_points": 240,
        "high_points": 240,
        "possible": 360,
        "low": 66.66,
        "high": 66.66,
    }
    assert found["People"]["low"] == 100.0


def test_what_is_open_makes_a_range(learner, role):
    found = groups(learner, role, {"python": 3, "java": 0, "sql": "not-sure", "talking": 1})
    assert (found["Coding"]["low"], found["Coding"]["high"]) == (50.0, 100.0)
    assert (found["People"]["low"], found["People"]["high"]) == (50.0, 50.0)


def test_what_was_set_aside_does_not_count(learner, role):
    found = groups(learner, role, {"python": 3, "java": 0, "sql": "not-applicable", "talking": "not-applicable"})
    assert found.keys() == {"Coding"}
    assert (found["Coding"]["requirements"], found["Coding"]["possible"]) == (1, 180)


def test_the_group_with_most_missing_points_stands_first(learner, role):
    order = list(groups(learner, role, {"python": 3, "java": 0, "sql": 2, "talking": 0}))
    assert order == ["People", "Coding"]


@pytest.mark.parametrize("answers", [{}, {"python": 2, "java": 0, "sql": 1, "talking": 1}, {"talking": "not-sure"}])
def test_the_groups_add_up_to_the_match(learner, role, answers):
    report = assessed.report(learner, role, answers).content
    sums = group_sums(report)
    possible = sum(one["possible"] for one in sums)
    assert sum(one["low_points"] for one in sums) * 10_000 // possible / 100 == report["match"]["low"]
    assert sum(one["high_points"] for one in sums) * 10_000 // possible / 100 == report["match"]["high"]


def test_without_requirements_there_are_no_groups():
    assert group_sums(content("Any") | {"requirements": []}) == []
