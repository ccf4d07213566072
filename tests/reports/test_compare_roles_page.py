"""Roles side by side: what two or three ask for, beside my answers where there are some; open to everybody."""

import re

import pytest

from assessor.accounts.holders import IN_SESSION
from assessor.accounts.models import Trial
from assessor.catalogue import published_catalogue
from assessor.engine.learning_path import everything
from roles.models import Skill
from tests import assessed, factories
from tests.crowd import crowd
from tests.reading import crumbs, heading, html, links, queries, section, title, words

pytestmark = pytest.mark.django_db
PAGE = "/roles-for-me/compare/"
ANSWERS = {"python": 1, "java": 3, "sql": 1, "sets": 0, "talking": 2}


@pytest.fixture
def roles(role):
    """Beside the coder: an analyst (SQL 4 and essential, talking as the coder) and a builder (Java 2)."""
    sql, talking, java = (Skill.objects.get(slug=slug) for slug in ("sql", "talking", "java"))
    asked = [{"skill": sql, "level": 4, "essential": True}, {"skill": talking, "level": 2}]
    factories.published_role(*asked, slug="analyst", title="Analyst", career_level=3)
    factories.published_role({"skill": java, "level": 2}, slug="builder", title="Builder")
    return role


def address(*slugs: str) -> str:
    return f"{PAGE}?{'&'.join(f'role={slug}' for slug in slugs)}"


def rows(response) -> dict[str, list[str]]:
    """The cells of the table of skills, by the skill's name, in order."""
    table = html(response).split('aria-labelledby="skills"')[1].split("</section>")[0]
    found = {}
    for line in re.findall(r"<tr>(.*?)</tr>", table, re.S)[1:]:
        cells = [" ".join(re.sub(r"<[^>]*>", " ", one).split()) for one in re.findall(r"<t[hd].*?</t[hd]>", line, re.S)]
        found[cells[0]] = cells[1:]
    return found


def chosen(response) -> list[str]:
    """What the form shows as chosen."""
    return re.findall(r'<option value="([^"]+)" selected>', html(response))


def test_the_page_says_what_it_is_and_the_way_back(client, as_learner, learner, roles):
    response = as_learner.get(address("coder", "analyst", "builder"))
    assert title(response) == "Roles side by side | Skill-gap assessor"
    assert heading(response) == "Coder, Analyst and Builder"
    assert crumbs(response) == ["Home", "Roles", "Side by side"]
    assessed.report(learner, roles, ANSWERS)
    assert crumbs(as_learner.get(address("coder", "analyst"))) == ["Home", "Roles for you", "Side by side"]


def test_everybody_may_compare_what_roles_ask_for(client, roles):
    response = client.get(address("coder", "analyst"))
    assert "Only what the roles ask for." in words(response)
    assert rows(response) == {
        "Sql": ["3 level 3, competent", "4 level 4, proficient Essential"],
        "Python": ["3 level 3, competent Essential or Java", "not asked"],
        "Talking": ["2 level 2, advanced beginner"] * 2,
    }
    assert "three requirements, 1 essential" in section(response, "whole")
    assert "Match" not in section(response, "whole")


def test_with_answers_i_stand_beside_them(as_learner, learner, roles):
    report = assessed.report(learner, roles, ANSWERS)
    response = as_learner.get(address("coder", "analyst"))
    assert rows(response) == {
        "Sql": ["1", "3 you 1, needs 3", "4 you 1, needs 4 Essential"],
        "Python": ["1", "3 you 3, needs 3 Essential or Java; Java counts", "not asked"],
        "Talking": ["2", "2 you 2, needs 2", "2 you 2, needs 2"],
    }
    whole = section(response, "whole")
    catalogue = published_catalogue()
    hours = [everything(catalogue.profiles[slug], ANSWERS, catalogue.steps).hours for slug in ("coder", "analyst")]
    assert "Skills Not yet Not yet Match 77 % 62 % Assessed 100 % of its weight 100 % of its weight" in whole
    assert f"Learning path about {hours[0]} hours about {hours[1]} hours" in whole
    assert hours[0] == report.content["path"]["hours"]


def test_what_is_open_is_said_and_counted(as_learner, learner, roles):
    assessed.report(learner, roles, {"sql": "not-sure", "python": "not-applicable", "talking": 2})
    response = as_learner.get(address("coder", "analyst"))
    found = rows(response)
    assert found["Sql"] == ["not sure", "3 you: open, needs 3", "4 you: open, needs 4 Essential"]
    assert found["Python"][0] == "does not apply"
    assert "Learning path two skills to rate first one skill to rate first" in section(response, "whole")


