"""Changing the hours or the deadline plans anew at once and says what changed; in error the shown plan stays."""

import re

import pytest

from assessor.learning.models import LearningPlan
from assessor.learning.outline import day
from tests import assessed
from tests.learning import plans
from tests.learning.conftest import ANSWERS
from tests.reading import heading, html, section, words

pytestmark = pytest.mark.django_db


def send(client, plan, sent, **headers):
    return client.post(plan.get_absolute_url(), sent, headers=headers)


def told(client, plan, **fields) -> str:
    """What the page says after its time was changed."""
    page = client.get(send(client, plan, plans.time(**fields)).url)
    return re.sub(r"\s+", " ", words(page))


def test_a_shorter_time_takes_steps_out_and_says_so(as_learner, plan):
    text = told(as_learner, plan, deadline=plans.in_days(140))
    assert "No longer in it: Sets to level 1, Sql to level 2 and Sql to level 3. It ends on" in text
    assert "The match at its end is 77 % instead of 100 %." in text
    assert plans.steps(plan) == [("python", 2), ("python", 3)]


def test_more_time_brings_them_back_in(as_learner, plan):
    told(as_learner, plan, deadline=plans.in_days(140))
    text = told(as_learner, plan, deadline=plans.in_days(140), hours_per_week=9)
    assert "New in the plan: Sets to level 1, Sql to level 2 and Sql to level 3." in text
    assert "The match at its end is 100 % instead of 77 %. With it you become ready on" in text


def test_the_same_steps_are_told_with_their_new_end(as_learner, plan):
    text = told(as_learner, plan, hours_per_week=8)
    assert "The steps stay the same. It ends on" in text


def test_what_changed_is_told_once(as_learner, plan):
    told(as_learner, plan, hours_per_week=8)
    assert "The steps stay the same" not in words(as_learner.get(plan.get_absolute_url()))


def test_every_time_is_kept(as_learner, plan):
    send(as_learner, plan, plans.time(hours_per_week=7, start=plans.in_days(3), hours_limit=90))
    plan.refresh_from_db()
    assert (plan.hours_per_week, plan.start, plan.deadline, plan.hours_limit) == (7, plans.in_days(3), None, 90)


@pytest.mark.parametrize(
    ("field", "value", "problem"),
    [
        ("hours_per_week", "0", "Give a whole number of hours from 1 to 80 a week."),
        ("hours_per_week", "200", "Give a whole number of hours from 1 to 80 a week."),
        ("deadline", "2001-01-01", "This day is over. Choose a later one, or leave it empty."),
        ("deadline", "0002-01-01", "This day is over. Choose a later one, or leave it empty."),
        ("deadline", "31/31/2031", "Give a day, such as 31/12/2027."),
        ("start", "", "Give a day, such as 31/12/2027."),
        ("hours_limit", "-3", "Give a whole number of hours from 1 to 20,000 in all."),
    ],
)
def test_bad_input_stands_at_its_field_and_the_shown_plan_stays(as_learner, plan, field, value, problem):
    before = plans.steps(plan)
    page = send(as_learner, plan, plans.time() | {field: value})
    assert page.status_code == 200
    problems = dict(re.findall(r'id="([a-z_]+)-problem">(.*?)</p>', html(page)))
    assert {name for name, text in problems.items() if text} == {field}
    assert problems[field] == problem
    if value:
        assert f'name="{field}" value="{value}"' in html(page)
    assert re.search(rf'name="{field}"[^>]*aria-invalid="true"', html(page))
    assert heading(page).startswith("With 4 hours a week")
    assert plans.steps(plan) == before
    plan.refresh_from_db()
    assert plan.hours_per_week == 4


def test_another_order_of_the_same_steps_is_told_with_the_day_of_readiness(as_learner, plan):
    response = as_learner.post(f"/plans/{plan.pk}/steps/sql/3/", {"pinned": "on"})
    text = words(as_learner.get(response.url))
    assert "The steps stay the same, in another order. It still ends on" in text
    ready = plans.planned(plan).ready_step.last
    assert f"You are ready on {day(ready)} instead of" in text


