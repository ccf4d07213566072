"""What an editor is told before publishing: how many are ready now and then, how the match moves, and by what."""

import pytest
from django.db import connection
from django.template.loader import render_to_string
from django.test.utils import CaptureQueriesContext

from assessor.engine.gap import Profile, assess
from assessor.impact import impact_of
from assessor.impact.page import MINUS
from assessor.impact.versions import versions_of
from roles.models import RoleProfile
from tests import factories
from tests.impact.aiming import aiming, redraft

pytestmark = pytest.mark.django_db

READY = {"python": 3, "java": 0, "sql": 3, "talking": 2}
BETTER = {"python": 4, "java": 0, "sql": 4, "talking": 4}


def drawn(draft):
    return " ".join(render_to_string("admin/roles/impact.html", {"impact": impact_of(draft)}).split())


def figures(found):
    return {row["name"]: row["value"] for row in found["figures"]}


def test_how_many_are_ready_now_and_then(role):
    aiming(10, role, READY)
    aiming(20, role, BETTER)
    aiming(30, role, {"python": 1})
    found = impact_of(redraft(role, python={"level": 4}))
    assert found["lead"] == "Of 60 people who aim at this role, 30 are ready now; 20 would be."
    assert figures(found) == {
        "Ready now": "30",
        "Ready with this draft": "20",
        "Become ready": "0",
        "No longer ready": "10",
    }


def test_the_spread_of_the_match_is_shown_now_and_then_from_the_top(role):
    aiming(10, role, READY)
    aiming(20, role, BETTER)
    aiming(30, role, {"python": 1})
    bands = impact_of(redraft(role, python={"level": 5}, sql={"level": 4}))["bands"]
    assert [(one["before"], one["after"]) for one in bands] == [(30, 20), (30, 40)]
    assert bands[0]["name"].endswith("% and above")
    assert bands[-1]["name"].startswith("below ")
    assert (bands[0]["before_width"], bands[0]["after_width"]) == ("50.00", "33.33")


def test_each_change_is_told_in_words_with_what_it_moves(role):
    factories.SkillFactory(slug="writing")
    aiming(10, role, READY)
    draft = redraft(role, python={"level": 4}, sql=None, writing={"level": 2, "weight": 1})
    found = impact_of(draft)
    assert {one["skill"]: one["says"] for one in found["changes"]} == {
        "Python": ("Level raised from 3 Competent to 4 Proficient.",),
        "Sql": ("Asked for no more.",),
        "Writing": ("New: level 2 Advanced beginner, weight 1, not essential.",),
    }
    moved = {one["skill"]: (one["low"], one["high"]) for one in found["changes"]}
    down = f"{MINUS}8.3"
    assert moved == {"Writing": (f"{MINUS}10.0", "0.0"), "Python": (down, down), "Sql": ("0.0", "0.0")}
    assert found["changes"][0]["skill"] == found["most"] == "Writing"


def test_a_change_that_moves_fewer_than_five_is_named_without_figures(role):
    aiming(4, role, READY)
    aiming(40, role, BETTER)
    found = impact_of(redraft(role, python={"level": 4}))
    (change,) = found["changes"]
    assert (change["low"], change["high"], found["most"], found["hides"]) == ("not shown", "not shown", "", True)


def test_who_serves_with_an_alternative_is_judged_by_it(role):
    aiming(6, role, {"java": 3, "python": 0, "sql": 3, "talking": 2})
    found = impact_of(redraft(role, talking={"weight": 1}))
    assert found["lead"] == "Of 6 people who aim at this role, 6 are ready now; 6 would be."


def test_a_lower_bar_is_a_change_too(role):
    aiming(5, role, {"python": 3, "sql": 1, "talking": 2})
    found = impact_of(redraft(role, ready_at=75))
    assert (found["state"], found["changes"]) == ("shown", [])
    assert found["lead"] == "Of 5 people who aim at this role, 5 would be ready. How many are ready now is not shown."


@pytest.mark.parametrize("people", [0, 1, 4])
def test_of_fewer_than_five_not_even_the_number_is_told(role, people):
    aiming(people, role, READY)
    draft = redraft(role, python={"level": 4})
    assert impact_of(draft) == {"state": "few"}
    assert "Fewer than 5 people aim at this role." in drawn(draft)


def test_before_anything_is_published_there_is_nothing_to_compare_with():
    draft = factories.RequirementFactory().profile
    assert impact_of(draft) == {"state": "first"}
    assert "Nothing is published for this role yet" in drawn(draft)


def test_a_retired_role_has_nothing_to_compare_with_either(role):
    aiming(6, role, READY)
    draft = redraft(role, python={"level": 4})
    RoleProfile.objects.published().get(role=role).retire()
    assert impact_of(draft) == {"state": "first"}


def test_a_draft_that_asks_for_nothing_is_not_compared(role):
    aiming(6, role, READY)
    draft = redraft(role, python=None, sql=None, talking=None)
    assert impact_of(draft) == {"state": "empty"}
    assert "asks for no skill yet" in drawn(draft)


def test_a_draft_that_asks_for_the_same_changes_nobodys_result(role):
    aiming(6, role, READY)
    draft = redraft(role)
    assert impact_of(draft) == {"state": "same"}
    assert "result changes." in drawn(draft)


def test_the_page_says_what_is_hidden_and_why(role):
    aiming(40, role, BETTER)
    aiming(2, role, READY)
    page = drawn(redraft(role, python={"level": 4}))
    assert "How many would be is not shown." in page
    assert "hidden because a group of fewer than 5 people could be read from it" in page


def test_the_page_says_nothing_of_hiding_when_all_is_shown(role):
    aiming(10, role, READY)
    aiming(20, role, BETTER)
    aiming(30, role, {"python": 1})
    assert "not shown" not in drawn(redraft(role, python={"level": 4}))


def test_without_what_tells_the_impact_the_page_has_no_such_part():
    assert render_to_string("admin/roles/impact.html", {"impact": {}}).strip() == ""


def test_nobody_is_named(role):
    people = aiming(12, role, READY)
    draft = redraft(role, python={"level": 4})
    said = f"{impact_of(draft)} {drawn(draft)}"
    assert not any(text in said for one in people for text in (one.name, one.email))


def test_the_versions_are_what_the_rows_say(role):
    versions = versions_of(redraft(role, python={"level": 4}))
    published, draft = ({one.skill: one for one in side.requirements} for side in versions[:2])
    assert (published["python"].level, draft["python"].level) == (3, 4)
    assert draft["python"].alternatives == published["python"].alternatives == ("java",)
    assert assess(Profile((draft["python"],)), {"java": 4}).match.low == 100
    assert set(versions.names) == {"python", "java", "sql", "talking"}


def test_three_hundred_people_take_as_many_queries_as_three(role):
    draft = redraft(role, python={"level": 4})
    taken = []
    for number in (3, 300):
        aiming(number, role, READY)
        with CaptureQueriesContext(connection) as captured:
            impact_of(RoleProfile.objects.get(pk=draft.pk))
        taken.append(len(captured) - 1)  # without the draft itself
    assert taken == [4, 4]
