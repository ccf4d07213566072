"""Steps that mentors suggest: each says what has become of it, and goes into the plan with one click where it can."""

import pytest

from assessor.learning.models import PlanStep
from roles.models import CatalogueRevision, Skill
from tests import assessed
from tests.learning import plans
from tests.mentoring import beside, mentored
from tests.mentoring.beside import address, buttons, step_of, take
from tests.reading import html, links, section, words

pytestmark = pytest.mark.django_db

REASON = "The next project needs it"


@pytest.fixture
def suggest(report, mentor):
    """The step of a review that suggests one, with the reviewed levels."""
    return lambda skill, level, reason=REASON, **levels: step_of(
        beside.sent(report, mentor, levels or {"sql": 1}, steps=[(skill, level, reason)])
    )


@pytest.fixture
def plan(learner, report):
    """Python to 2 and 3 (essential) comes before Sets 1, SQL 2 and SQL 3."""
    return plans.start(learner, report)


def said(client, report) -> str:
    return section(client.get(address(report)), "suggestions")


def told(client, response) -> str:
    return words(client.get(response.url))


def test_a_suggestion_shows_step_reason_and_mentor(as_learner, report, suggest):
    suggest("sql", 2)
    assert "Sql, level 2 Marten Mentor The next project needs it" in said(as_learner, report)


def test_without_suggestions_there_is_no_such_part(as_learner, report, mentor):
    mentored.sent_review(report, mentor, {"sql": 1})
    assert 'id="suggestions"' not in html(as_learner.get(address(report)))


def test_one_click_puts_a_step_of_the_plan_first_with_what_it_needs(as_learner, report, plan, suggest):
    step = suggest("sql", 2)
    assert plans.steps(plan)[0] == ("python", 2)
    assert "It is in your plan already, until" in said(as_learner, report)
    assert "Do it first: Sql, level 2" in buttons(as_learner.get(address(report)))
    response = take(as_learner, step)
    assert response.url == f"{address(report)}#suggestions"
    assert "Sql, level 2, comes first in your plan now, with what it needs." in told(as_learner, response)
    assert plans.steps(plan)[:2] == [("sets", 1), ("sql", 2)]
    assert "You put it first in your plan, until" in said(as_learner, report)
    assert f"/plans/{plan.pk}/steps/sql/2/" in links(as_learner.get(address(report)))


def test_a_step_beyond_the_hours_of_the_plan_comes_in(as_learner, learner, report, suggest):
    plan = plans.start(learner, report, hours_limit=30)
    step = suggest("sql", 2)
    assert ("sql", 2) not in plans.steps(plan)
    assert "Put it into my plan: Sql, level 2" in buttons(as_learner.get(address(report)))
    take(as_learner, step)
    assert plans.steps(plan)[:2] == [("sets", 1), ("sql", 2)]


def test_a_step_that_does_not_fit_into_the_hours_is_kept_and_told(as_learner, learner, report, suggest):
    plan = plans.start(learner, report, hours_limit=10)
    assert "does not fit into its hours" in told(as_learner, take(as_learner, suggest("sql", 3)))
    assert plan.steps.get().pinned
    assert "your plan has no room for it in its hours" in said(as_learner, report)


def test_what_the_plan_cannot_take_in_is_told_at_the_top_of_the_page(as_learner, report, plan, suggest):
    response = take(as_learner, suggest("sql", 5))
    assert response.url == address(report)
    assert "which is level 3 of Sql; it goes no further." in told(as_learner, response)


def test_the_reason_becomes_the_note_and_names_nobody(as_learner, plan, suggest):
    take(as_learner, suggest("sql", 2))
    assert PlanStep.objects.get().note == "A mentor suggested this: The next project needs it"


def test_without_a_reason_the_note_says_so_much(as_learner, plan, suggest):
    take(as_learner, suggest("sql", 2, ""))
    assert PlanStep.objects.get().note == "A mentor suggested this."


def test_a_note_of_ones_own_stays(as_learner, plan, suggest):
    plan.steps.create(skill_slug="sql", skill_name="Sql", level=2, note="My own", own_hours=9)
    take(as_learner, suggest("sql", 2))
    row = PlanStep.objects.get()
    assert (row.note, row.own_hours, row.pinned) == ("My own", 9, True)


def test_taken_twice_it_says_that_it_is_there(as_learner, plan, suggest):
    step = suggest("sql", 2)
    take(as_learner, step)
    assert "Sql, level 2, is first in your plan already." in told(as_learner, take(as_learner, step))
    assert PlanStep.objects.count() == 1


def test_beside_others_that_were_put_first_it_is_among_them(as_learner, plan, suggest):
    plan.steps.create(skill_slug="python", skill_name="Python", level=3, pinned=True)
    assert "is among the first steps of your plan now" in told(as_learner, take(as_learner, suggest("sql", 2)))


def test_without_a_plan_it_leads_to_starting_one_and_is_one_click_then(as_learner, learner, report, suggest):
    step = suggest("sql", 2)
    assert "You have no plan for Coder yet. Once you have one, this goes into it" in said(as_learner, report)
    assert f"/plans/start/{report.pk}/" in links(as_learner.get(address(report)))
    response = take(as_learner, step)
    assert response.url == f"/plans/start/{report.pk}/"
    assert "A suggested step needs a plan to go into." in told(as_learner, response)
    plan = plans.start(learner, report)
    take(as_learner, step)
    assert plans.steps(plan)[:2] == [("sets", 1), ("sql", 2)]


