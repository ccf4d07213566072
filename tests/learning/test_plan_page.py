"""A plan's page: the sentence first, then months with their steps, each with its reasons and what to do for it."""

from datetime import date
from unittest.mock import patch

import pytest

from assessor.assessments.models import Answer
from assessor.learning.models import LearningPlan
from roles.models import CatalogueRevision, Role, Skill
from tests import assessed
from tests.crowd import add_resource
from tests.learning import plans
from tests.learning.conftest import ANSWERS
from tests.reading import crumbs, heading, html, links, queries, section, title, words

pytestmark = pytest.mark.django_db

MONDAY = date(2026, 3, 2)
TEXT = "Do Python as at 2."


@pytest.fixture
def on_a_monday():
    with patch("django.utils.timezone.localdate", return_value=MONDAY):
        yield MONDAY


def page(client, plan, **settings):
    LearningPlan.objects.filter(pk=plan.pk).update(**settings)
    return client.get(plan.get_absolute_url())


def test_the_sentence_says_when_somebody_is_ready(as_learner, learner, report, on_a_monday):
    plan = plans.start(learner, report, start=MONDAY)
    response = page(as_learner, plan)
    assert heading(response) == "With 4 hours a week you are ready for Coder in September 2026."
    assert "All 5 steps are done in December 2026; the match is then 100 %." in words(response)
    assert title(response) == "Plan: Coder | Skill-gap assessor"
    assert crumbs(response) == ["Home", "My plans", "Coder"]


def test_with_a_deadline_it_says_what_can_be_reached_until_then(as_learner, learner, report, on_a_monday):
    plan = plans.start(learner, report, start=MONDAY, deadline=date(2026, 7, 31))
    response = page(as_learner, plan)
    assert heading(response) == "With 4 hours a week you are ready for Coder in September 2026."
    assert "By 31 July 2026 you can reach 77 %, and this is what to do." in words(response)
    assert "Proven best for these hours: essentials first (1 of 1 met), then the match." in words(response)
    assert "3 steps, about 88 hours. With the same hours a week you would go on like this." in section(response, "rest")
    assert "SQL, level 2 to 3" in section(response, "rest").replace("Sql", "SQL")


def test_hours_in_all_are_a_limit_without_days_for_the_rest(as_learner, plan):
    response = page(as_learner, plan, hours_limit=80)
    assert heading(response) == "With 80 hours you can reach 77 % for Coder."
    assert "To become ready takes about 28 more." in words(response)
    assert "More hours bring them in." in section(response, "rest")
    assert "20" not in section(response, "rest").split("Sets")[1].split("hours")[0]


def test_when_all_fits_that_is_said(as_learner, plan):
    response = page(as_learner, plan, deadline=plans.in_days(4000))
    assert "Everything that is missing fits into these hours." in words(response)
    assert "Left out for these hours" not in words(response)


def test_hours_for_no_step_say_what_the_shortest_takes(as_learner, plan):
    response = page(as_learner, plan, deadline=plans.in_days(7))
    assert heading(response) == "4 hours are not enough for a step."
    assert "Sets to level 1, takes about 8 hours." in words(response)


def test_the_finish_is_a_range_with_its_reason(as_learner, learner, report, on_a_monday):
    plan = plans.start(learner, report, start=MONDAY)
    response = page(as_learner, plan)
    assert (
        "You finish between 24 October 2026 and 28 March 2027, most likely around 20 December 2026 "
        "(a guess, until three steps tell your own pace)."
    ) in words(response)


def test_steps_stand_by_month_with_days_and_hours(as_learner, learner, report, on_a_monday):
    plan = plans.start(learner, report, start=MONDAY)
    steps = section(page(as_learner, plan), "steps")
    assert steps.startswith("Your steps 0 of 168 hours done Further down:")
    assert "Beginning in March 2026 1 step, 20 hours Python, level 1 to 2 Essential" in steps
    assert "2 March to 5 April 2026; 20 hours; match then 66 %" in steps
    assert "Beginning in April 2026 1 step, 60 hours Python, level 2 to 3" in steps


def test_a_step_says_why_what_it_opens_and_what_to_do(as_learner, plan):
    add_resource(Skill.objects.get(slug="python"))
    steps = section(page(as_learner, plan), "steps")
    python, rest = steps.split("Why, and what to do", 2)[1:]
    assert "Why It narrows the gap in Python (essential, weight 3)." in python
    assert "It opens the way to Python, level 3" in python
    assert f"You will be able to {TEXT} Practise Try 2." in python
    assert "Learn from A course , A school, about 8 hours, free" in python
    assert "It closes the gap in Python (essential, weight 3)." in rest
    assert "Sql (weight 3) builds on it." in steps


def test_the_step_that_makes_ready_is_marked(as_learner, plan):
    response = page(as_learner, plan)
    assert html(response).count("With this step you are ready") == 1


def test_a_resource_of_ones_own_stands_instead_of_the_catalogues(as_learner, plan):
    add_resource(Skill.objects.get(slug="python"))
    row = {"skill_slug": "python", "skill_name": "Python", "own_title": "My book", "own_url": "https://example.org/b"}
    plan.steps.create(level=2, own_resource_hours=12, **row)
    response = page(as_learner, plan)
    python = section(response, "steps").split("Why, and what to do")[1]
    assert "Learn from My book , about 12 hours, your own choice" in python
    assert "A course" not in python
    assert "https://example.org/b" in links(response)


