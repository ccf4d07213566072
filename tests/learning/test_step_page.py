"""The page of one step: hours and a resource of one's own, first in the plan, a note, hours spent, done."""

import pytest
from django.utils import timezone

from assessor.learning.models import PlanStep
from roles.models import Skill
from tests.crowd import add_resource
from tests.learning import plans
from tests.reading import crumbs, heading, html, queries, words

pytestmark = pytest.mark.django_db


def address(plan, skill: str = "python", level: int = 2) -> str:
    return f"/plans/{plan.pk}/steps/{skill}/{level}/"


def save(client, plan, skill: str = "python", level: int = 2, **sent):
    return client.post(address(plan, skill, level), sent)


def test_it_says_what_the_step_is(as_learner, plan):
    add_resource(Skill.objects.get(slug="python"))
    page = as_learner.get(address(plan))
    assert heading(page) == "Python, level 2"
    assert crumbs(page) == ["Home", "My plans", "Coder", "Python, level 2"]
    text = words(page)
    assert "20 hours; the match is then 66 %." in text
    assert "It narrows the gap in Python (essential, weight 3)." in text
    assert "Do Python as at 2." in text
    assert "A course" in text
    assert "The catalogue's estimate is 20 hours" in text


def test_hours_of_ones_own_plan_anew_and_say_so(as_learner, plan):
    response = save(as_learner, plan, own_hours="25")
    assert "Saved. The steps stay the same. It ends on" in words(as_learner.get(response.url))
    assert plans.planned(plan).steps[0].hours == 25
    save(as_learner, plan, own_hours="")
    assert plans.planned(plan).steps[0].hours == 20


@pytest.mark.parametrize("hours", [1, 5000])
def test_hours_of_ones_own_are_1_to_5000(as_learner, plan, hours):
    save(as_learner, plan, "sql", 2, own_hours=str(hours))
    assert PlanStep.objects.get().own_hours == hours
    assert as_learner.get(plan.get_absolute_url()).status_code == 200


def test_a_step_can_come_first_with_what_it_needs(as_learner, plan):
    save(as_learner, plan, "sql", 2, pinned="on")
    assert plans.steps(plan)[:2] == [("sets", 1), ("sql", 2)]


def test_a_first_step_that_does_not_fit_is_told(as_learner, learner, report):
    plan = plans.start(learner, report, deadline=plans.in_days(40))
    save(as_learner, plan, "sql", 3, pinned="on")
    text = words(as_learner.get(plan.get_absolute_url()))
    assert "Sql to level 3 was to come first, but it does not fit" in text


def test_something_of_ones_own_to_learn_from(as_learner, plan):
    save(as_learner, plan, own_title="My book", own_url="https://example.org/book", own_resource_hours="9")
    row = PlanStep.objects.get()
    assert (row.own_title, row.own_url, row.own_resource_hours) == ("My book", "https://example.org/book", 9)
    assert "My book" in words(as_learner.get(address(plan)))


@pytest.mark.parametrize(
    ("fields", "problem"),
    [
        ({"own_hours": "0"}, "Give a whole number of hours from 1 to 5,000."),
        ({"own_hours": "5001"}, "Give a whole number of hours from 1 to 5,000."),
        ({"spent_hours": "1.5"}, "Give a whole number of hours from 1 to 5,000."),
        ({"own_title": "A", "own_url": "http://example.org/"}, "This must be a link that begins with https://."),
        ({"own_title": "A", "own_url": "javascript:alert(1)"}, "This must be a link that begins with https://."),
        ({"own_url": "https://example.org/"}, "Give what you learn from a title."),
        ({"own_resource_hours": "3"}, "Give what you learn from a title."),
        ({"own_title": "x" * 201}, "Use at most 200 characters; this has 201."),
        ({"note": "x" * 2001}, "Use at most 2,000 characters for a note; this has 2,001."),
    ],
)
def test_bad_input_is_told_and_what_was_typed_stays(as_learner, plan, fields, problem):
    page = save(as_learner, plan, **fields)
    assert problem in words(page)
    assert "Nothing was saved yet" in words(page)
    assert not PlanStep.objects.exists()
    for value in fields.values():
        assert value in html(page)


def test_a_note_may_have_lines_and_2000_characters(as_learner, plan):
    note = "x" * 998 + "\r\n" + "y" * 1001
    save(as_learner, plan, note=note)
    assert len(PlanStep.objects.get().note) == 2000