def test_what_differs_stands_first(client, roles):
    response = client.get(address("coder", "analyst"))
    table = section(response, "skills")
    assert table.index("Where they differ") < table.index("Python") < table.index("The same in each")
    assert table.index("The same in each") < table.index("Talking")


def test_a_skill_in_place_of_another_says_so(client, roles):
    found = rows(client.get(address("coder", "builder")))
    assert found["Java"] == ["3 level 3, competent Essential instead of Python", "2 level 2, advanced beginner"]
    assert found["Python"][1] == "not asked"


def test_the_order_is_that_of_the_address(client, roles):
    assert heading(client.get(address("builder", "coder"))) == "Builder and Coder"
    assert chosen(client.get(address("builder", "coder"))) == ["builder", "coder"]


def test_without_roles_there_is_a_form_to_choose_them(client, roles):
    response = client.get(PAGE)
    assert heading(response) == "Roles side by side"
    assert html(response).count('name="role"') == 3
    assert html(response).count('<option value="coder"') == 3
    assert chosen(response) == []


def test_empty_choices_of_the_form_count_for_nothing(client, roles):
    response = client.get(address("coder", "analyst", ""))
    assert heading(response) == "Coder and Analyst"
    assert "note-gap" not in html(response)


def test_one_role_is_the_first_of_the_form(client, roles):
    response = client.get(address("coder"))
    assert response.status_code == 200
    assert "Choose one or two more roles to compare with Coder." in words(response)
    assert chosen(response) == ["coder"]


def test_a_roles_page_leads_here(client, roles):
    assert address("coder") in links(client.get("/roles/coder/"))


def test_more_than_three_are_refused_and_the_first_three_stay_chosen(client, roles):
    factories.published_role({"skill": Skill.objects.get(slug="sql")}, slug="fourth")
    response = client.get(address("coder", "analyst", "builder", "fourth"))
    assert response.status_code == 400
    assert "You chose four roles. Compare two or three at a time." in words(response)
    assert chosen(response) == ["coder", "analyst", "builder"]


def test_a_role_chosen_twice_counts_once(client, roles):
    response = client.get(address("coder", "coder"))
    assert "Coder was chosen more than once; it counts once." in words(response)
    assert "Choose one or two more roles" in words(response)
    response = client.get(address("coder", "analyst", "coder"))
    assert heading(response) == "Coder and Analyst"
    assert "Coder was chosen more than once" in words(response)


@pytest.mark.parametrize("slug", ["nothing", "%00", "<b>", "x" * 500, "unpublished", "%ff"])
def test_unknown_roles_are_named_and_passed_over(client, roles, slug):
    factories.RoleFactory(slug="unpublished")
    alone, with_two = client.get(address(slug)), client.get(address("coder", slug, "analyst"))
    assert (alone.status_code, with_two.status_code) == (400, 200)
    assert 'There is no published role "' in words(alone)
    assert 'There is no published role "' in words(with_two)
    assert "Choose two or three roles." in words(alone)
    assert heading(with_two) == "Coder and Analyst"
    assert "<b>" not in html(alone)


def test_without_a_published_role_it_says_so(client, db):
    assert "No role is published yet" in words(client.get(PAGE))


def test_a_visitor_on_trial_stands_beside_them(client, roles):
    trial = Trial.objects.create()
    session = client.session
    session[IN_SESSION] = str(trial.pk)
    session.save()
    assessed.draft(trial, roles, ANSWERS)
    response = client.get(address("coder", "analyst"))
    assert rows(response)["Sql"][0] == "1"
    assert "your assessment in progress" in words(response)


def test_nobody_sees_the_answers_of_others(client, as_learner, stranger, roles):
    assessed.report(stranger, roles, ANSWERS)
    assert "Only what the roles ask for." in words(as_learner.get(address("coder", "analyst")))


@pytest.mark.parametrize("number", [3, 30])
def test_the_page_takes_5_queries_whatever_the_size(as_learner, learner, number):
    assessed.report(learner, crowd(number), {f"crowd-{n}": n % 6 for n in range(number)})
    assert queries(as_learner, address("crowded", "neighbour-0", "neighbour-1")) == 5


@pytest.mark.parametrize("number", [3, 30])
def test_for_a_visitor_it_takes_1_query(client, db, number):
    crowd(number)
    assert queries(client, address("crowded", "neighbour-0", "neighbour-1")) == 1


def test_markup_in_names_is_shown_as_text(client, roles):
    Skill.objects.filter(slug="sql").update(name="<i>Sql</i>")
    type(roles).objects.filter(slug="coder").update(title="<i>Coder</i>")
    assert "<i>" not in html(client.get(address("coder", "analyst", "coder")))