def test_it_is_told_when_the_end_does_not_make_ready_any_more(as_learner, plan):
    text = told(as_learner, plan, deadline=plans.in_days(140))
    ready = plans.planned(plan).ready_step.last
    assert f"At its end you are not ready any more; going on like this, you are on {day(ready)}." in text


def test_more_essentials_for_a_lower_match_are_told(as_learner, plan):
    told(as_learner, plan, hours_limit=30)
    assert "It meets 1 essential instead of 0." in told(as_learner, plan, hours_limit=80)


def test_weeks_off_already_chosen_count_for_a_deadline(as_learner, plan):
    plan.breaks.create(first_day=plans.in_days(0), last_day=plans.in_days(40))
    page = send(as_learner, plan, plans.time(deadline=plans.in_days(30)))
    assert "Your weeks off leave no hour before this day." in words(page)


# Other options


def test_weeks_off_move_the_days(as_learner, plan):
    before = plans.planned(plan).steps[-1].last
    response = send(as_learner, plan, plans.options((plans.in_days(1), plans.in_days(14))))
    assert "The steps stay the same. It ends on" in words(as_learner.get(response.url))
    assert (plans.planned(plan).steps[-1].last - before).days == 14


def test_saved_weeks_off_are_shown_and_an_empty_row_takes_one_out(as_learner, plan):
    send(as_learner, plan, plans.options((plans.in_days(1), plans.in_days(14))))
    assert f'name="off-0-first_day" value="{plans.in_days(1)}"' in html(as_learner.get(plan.get_absolute_url()))
    send(as_learner, plan, plans.options() | {"off-TOTAL_FORMS": "1", "off-0-first_day": "", "off-0-last_day": ""})
    assert not plan.breaks.exists()


def test_weeks_off_may_overlap_and_the_same_is_kept_once(as_learner, plan):
    off = (plans.in_days(1), plans.in_days(14))
    send(as_learner, plan, plans.options(off, off, (plans.in_days(10), plans.in_days(20))))
    assert plan.breaks.count() == 2


def test_bad_weeks_off_open_the_options_and_nothing_is_saved(as_learner, plan):
    sent = plans.options((plans.in_days(9), plans.in_days(3)), free_first="on")
    page = send(as_learner, plan, sent)
    assert "The last day off cannot come before the first." in words(page)
    assert '<details class="plan-options d-print-none" open>' in html(page)
    plan.refresh_from_db()
    assert not plan.free_first
    assert not plan.breaks.exists()


def test_days_off_that_leave_no_hour_before_the_deadline_are_refused(as_learner, learner, report):
    plan = plans.start(learner, report, deadline=plans.in_days(30))
    page = send(as_learner, plan, plans.options((plans.in_days(-1), plans.in_days(40))))
    assert "These days off leave no hour before your deadline." in words(page)
    assert not plan.breaks.exists()


def test_too_many_breaks_are_refused(as_learner, plan):
    page = send(as_learner, plan, plans.options(*[(plans.in_days(n), plans.in_days(n)) for n in range(25)]))
    assert "A plan can have 20 breaks at most." in words(page)


def test_what_is_not_rated_can_be_treated_as_0_later(as_learner, learner, role):
    plan = plans.start(learner, assessed.report(learner, role, ANSWERS | {"talking": "not-sure"}))
    response = send(as_learner, plan, plans.options(unknown_as_zero="on", free_first="on"))
    page = as_learner.get(response.url)
    assert "New in the plan: Talking to level 1 and Talking to level 2." in words(page)
    assert "Find out first" not in words(page)
    plan.refresh_from_db()
    assert plan.free_first