def test_it_can_be_saved_and_ticked_off_at_once(as_learner, plan):
    response = save(as_learner, plan, own_hours="30", spent_hours="33", do="done")
    row = PlanStep.objects.get()
    assert (row.planned_hours, row.spent_hours, row.done_on) == (30, 33, timezone.localdate())
    assert "Python, level 2, is ticked off." in words(as_learner.get(response.url))


def test_a_level_before_which_another_comes_is_saved_and_not_ticked_off(as_learner, plan):
    page = as_learner.get(address(plan, "python", 3))
    assert "It cannot be ticked off yet. Level 2 comes before it." in words(page)
    assert 'value="done"' not in html(page)
    response = save(as_learner, plan, "python", 3, note="Kept", do="done")
    text = words(as_learner.get(response.url))
    assert "Saved." in text
    assert "Python, level 3, is not ticked off. Level 2 comes before it." in text
    row = PlanStep.objects.get()
    assert (row.note, row.is_done) == ("Kept", False)


def test_a_step_that_was_put_first_is_marked_until_it_is_not(as_learner, plan):
    save(as_learner, plan, "sql", 2, pinned="on")
    assert "Sql, level 1 to 2 You put this first" in words(as_learner.get(plan.get_absolute_url()))
    save(as_learner, plan, "sql", 2)
    assert "You put this first" not in words(as_learner.get(plan.get_absolute_url()))


@pytest.mark.parametrize(
    ("left_out", "why"),
    [("sql", "you left that skill out."), ("sets", "it needs Sets, which you left out.")],
)
def test_a_first_step_that_was_left_out_is_told_so(as_learner, plan, left_out, why):
    save(as_learner, plan, "sql", 2, pinned="on")
    as_learner.post(f"/plans/{plan.pk}/skills/{left_out}/leave-out/")
    assert f"Sql to level 2 was to come first, but {why}" in words(as_learner.get(plan.get_absolute_url()))


def test_a_skill_left_out_cannot_be_put_first(as_learner, plan):
    as_learner.post(f"/plans/{plan.pk}/skills/python/leave-out/")
    assert "Do this step first" not in words(as_learner.get(address(plan)))


def test_a_done_step_can_be_edited_with_its_day(as_learner, plan):
    plans.tick(as_learner, plan, "python", 2)
    page = as_learner.get(address(plan))
    assert "Done on" in words(page)
    assert "Finished on" in words(page)
    save(as_learner, plan, spent_hours="12", note="Late", done_on=str(plans.in_days(-3)))
    row = PlanStep.objects.get()
    assert (row.spent_hours, row.note, row.done_on) == (12, "Late", plans.in_days(-3))


@pytest.mark.parametrize("day", ["", "2999-01-01", "1999-01-01", "soon"])
def test_a_step_was_finished_within_the_last_ten_years(as_learner, plan, day):
    plans.tick(as_learner, plan, "python", 2)
    assert "Nothing was saved yet" in words(save(as_learner, plan, done_on=day))
    assert PlanStep.objects.get().done_on == timezone.localdate()


def test_a_form_that_was_opened_before_the_step_was_ticked_off_leaves_the_tick(as_learner, plan):
    plans.tick(as_learner, plan, "python", 2)
    page = save(as_learner, plan, note="From another tab")
    assert "Give a day" in words(page)
    assert PlanStep.objects.get().is_done


def test_a_step_that_is_not_in_the_plan_can_be_looked_at(as_learner, plan):
    assert "This step is not in your plan today." in words(as_learner.get(address(plan, "talking", 5)))


def test_a_step_without_a_report_can_be_looked_at(as_learner, plan, report):
    report.delete()
    assert "This step is not in your plan today." in words(as_learner.get(address(plan)))


def test_a_step_of_a_skill_left_out_can_be_taken_back_in(as_learner, plan):
    as_learner.post(f"/plans/{plan.pk}/skills/python/leave-out/")
    page = as_learner.get(address(plan))
    assert "You left this skill out of the plan." in words(page)
    assert f'action="/plans/{plan.pk}/skills/python/take-back/"' in html(page)


def test_the_page_takes_8_queries(as_learner, plan):
    assert queries(as_learner, address(plan)) == 8
