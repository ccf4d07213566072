"""The gap report's page: verdict, range, sorted gaps, strengths, path with reasons, and nobody but its owner."""

from uuid import uuid4

import pytest

from roles.models import CareerStep, Role, Skill
from tests import assessed, factories
from tests.crowd import add_resource, crowd
from tests.reading import crumbs, heading, html, links, queries, section, title, words

pytestmark = pytest.mark.django_db

# 9 units of weight: Python 3 of 3, SQL 1 of 3 (60 of 180), Talking above what is asked: 420 of 540 points, 77 %.
ANSWERS = {"python": 3, "java": 0, "sql": 1, "sets": 0, "talking": 4}


@pytest.fixture
def draw(as_learner, learner, role):
    """The page of a report on these answers."""
    return lambda answers: as_learner.get(assessed.report(learner, role, answers).get_absolute_url())


def test_the_page_says_whose_gap_it_is_and_the_way_back(draw):
    response = draw(ANSWERS)
    assert title(response) == "Gap report: Coder | Skill-gap assessor"
    assert crumbs(response) == ["Home", "My assessments", "Coder"]


def test_a_known_match_is_one_number_with_its_verdict(draw):
    response = draw(ANSWERS)
    assert heading(response) == "Not yet Coder: the match stays below 85 %."
    assert "Match: 77 %" in words(response)
    assert "the match is one number" in words(response)


def test_a_range_that_cannot_reach_the_bar_says_so(draw):
    response = draw({"python": 3, "java": 0, "sql": 0, "sets": 0, "talking": "not-sure"})
    assert heading(response) == "Not yet Coder: even the best case stays below 85 %."


def test_every_status_is_said_in_words(draw):
    page = words(draw({"python": 3, "java": 0, "sql": "not-sure", "talking": "not-applicable"}))
    assert all(f"{said} weight 3" in page for said in ("Met", "Open", "Set aside"))


def test_an_essential_that_is_missing_is_the_reason(draw):
    response = draw(ANSWERS | {"python": 2})
    assert heading(response) == "Not yet Coder: one essential is below the required level."


def test_what_is_open_makes_a_range_and_is_listed(draw):
    response = draw({"python": 3, "java": 0, "sql": "not-sure"})
    assert heading(response) == "Undecided for Coder: your answers so far leave between 33 % and 100 %."
    assert "between 33 % and 100 %" in words(response)
    assert "33 % of the role's weight is settled" in words(response)
    assert "What decides it: Sql, Talking." in words(response)
    assert "You were not sure." in section(response, "unknown")
    assert "You have not rated this." in section(response, "unknown")


def test_all_that_is_needed_is_ready(draw):
    response = draw(ANSWERS | {"sql": 3})
    assert heading(response) == "Ready for Coder, by your own ratings."
    assert "No gap is known" in section(response, "gaps")
    assert "No step is needed" in section(response, "path")


def test_nothing_left_to_compare_has_no_match(as_learner, learner):
    role = factories.published_role({"skill": factories.SkillFactory(slug="lone")})
    response = as_learner.get(assessed.report(learner, role, {"lone": "not-applicable"}).get_absolute_url())
    assert "There is no match to state" in words(response)
    assert "everything was set aside" in heading(response)
    assert "Lone" in section(response, "set-aside")


def test_gaps_are_sorted_essentials_first_then_by_what_is_missing(draw):
    gaps = section(draw(ANSWERS | {"python": 2, "sql": 0, "talking": 1}), "gaps")
    assert gaps.index("Python or Java Essential") < gaps.index("Sql") < gaps.index("Talking")


def test_a_gap_shows_where_one_is_and_what_is_asked(draw):
    gaps = section(draw(ANSWERS), "gaps")
    assert "you 1, needs 3" in gaps
    assert "Where you are: 1 Novice Do Sql as at 1." in gaps
    assert "What it asks: 3 Competent Do Sql as at 3." in gaps


def test_the_alternative_that_counts_is_named(draw):
    assert "Java counts" in section(draw(ANSWERS | {"python": 1, "java": 4}), "met")