def test_what_is_chosen_can_be_read_while_the_options_are_folded_away(as_learner, plan):
    said = "Weeks off and other options"
    assert f"{said} Weeks off" in words(as_learner.get(plan.get_absolute_url()))
    off = (plans.in_days(1), plans.in_days(14)), (plans.in_days(10), plans.in_days(17))
    response = send(as_learner, plan, plans.options(*off, unknown_as_zero="on", free_first="on"))
    chosen = ": 17 days off, free resources first, not rated counts as 0"
    assert chosen in words(as_learner.get(response.url))


# In the same page, by htmx


def test_htmx_gets_only_the_parts_that_change(as_learner, plan):
    page = as_learner.get(plan.get_absolute_url(), headers={"HX-Request": "true"})
    text = html(page)
    assert "<html" not in text
    assert 'id="plan-head" hx-swap-oob="innerHTML"' in text
    assert 'aria-labelledby="steps"' in text
    assert 'name="hours_per_week"' not in text
    assert "HX-Request" in page["Vary"]


def test_htmx_follows_the_same_way_as_everybody(as_learner, plan):
    sent = plans.time(deadline=plans.in_days(140))
    page = as_learner.post(plan.get_absolute_url(), sent, headers={"HX-Request": "true"}, follow=True)
    assert page.redirect_chain == [(plan.get_absolute_url(), 302)]
    text = html(page)
    assert re.search(r'id="told" hx-swap-oob="innerHTML"><p class="note note-met">No longer in it', text)
    assert "Sql, level 2 to 3" in section(page, "rest")


def test_htmx_is_told_what_is_wrong_and_the_plan_stays(as_learner, plan):
    page = send(as_learner, plan, plans.time(hours_per_week=0), **{"HX-Request": "true"})
    text = html(page)
    assert re.search(r'id="hours_per_week-problem" hx-swap-oob="innerHTML">Give a whole number', text)
    assert "With 4 hours a week" in text
    assert 'aria-labelledby="steps"' in text


def test_the_page_loads_htmx_with_a_strict_configuration(as_learner, plan):
    text = html(as_learner.get(plan.get_absolute_url()))
    assert 'name="htmx-config"' in text
    for setting in ('"allowEval":false', '"allowScriptTags":false', '"includeIndicatorStyles":false'):
        assert setting in text
    assert "htmx" not in html(as_learner.get("/plans/"))


# What was agreed to


def test_the_outline_holds_what_was_last_seen(as_learner, plan, report):
    outline = LearningPlan.objects.get(pk=plan.pk).outline
    assert (outline["report"], outline["version"], outline["verdict"]) == (str(report.pk), 1, "ready")
    assert [(one["skill"], one["level"]) for one in outline["steps"]] == plans.steps(plan)
    assert outline["finish"] == str(plans.planned(plan).steps[-1].last)


def test_looking_at_a_plan_writes_nothing(as_learner, learner, role, plan):
    assessed.report(learner, role, ANSWERS | {"sql": 3})
    before = LearningPlan.objects.values().get()
    as_learner.get(plan.get_absolute_url())
    assert LearningPlan.objects.values().get() == before


def test_days_that_went_by_are_told_and_can_be_agreed_to(as_learner, learner, report):
    plan = plans.start(learner, report, deadline=plans.in_days(140))
    LearningPlan.objects.filter(pk=plan.pk).update(start=plans.in_days(-100), deadline=plans.in_days(40))
    page = as_learner.get(plan.get_absolute_url())
    assert "This plan has changed since you last agreed to it: days went by" in words(page)
    assert "No longer in it: Python to level 3" in words(page)
    as_learner.post(f"/plans/{plan.pk}/confirm/")
    assert "has changed since" not in words(as_learner.get(plan.get_absolute_url()))


def test_a_step_that_is_opened_again_is_no_change_to_agree_to(as_learner, plan):
    plans.tick(as_learner, plan, "python", 2)
    send(as_learner, plan, plans.time(hours_per_week=8))
    as_learner.post(f"/plans/{plan.pk}/steps/python/2/undo/")
    assert "has changed since" not in words(as_learner.get(plan.get_absolute_url()))
