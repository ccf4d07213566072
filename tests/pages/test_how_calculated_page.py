"""The page that states the rules; the numbers of its example are in tests/reports/test_same_everywhere.py."""

import pytest

from roles.levels import DEFAULT_HOURS
from tests.reading import crumbs, heading, queries, title, words

pytestmark = pytest.mark.django_db
PAGE = "/how-this-is-calculated/"


def test_the_page_says_what_it_is_and_the_way_back(client):
    response = client.get(PAGE)
    assert heading(response) == "How this is calculated"
    assert title(response) == "How this is calculated | Skill-gap assessor"
    assert crumbs(response) == ["Home", "How this is calculated"]


def test_the_rules_stand_without_a_catalogue(client):
    page = words(client.get(PAGE))
    assert "60 points for each unit of its weight" in page
    assert "84.99 % is never shown as 85" in page
    assert "A worked example" not in page


def test_the_hours_are_those_the_engine_reckons_with(client):
    page = words(client.get(PAGE))
    for kind in ("technical", "soft"):
        assert ", ".join(map(str, DEFAULT_HOURS[kind].values())) in page


def test_the_example_says_what_is_open_and_what_is_set_aside(client, built_in_catalogue):
    page = words(client.get(PAGE))
    assert "Strategic thinking open 3 3 0 180 180" in page
    assert "set aside 2 1 left out of the sums" in page
    assert "Machine learning Essential 3 4 5 225 225 300" in page


def test_the_page_takes_one_query(client, built_in_catalogue):
    assert queries(client, PAGE) == 1