def test_free_resources_come_first_if_that_is_wished(as_learner, plan):
    skill = Skill.objects.get(slug="python")
    add_resource(skill, title="A paid one", free=False)
    add_resource(skill, title="The free one")
    for free_first, order in ((False, ["A paid one", "The free one"]), (True, ["The free one", "A paid one"])):
        python = section(page(as_learner, plan, free_first=free_first), "steps").split("Why, and what to do")[1]
        assert sorted(order, key=python.index) == order


def test_only_the_next_level_of_a_skill_can_be_ticked_off(as_learner, plan):
    text = html(page(as_learner, plan))
    assert f'action="/plans/{plan.pk}/steps/python/2/done/"' in text
    assert f'action="/plans/{plan.pk}/steps/python/3/done/"' not in text


def test_what_is_not_rated_is_to_be_found_out_first(as_learner, learner, role):
    plan = plans.start(learner, assessed.report(learner, role, ANSWERS | {"talking": "not-sure"}))
    response = page(as_learner, plan)
    assert "Nothing is known yet of Talking. Steps can only be planned once you rate it." in section(
        response, "find-out"
    )
    assert "Talking Rate" in section(response, "find-out")
    assert "Whether you are ready then is open, as one skill is not rated yet." in words(response)


def test_if_nothing_is_rated_there_is_nothing_to_plan_before(as_learner, learner, role):
    plan = plans.start(learner, assessed.report(learner, role, {"python": "not-sure"}))
    response = page(as_learner, plan)
    assert heading(response) == "Find out first where you stand for Coder."
    assert "Your steps" not in words(response)


def test_without_a_gap_there_is_nothing_left_to_learn(as_learner, learner, role):
    everything = {"python": 3, "java": 0, "sql": 3, "sets": 1, "talking": 2}
    plan = plans.start(learner, assessed.report(learner, role, everything))
    response = page(as_learner, plan)
    assert heading(response) == "You are ready for Coder, by your own ratings."
    assert "There is nothing left to learn for this role." in words(response)


def test_left_out_skills_are_named_and_can_be_taken_back(as_learner, plan):
    response = page(as_learner, plan, excluded=["sql"])
    assert "Sql You left it out, and with it what needs it. Take Sql back in" in section(response, "left-out")
    assert "That does not make you ready, as something the role asks for is left out; see below." in words(response)
    assert {skill for skill, _ in plans.steps(plan)} == {"python"}


def test_with_everything_left_out_that_is_said(as_learner, plan):
    response = page(as_learner, plan, excluded=["sql", "python", "java"])
    assert heading(response) == "Nothing is planned for Coder."


def test_a_skill_that_left_the_catalogue_is_named_by_the_report(as_learner, learner, role, plan):
    role.delete()
    Answer.objects.filter(skill__slug="sql").delete()
    Skill.objects.get(slug="sql").delete()
    CatalogueRevision.bump()
    response = page(as_learner, plan)
    assert "The catalogue knows no steps for Sql, so nothing can be planned there." in section(response, "left-out")


def test_a_role_that_is_not_offered_any_more_keeps_its_plan(as_learner, plan, role):
    role.profiles.update(status="retired")
    CatalogueRevision.bump()
    response = page(as_learner, plan)
    assert "This role is not offered any more." in words(response)
    assert "Python, level 1 to 2" in section(response, "steps")


def test_a_deleted_role_keeps_its_plan(as_learner, plan, role):
    Role.objects.filter(pk=role.pk).delete()
    assert "Python, level 1 to 2" in section(page(as_learner, plan), "steps")


def test_without_a_report_the_plan_says_so_and_keeps_what_is_done(as_learner, plan, report):
    plans.tick(as_learner, plan, "python", 2)
    report.delete()
    response = page(as_learner, plan)
    assert heading(response) == "There is no report for Coder any more."
    assert "Python, level 2" in section(response, "done")
    assert "/assessments/start/?target=coder" in links(response)
    assert "Hours a week" not in words(response)


def test_a_deadline_that_is_over_is_told_and_the_plan_goes_on(as_learner, plan):
    LearningPlan.objects.filter(pk=plan.pk).update(start=plans.in_days(-30))
    response = page(as_learner, plan, deadline=plans.in_days(-1))
    assert "is over. The plan goes on without one until you choose another." in words(response)
    assert len(plans.steps(plan)) == 5


def test_hours_that_would_take_more_than_a_century_are_told(as_learner, plan):
    for skill, level in [("java", 1), ("java", 2), ("python", 2), ("python", 3)]:
        plan.steps.create(skill_slug=skill, skill_name=skill, level=level, own_hours=5000)
    response = page(as_learner, plan, hours_per_week=1)
    assert heading(response) == "With 1 hour a week this takes more than 100 years."
    assert "Without days" in section(response, "steps")


def test_hours_that_are_left_of_those_in_all_are_named_so(as_learner, plan):
    plans.tick(as_learner, plan, "python", 2)
    assert heading(page(as_learner, plan, hours_limit=80)).startswith("With the 60 hours that are left you can reach")


def test_a_late_step_is_told(as_learner, plan):
    response = page(as_learner, plan, start=plans.in_days(-60))
    assert "By the hours a week this should be finished by now." in section(response, "steps")


def test_what_must_not_be_seen_by_others_is_in_no_cache(as_learner, plan):
    assert {"no-store", "private"} <= set(page(as_learner, plan)["Cache-Control"].split(", "))


@pytest.mark.parametrize("number", [3, 12])
def test_the_page_takes_9_queries_however_many_steps_there_are(as_learner, learner, number):
    plan = plans.crowded(as_learner, learner, number)
    assert len(plans.planned(plan).done) == number
    assert queries(as_learner, plan.get_absolute_url()) == 9