def test_strengths_are_above_what_is_asked(draw):
    strengths = section(draw(ANSWERS), "strengths")
    assert "Talking" in strengths
    assert "you 4, needs 2" in strengths
    assert "Python" not in strengths


def test_the_path_has_its_steps_in_order_with_hours_and_prerequisites(draw):
    path = section(draw(ANSWERS), "path")
    assert "3 steps, about 88 hours" in path
    steps = ["Sets, level 0 to 1 8 hours", "Sql, level 1 to 2 20 hours", "Sql, level 2 to 3 60 hours"]
    assert [path.index(step) for step in steps] == sorted(path.index(step) for step in steps)


def test_a_step_says_why_and_what_to_do(draw):
    add_resource(Skill.objects.get(slug="sql"), title="Queries", provider="A school", hours=9, free=False)
    response = draw(ANSWERS)
    path = section(response, "path")
    assert "Sql (weight 3) builds on it." in path
    assert "It closes the gap in Sql (weight 3)." in path
    assert "You will be able to Do Sql as at 2. Practise Try 2." in path
    assert "Queries , A school, about 9 hours, paid" in path
    assert "https://example.org/" in links(response)


def test_a_resource_stands_only_at_the_levels_it_serves(draw):
    add_resource(Skill.objects.get(slug="sql"), title="Advanced queries", from_level=2, to_level=3)
    assert section(draw(ANSWERS), "path").count("Advanced queries") == 1


def test_the_step_that_makes_one_ready_is_marked_once(draw):
    assert section(draw(ANSWERS), "path").count("With this step you are ready") == 1


def test_the_next_moves_are_three_at_most_and_begin_with_what_is_open(draw):
    moves = section(draw({"python": 1, "java": 0}), "moves")
    assert moves.startswith("Your next moves Rate what is open Sql, Talking")
    assert html(draw({"python": 0, "java": 0})).split('id="moves"')[1].split("</section>")[0].count("<li>") == 3


def test_what_is_asked_besides_is_shown_and_not_rated(draw, role):
    role.facts.create(kind="education", text="A degree in anything.")
    assert "A degree in anything. Education; editors' judgement" in section(draw(ANSWERS), "besides")


def test_next_roles_are_linked_with_their_match(draw, as_learner, learner, role):
    lead = factories.published_role({"skill": Skill.objects.get(slug="sql"), "level": 2}, slug="lead", title="Lead")
    CareerStep.objects.create(from_role=role, to_role=lead, kind="promotion")
    response = as_learner.get(assessed.report(learner, role, ANSWERS, current=role).get_absolute_url())
    assert "Lead (promotion) 50 % not yet" in section(response, "next_roles")
    assert "/roles/lead/" in links(response)


def test_markup_in_the_catalogue_is_shown_as_text(draw):
    Skill.objects.filter(slug="sql").update(name="<script>alert(1)</script>")
    Role.objects.update(title="<img src=x>")
    page = html(draw(ANSWERS))
    assert "<script>" not in page
    assert "<img src=x>" not in page


@pytest.mark.parametrize("number", [3, 30])
def test_the_page_takes_6_queries_whatever_the_size(as_learner, learner, number):
    report = assessed.report(learner, crowd(number), {f"crowd-{n}": 1 for n in range(number)})
    assert queries(as_learner, report.get_absolute_url()) == 6


def test_a_report_is_kept_by_no_cache(draw):
    assert {"no-store", "private"} <= set(draw(ANSWERS)["Cache-Control"].split(", "))


@pytest.mark.parametrize("who", ["stranger", "editor"])
def test_others_get_the_same_404_as_for_nothing(client, learner, role, who, request):
    report = assessed.report(learner, role, ANSWERS)
    client.force_login(request.getfixturevalue(who))
    theirs, nothing = client.get(f"/reports/{report.pk}/"), client.get(f"/reports/{uuid4()}/")
    assert theirs.status_code == nothing.status_code == 404
    assert theirs.content == nothing.content


def test_without_signing_in_one_is_sent_to_sign_in(client, learner, role):
    report = assessed.report(learner, role, ANSWERS)
    assert client.get(f"/reports/{report.pk}/").url == f"/account/login/?next=/reports/{report.pk}/"
