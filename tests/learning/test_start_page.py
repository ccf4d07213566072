"""Starting a plan from a report: a short form, one plan for a role, the first one is followed."""

from datetime import date, timedelta

import pytest
from django.test import Client
from django.utils import timezone

from assessor.learning.models import LearningPlan
from tests import assessed, factories
from tests.learning import plans
from tests.learning.conftest import ANSWERS
from tests.reading import heading, html, links, words

pytestmark = pytest.mark.django_db


def address(report) -> str:
    return f"/plans/start/{report.pk}/"


def send(client, report, **fields):
    return client.post(address(report), plans.time() | plans.NO_BREAKS | fields)


def test_the_report_leads_to_it_with_a_link(as_learner, report):
    page = as_learner.get(report.get_absolute_url())
    assert address(report) in links(page)
    assert "Plan it with the hours I have" in words(page)


def test_a_report_in_progress_has_nothing_to_plan_yet(as_learner, learner, role):
    draft = assessed.draft(learner, role, ANSWERS)
    assert "Plan it" not in words(as_learner.get(f"/assessments/{draft.pk}/report/"))


def test_the_form_starts_with_four_hours_a_week_from_today(as_learner, report):
    page = as_learner.get(address(report))
    assert heading(page) == "How much time do you have?"
    assert 'name="hours_per_week" value="4"' in html(page)
    assert f'name="start" value="{timezone.localdate()}"' in html(page)


def test_a_plan_is_made_and_shown(as_learner, learner, report):
    response = send(as_learner, report, hours_per_week="6", deadline=str(plans.in_days(90)), hours_limit="100")
    plan = LearningPlan.objects.get()
    assert response.url == plan.get_absolute_url()
    assert (plan.owner, plan.role_slug, plan.role_title) == (learner, "coder", "Coder")
    assert (plan.hours_per_week, plan.deadline, plan.hours_limit) == (6, plans.in_days(90), 100)
    assert plan.is_active
    assert plan.outline["report"] == str(report.pk)
    assert as_learner.get(response.url).status_code == 200


def test_weeks_off_are_kept_from_the_start(as_learner, report):
    off = {"off-0-first_day": str(plans.in_days(7)), "off-0-last_day": str(plans.in_days(13))}
    send(as_learner, report, **off)
    kept = LearningPlan.objects.get().breaks.get()
    assert (kept.first_day, kept.last_day) == (plans.in_days(7), plans.in_days(13))


def test_days_off_that_leave_no_hour_stand_open_beside_what_is_said_of_them(as_learner, report):
    off = {"off-0-first_day": str(plans.in_days(0)), "off-0-last_day": str(plans.in_days(40))}
    page = send(as_learner, report, deadline=str(plans.in_days(30)), **off)
    assert "Your weeks off leave no hour before this day." in words(page)
    assert "<details open><summary>Weeks off" in html(page)
    assert "<details open>" not in html(send(as_learner, report, hours_per_week="0"))


def test_what_is_not_rated_is_asked_about_only_when_there_is_something(as_learner, learner, role):
    rated = assessed.report(learner, role, ANSWERS)
    assert "not rated as 0" not in words(as_learner.get(address(rated)))
    open_ones = assessed.report(learner, role, ANSWERS | {"sql": "not-sure"})
    assert "Treat what I have not rated as 0" in words(as_learner.get(address(open_ones)))


def test_what_is_not_rated_can_be_treated_as_0(as_learner, learner, role):
    report = assessed.report(learner, role, ANSWERS | {"sql": "not-sure"})
    send(as_learner, report, unknown_as_zero="on")
    plan = LearningPlan.objects.get()
    assert plan.unknown_as_zero
    assert ("sql", 1) in plans.steps(plan)


def test_else_the_plan_starts_with_finding_out(as_learner, learner, role):
    report = assessed.report(learner, role, ANSWERS | {"sql": "not-sure"})
    page = as_learner.get(send(as_learner, report).url)
    assert "Find out first" in words(page)
    assert "sql" not in {skill for skill, _ in plans.steps(LearningPlan.objects.get())}


def test_whoever_has_a_plan_for_the_role_is_led_to_it(as_learner, learner, role, plan):
    newer = assessed.report(learner, role, ANSWERS)
    for response in (as_learner.get(address(newer)), send(as_learner, newer, hours_per_week="9")):
        assert response.url == plan.get_absolute_url()
    plan.refresh_from_db()
    assert plan.hours_per_week == 4
    assert "already" in words(as_learner.get(plan.get_absolute_url()))


def test_only_the_first_plan_is_followed_at_once(as_learner, learner, plan):
    other = assessed.report(learner, factories.published_role(slug="sailor"), {"python": 1})
    send(as_learner, other)
    assert {one.role_slug: one.is_active for one in LearningPlan.objects.all()} == {"coder": True, "sailor": False}


