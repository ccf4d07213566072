"""The first page for visitors: what it does, a real report, the roles, one next action."""

import pytest

from tests import factories
from tests.crowd import crowd
from tests.reading import heading, html, links, queries, title, words

pytestmark = pytest.mark.django_db


def test_the_page_says_what_the_product_does_and_what_to_do_next(client):
    response = client.get("/")
    assert heading(response).startswith("See what stands between you and the role you want")
    assert title(response) == "See what stands between you and a role | Skill-gap assessor"
    assert links(response)[0] == "/assessments/start/"


def test_the_page_stands_without_a_catalogue(client):
    page = words(client.get("/"))
    assert "Only you see them." in page
    assert "The top of a real report" not in page
    assert "Each row here is a track" not in page


def test_a_catalogue_without_the_examples_skills_has_no_example(client):
    factories.published_role(slug="senior-ai-engineer")
    assert "The top of a real report" not in words(client.get("/"))


def test_the_example_is_a_real_report(client, built_in_catalogue):
    page = words(client.get("/"))
    assert "Not yet Senior AI Engineer: two essentials are below the required level." in page
    assert "between 85 % and 88 %" in page
    assert "you 2, needs 4" in page


def test_the_roles_are_drawn_and_linked(client, built_in_catalogue):
    response = client.get("/")
    assert {"/roles/", "/skills/", "/roles/senior-ai-engineer/", "/how-this-is-calculated/"} <= set(links(response))
    assert '<path class="step is-promotion"' in html(response)


def test_visitors_are_offered_to_sign_in(client):
    assert 'href="/account/login/"' in html(client.get("/"))
    assert "/account/logout/" not in html(client.get("/"))


@pytest.mark.parametrize("number", [3, 30])
def test_the_page_takes_3_queries_whatever_the_size(client, number):
    crowd(number)
    assert queries(client, "/") == 3
