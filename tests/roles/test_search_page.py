"""Search: roles and skills that hold every word; nothing typed there breaks it or is run."""

import pytest

from tests import factories
from tests.crowd import crowd
from tests.reading import crumbs, html, links, queries, title, words

pytestmark = pytest.mark.django_db


@pytest.fixture
def found(client):
    """The addresses that a search leads to."""
    factories.published_role(
        slug="coder", title="Senior Coder", also_known_as=["Programmer", "Développeur"], summary="Writes."
    )
    factories.SkillFactory(slug="sql", name="SQL", description="Asking tables 100% of the time with snake_case.")
    names = ("/roles/coder/", "/skills/sql/")
    return lambda query: [href for href in links(client.get("/search/", {"q": query})) if href in names]


def test_without_a_query_there_is_a_form_and_no_verdict(client):
    response = client.get("/search/")
    assert title(response) == "Search | Skill-gap assessor"
    assert crumbs(response) == ["Home", "Search"]
    assert "No role holds" not in words(response)


@pytest.mark.parametrize("query", ["", " ", "\t\n", "\0", "+"])
def test_a_query_of_nothing_finds_nothing(found, query):
    assert found(query) == []


@pytest.mark.parametrize(
    "query", ["coder", "CODER", "senior coder", "coder senior", "ode", "programmer", "writes", " coder "]
)
def test_a_role_is_found_by_words_of_its_titles_and_summary_in_any_case_and_order(found, query):
    assert found(query) == ["/roles/coder/"]


@pytest.mark.parametrize("query", ["sql", "Sql", "tables", "sql asking"])
def test_a_skill_is_found_by_name_and_description(found, query):
    assert found(query) == ["/skills/sql/"]


@pytest.mark.parametrize("query", ["senior plumber", "sql coder", "ruby"])
def test_every_word_must_be_there(found, query):
    assert found(query) == []


@pytest.mark.parametrize(
    ("query", "wanted"), [("%", 1), ("_", 1), ("100%", 1), ("snake_case", 1), ("s%l", 0), ("s_l", 0)]
)
def test_signs_that_a_database_reads_otherwise_stand_for_themselves(found, query, wanted):
    assert len(found(query)) == wanted


@pytest.mark.parametrize("query", ["[", "]", '"', ",", '["', "u00e9", "\\", "'"])
def test_the_way_other_titles_are_stored_is_not_found(found, query):
    assert found(query) == []


@pytest.mark.parametrize("query", ["Développeur", "DÉVELOPPEUR"])
def test_a_title_with_accents_is_found_in_any_case(found, query):
    assert found(query) == ["/roles/coder/"]


def test_a_nul_character_is_passed_over(found):
    assert found("co\0der") == ["/roles/coder/"]


@pytest.mark.parametrize("query", ["x" * 100_000, "a " * 50_000, "\ud800", "é" * 101, "'; DROP TABLE roles_role; --"])
def test_a_query_of_any_length_or_kind_is_answered(client, query):
    encoded = query.encode("utf-8", "surrogatepass")
    response = client.get("/search/", {"q": encoded})
    assert response.status_code == 200
    assert len(response.context["query"]) <= 100


def test_markup_in_a_query_is_shown_as_text(client):
    response = client.get("/search/", {"q": '"><script>alert(1)</script>'})
    assert "<script>" not in html(response)
    assert "&lt;script&gt;" in html(response)
    assert title(response) == 'Search: "><script>alert(1)</script> | Skill-gap assessor'


def test_nothing_found_leads_on(client):
    response = client.get("/search/", {"q": "nothing-like-it"})
    assert {"/roles/", "/skills/"} <= set(links(response))
    assert "No role holds all these words." in words(response)


def test_what_is_not_published_is_not_found(client):
    factories.RoleFactory(title="Secret plan")
    assert "Secret plan" not in words(client.get("/search/", {"q": "secret"}))


@pytest.mark.parametrize("number", [3, 30])
def test_a_search_takes_4_queries_whatever_it_finds(client, number):
    crowd(number)
    assert queries(client, "/search/?q=o") == 4