def test_two_tabs_that_start_the_same_plan_make_one(learner, report, monkeypatch):
    first, _ = LearningPlan.objects.start(learner, "coder", role_title="Coder", hours_per_week=4, start=date.today())
    again, is_new = LearningPlan.objects.start(
        learner, "coder", role_title="Coder", hours_per_week=9, start=date.today()
    )
    assert (again.pk, is_new) == (first.pk, False)


def test_a_plan_that_loses_the_race_for_the_active_one_is_made_all_the_same(learner, plan, monkeypatch):
    """Another tab has made the first plan after this one asked whether there is any."""
    queryset = type(LearningPlan.objects.all())
    monkeypatch.setattr(queryset, "active", lambda rows: rows.none())
    made, is_new = LearningPlan.objects.start(
        learner, "sailor", role_title="Sailor", hours_per_week=4, start=date.today()
    )
    assert is_new
    assert not made.is_active


@pytest.mark.parametrize(
    ("fields", "problem"),
    [
        ({"hours_per_week": "0"}, "Give a whole number of hours from 1 to 80 a week."),
        ({"hours_per_week": "200"}, "Give a whole number of hours from 1 to 80 a week."),
        ({"hours_per_week": ""}, "Give a whole number of hours from 1 to 80 a week."),
        ({"hours_per_week": "many"}, "Give a whole number of hours from 1 to 80 a week."),
        ({"hours_limit": "0"}, "Give a whole number of hours from 1 to 20,000 in all."),
        ({"start": ""}, "Give a day, such as 31/12/2027."),
        ({"start": "next week"}, "Give a day, such as 31/12/2027."),
        ({"start": "1066-10-14"}, "Choose a start within ten years of today."),
        ({"start": "9999-12-31"}, "Choose a start within ten years of today."),
        ({"deadline": "2001-01-01"}, "This day is over."),
        ({"deadline": "9999-12-31"}, "Choose a deadline within fifty years"),
        ({"off-TOTAL_FORMS": "x"}, "The days off could not be read."),
    ],
)
def test_bad_input_is_told_at_its_field_and_nothing_is_lost(as_learner, report, fields, problem):
    page = send(as_learner, report, **fields)
    assert problem in words(page)
    assert not LearningPlan.objects.exists()
    for name, value in fields.items():
        if value and not name.startswith("off-"):
            assert f'name="{name}" value="{value}"' in html(page)


def test_a_deadline_before_the_start_is_refused(as_learner, report):
    page = send(as_learner, report, start=str(plans.in_days(30)), deadline=str(plans.in_days(20)))
    assert "The deadline has to come after the start." in words(page)


def test_a_deadline_without_one_whole_hour_before_it_is_refused(as_learner, report):
    page = send(as_learner, report, hours_per_week="1", deadline=str(plans.in_days(2)))
    assert "There is not one whole hour before this day." in words(page)


@pytest.mark.parametrize(
    ("first", "last", "problem"),
    [
        (9, 3, "The last day off cannot come before the first."),
        (9, None, "Give the last day off as well, or empty both."),
        (None, 9, "Give the first day off as well, or empty both."),
        (0, 365 * 12, "Days off can last ten years at most"),
    ],
)
def test_bad_weeks_off_are_told_at_their_field(as_learner, report, first, last, problem):
    days = {"first_day": first, "last_day": last}
    off = {f"off-0-{name}": str(plans.in_days(n)) if n is not None else "" for name, n in days.items()}
    page = send(as_learner, report, **off)
    assert problem in words(page)
    assert "<details open>" in html(page)
    assert not LearningPlan.objects.exists()


def test_weeks_off_that_leave_no_hour_are_refused(as_learner, report):
    off = {"off-0-first_day": str(plans.in_days(-1)), "off-0-last_day": str(plans.in_days(40))}
    page = send(as_learner, report, deadline=str(plans.in_days(30)), **off)
    assert "Your weeks off leave no hour before this day." in words(page)


def test_a_day_can_be_typed_as_it_is_written_here(as_learner, report):
    wanted = timezone.localdate() + timedelta(days=40)
    send(as_learner, report, deadline=f"{wanted:%d/%m/%Y}")
    assert LearningPlan.objects.get().deadline == wanted


def test_a_visitor_on_trial_is_led_to_an_account_that_takes_the_report_over(client, role):
    first = client.post("/assessments/start/", {"target": "coder"}).url
    client.post(first, {"python": "1", "seen.python": "0"})
    report = client.post(first.replace("first/", "submit/")).url
    response = client.get(f"/plans/start/{report.split('/')[2]}/")
    assert response.url == "/account/signup/?next=/assessments/keep/"
    assert not LearningPlan.objects.exists()


def test_nobody_starts_a_plan_from_a_report_of_somebody_else(client, stranger, report):
    client.force_login(stranger)
    assert send(client, report).status_code == 404
    assert Client().get(address(report)).url.startswith("/account/login/")
