"""The overview is sorted by any heading, both ways, the same way every time, and is read 50 at a time."""

import pytest

from tests.mentoring import mentored
from tests.mentoring.heat_map import headings, lines, sorted_by
from tests.mentoring.mentees import many, mentee
from tests.reading import links, words

pytestmark = pytest.mark.django_db

CODERS = "/mentoring/overview/coder/"


@pytest.fixture
def three(as_mentor, mentor, role):
    """Ada is farthest and rated last, Bela has one level and rated first, of Chandra nothing is known of SQL."""
    mentee("Chandra", role, mentor, {"python": 3, "talking": 1}, days_ago=2)
    mentee("Ada", role, mentor, {"python": 3, "java": 3, "sql": 3, "talking": 2}, days_ago=1)
    mentee("Bela", role, mentor, {"python": 1, "java": 0, "sql": 1, "talking": 0}, days_ago=3)
    return as_mentor


def order(client, sort: str) -> str:
    return " ".join(lines(client.get(CODERS, {"sort": sort})))


@pytest.mark.parametrize(
    ("column", "upwards", "downwards"),
    [
        ("name", "Ada Bela Chandra", "Chandra Bela Ada"),
        ("match", "Bela Chandra Ada", "Ada Chandra Bela"),
        ("day", "Bela Chandra Ada", "Ada Chandra Bela"),
        ("skill.sql", "Bela Ada Chandra", "Ada Bela Chandra"),
        ("skill.python", "Bela Ada Chandra", "Ada Chandra Bela"),
        ("skill.talking", "Bela Chandra Ada", "Ada Chandra Bela"),
    ],
)
def test_each_column_sorts_both_ways_and_what_is_not_known_comes_last(three, column, upwards, downwards):
    assert order(three, column) == upwards
    assert order(three, f"-{column}") == downwards


@pytest.mark.parametrize(
    "sort", ["", "-", "--name", "nothing", "skill.", "skill.nothing", "python", "skill.java", "\x00"]
)
def test_what_is_no_column_sorts_by_name(three, sort):
    page = three.get(CODERS, {"sort": sort})
    assert " ".join(lines(page)) == "Ada Bela Chandra"
    assert sorted_by(page) == ("Name", "ascending")


def test_people_who_are_alike_stay_in_the_order_of_their_names_both_ways(as_mentor, mentor, role):
    for name in ("Chandra", "Ada", "Bela"):
        mentee(name, role, mentor, {"sql": 2})
    for sort in ("skill.sql", "-skill.sql", "match", "-match"):
        assert order(as_mentor, sort) == "Ada Bela Chandra"


def test_two_people_of_one_name_keep_their_places(as_mentor, mentor, role):
    mentee("Ada", role, mentor, {"sql": 2})
    mentee("Ada", role, mentor, {"sql": 1})
    first, second = (as_mentor.get(CODERS, {"sort": sort}) for sort in ("name", "name"))
    assert links(first) == links(second)


def test_whose_levels_are_hidden_come_last_by_match_and_skill(three, mentor, role):
    blind = mentee("Aaron", role, mentor, {"python": 5, "java": 5, "sql": 5, "talking": 5})
    mentored.review(blind, mentor, is_blind=True)
    for sort in ("match", "-match", "skill.talking", "-skill.talking"):
        assert order(three, sort).endswith("Aaron")
    assert order(three, "name").startswith("Aaron")


def test_a_heading_leads_upwards_first_and_then_the_other_way(three):
    page = three.get(CODERS)
    assert headings(page)["Name"] == "?sort=-name"
    assert headings(page)["Match"] == "?sort=-match"
    assert headings(page)["Report"] == "?sort=day"
    assert headings(page)["Sql, asked: level 3"] == "?sort=skill.sql"
    page = three.get(CODERS, {"sort": "skill.sql"})
    assert headings(page)["Sql, asked: level 3"] == "?sort=-skill.sql"
    assert headings(page)["Name"] == "?sort=name"
    assert headings(three.get(CODERS, {"sort": "-match"}))["Match"] == "?sort=match"


def test_the_page_says_by_what_it_is_sorted(three):
    assert sorted_by(three.get(CODERS, {"sort": "-skill.sql"})) == ("Sql, asked: level 3", "descending")


def test_sorting_keeps_who_is_shown_and_goes_back_to_the_first_page(three):
    page = three.get(CODERS, {"show": "ready", "sort": "name", "page": "1"})
    assert headings(page)["Match"] == "?show=ready&sort=-match"
    assert "?sort=name" in links(page)  # all, sorted as before


def test_fifty_are_on_a_page(as_mentor, mentor, role):
    many(51, mentor, "coder")
    page = as_mentor.get(CODERS, {"sort": "-name"})
    assert len(lines(page)) == 50
    assert next(iter(lines(page))) == "Mentee 0050"
    assert "People 1 to 50 of 51 Next" in words(page)
    assert "?sort=-name&page=2" in links(page)
    assert list(lines(as_mentor.get(CODERS, {"sort": "-name", "page": "2"}))) == ["Mentee 0000"]


@pytest.mark.parametrize("page", ["0", "99", "many", "-1"])
def test_a_page_that_does_not_exist_is_another(three, page):
    assert len(lines(three.get(CODERS, {"page": page}))) == 3
