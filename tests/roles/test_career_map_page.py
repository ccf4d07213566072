"""The page of the career map: a drawing, the same as a list, and my own roles marked."""

import pytest

from roles.models import CareerStep
from tests import assessed, factories
from tests.crowd import crowd
from tests.reading import crumbs, heading, html, links, queries, title, words

pytestmark = pytest.mark.django_db
MAP = "/career-map/"


@pytest.fixture
def ladder():
    """A junior and a senior role, with the promotion and a move between them."""
    junior = factories.published_role(slug="junior", career_level=1)
    senior = factories.published_role(slug="senior", career_level=3, track=junior.track)
    CareerStep.objects.create(from_role=junior, to_role=senior, kind="promotion")
    CareerStep.objects.create(from_role=senior, to_role=junior, kind="move")
    return junior, senior


def test_the_page_says_what_it_is_and_the_way_back(client, ladder):
    response = client.get(MAP)
    assert (heading(response), title(response)) == ("Career map", "Career map | Skill-gap assessor")
    assert crumbs(response) == ["Home", "Roles", "Career map"]


def test_roles_are_drawn_and_listed_and_promotions_alone_are_lines(client, ladder):
    response = client.get(MAP)
    assert links(response).count("/roles/junior/") == links(response).count("/roles/senior/") == 2
    assert html(response).count('<path class="step') == html(response).count("is-promotion") == 1


def test_an_empty_catalogue_says_so(client):
    assert "There is no role to draw yet." in words(client.get(MAP))


def test_my_role_and_my_aim_are_marked_for_me_alone(client, learner, stranger, ladder):
    assessed.draft(learner, ladder[1], current=ladder[0])
    for person, count in ((learner, 2), (stranger, 0)):
        client.force_login(person)
        page = words(client.get(MAP))
        assert (page.count("your role"), page.count("your aim")) == (count, count)


@pytest.mark.parametrize("number", [3, 30])
def test_the_map_takes_2_queries_whatever_its_size(client, learner, number):
    crowd(number)
    assert queries(client, MAP) == 2
    client.force_login(learner)
    assert queries(client, MAP) == 5
