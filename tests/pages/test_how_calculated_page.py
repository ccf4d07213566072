"""The page that states the rules; the numbers of its example are in tests/reports/test_same_everywhere.py."""

import pytest

from assessor.engine.agreement import agreement
from assessor.engine.gap import Profile, Requirement
from assessor.engine.mentors import Mentor, known_gaps, suggested_mentors
from roles.levels import DEFAULT_HOURS
from tests.reading import crumbs, heading, queries, section, title, words

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


def test_the_example_of_agreement_is_what_the_engine_says(client):
    own, mentors = "3 3 4 2 0 4 3 2 3 1", "3 2 4 1 0 5 3 2 4 1"
    found = agreement(*(dict(enumerate(map(int, levels.split()))) for levels in (mentors, own)))
    assert (found.n, found.exact, found.within_one, found.kappa_shown) == (10, 6, 10, 0.89)
    said = section(client.get(PAGE), "mentor")
    assert f"you gave {own}, your mentor {mentors}. Six are the same and all ten are at most one apart." in said
    assert f"shown as {found.kappa_shown}." in said


def test_the_example_of_mentors_is_what_the_engine_says(client):
    asked = Requirement("python", 4, 5, essential=True), Requirement("sql", 3, 2)
    teach = {"Ada": {"python": 3}, "Ben": {"sql": 5}, "Cem": {"python": 3, "sql": 2}}
    gaps = known_gaps(Profile(asked), {"python": 2, "sql": 1})
    found = suggested_mentors(gaps, [Mentor(name, name, skills) for name, skills in teach.items()])
    assert [(one.mentor.name, [help_.points for help_ in one.helps]) for one in found] == [
        ("Cem", [75, 40]),
        ("Ada", [75]),
        ("Ben", [80]),
    ]
    said = section(client.get(PAGE), "mentor")
    assert "worth 75 and 40 points. Ada teaches Python to 3, worth 75. Ben teaches SQL to 5, worth 80," in said
    assert said.endswith("The order is Cem, Ada, Ben.")


def test_the_page_takes_one_query(client, built_in_catalogue):
    assert queries(client, PAGE) == 1