def test_a_level_held_already_leads_to_rating_or_to_the_mentors_level(as_learner, report, plan, suggest):
    step = suggest("talking", 2, talking=1)
    page = as_learner.get(address(report))
    assert "By your own answers you are at 2 Advanced beginner already." in section(page, "suggestions")
    assert "Take over their level 1 for Talking" in buttons(page)
    assert "/assessments/start/?target=coder" in links(page)
    text = told(as_learner, take(as_learner, step))
    assert "By your own ratings you are at level 2 in Talking already, so there is nothing to plan." in text
    assert not PlanStep.objects.exists()


def test_a_skill_of_which_nothing_is_known_is_to_be_rated_first(as_learner, learner, role, mentor):
    report = assessed.report(learner, role, {"python": 1})
    step = step_of(beside.sent(report, mentor, {"sql": 1}, steps=[("sql", 2, REASON)]))
    plans.start(learner, report)
    page = as_learner.get(address(report))
    assert "You have not given Sql a level yet, so no step of it can be planned." in section(page, "suggestions")
    assert "Take over their level 1 for Sql" in buttons(page)
    assert "Rate it and make a new report" in told(as_learner, take(as_learner, step))
    assert not PlanStep.objects.exists()


def test_in_a_draft_the_way_leads_to_the_very_question(as_learner, learner, role, mentor):
    report = assessed.report(learner, role, {"python": 1})
    beside.sent(report, mentor, {"sql": 1}, steps=[("sql", 2, REASON)])
    draft = assessed.draft(learner, role)
    assert f"/assessments/{draft.pk}/first/#sql" in links(as_learner.get(address(report)))


def test_a_level_beyond_what_the_role_asks_has_no_place(as_learner, plan, suggest):
    text = told(as_learner, take(as_learner, suggest("sql", 5)))
    assert "Your plan leads to what Coder asks for, which is level 3 of Sql; it goes no further." in text
    assert not PlanStep.objects.exists()


def test_a_skill_that_the_plan_does_without_has_no_place(as_learner, plan, suggest):
    text = told(as_learner, take(as_learner, suggest("java", 2)))
    assert "Your plan reaches what Coder asks for without Java, level 2" in text
    assert not PlanStep.objects.exists()


def test_a_skill_that_was_left_out_is_to_be_taken_back_first(as_learner, plan, suggest):
    as_learner.post(f"/plans/{plan.pk}/skills/sql/leave-out/")
    assert "You left Sql out of your plan. Take it back in" in told(as_learner, take(as_learner, suggest("sql", 2)))


def test_a_step_that_is_done_says_when(as_learner, report, plan, suggest):
    plans.tick(as_learner, plan, "python", 2)
    as_learner.post(f"/plans/{plan.pk}/confirm/")
    step = suggest("python", 2)
    assert "You ticked it off on" in said(as_learner, report)
    assert "You ticked off Python, level 2, on" in told(as_learner, take(as_learner, step))


def test_a_skill_that_left_the_catalogue_cannot_be_planned(as_learner, report, plan, suggest):
    step = suggest("sql", 2)
    as_learner.post(f"/plans/{plan.pk}/skills/sql/leave-out/")
    Skill.objects.filter(slug="sql").update(slug="sequel")
    CatalogueRevision.bump()
    assert "Sql is not in the catalogue any more, so it cannot be planned." in said(as_learner, report)
    assert take(as_learner, step).status_code == 302


def test_one_who_has_left_is_not_named(as_learner, mentor, report, suggest):
    suggest("sql", 2)
    mentor.delete()
    assert "Sql, level 2 A mentor who has left" in said(as_learner, report)


@pytest.mark.parametrize("number", ["0", "999999", "9" * 30])
def test_a_suggestion_that_does_not_exist_is_not_found(as_learner, report, plan, number):
    assert as_learner.post(f"{address(report)}suggestions/{number}/").status_code == 404


def test_a_suggestion_that_was_not_sent_or_is_anothers_is_not_found(as_learner, stranger, role, mentor, report, plan):
    draft = mentored.review(report, mentor, {"sql": 2})
    unsent = draft.suggestions.create(place=1, skill_slug="sql", skill_name="Sql", level=2)
    other = assessed.report(stranger, role, {"sql": 1})
    theirs = step_of(beside.sent(other, mentor, {"sql": 2}, steps=[("sql", 2, "")]))
    for step in (unsent, theirs):
        assert as_learner.post(f"{address(report)}suggestions/{step.pk}/").status_code == 404


@pytest.mark.parametrize("who", ["mentor", "stranger"])
def test_only_the_owner_takes_it(client, report, plan, mentor, suggest, who, request):
    step = suggest("sql", 2)
    mentored.share(report, mentor)
    client.force_login(request.getfixturevalue(who))
    assert take(client, step).status_code == 404
    assert not PlanStep.objects.exists()
