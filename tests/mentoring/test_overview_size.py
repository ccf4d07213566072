"""The overview of a thousand mentees takes as many queries as that of one."""

import pytest

from tests import factories
from tests.mentoring.heat_map import lines
from tests.mentoring.mentees import many, mentee
from tests.reading import queries, words

pytestmark = pytest.mark.django_db

CODERS = "/mentoring/overview/coder/"
MOST = 12


def test_a_thousand_mentees_take_few_queries(as_mentor, mentor, role, django_assert_max_num_queries):
    many(1000, mentor, "coder")
    with django_assert_max_num_queries(MOST):  # the first look also notes who was seen
        page = as_mentor.get(CODERS)
    assert len(lines(page)) == 50
    assert "1000 people share a report" in words(page)
    for address in ("?sort=-skill.sql&page=7", "?show=ready", "?sort=match&show=old"):
        with django_assert_max_num_queries(MOST):
            as_mentor.get(f"{CODERS}{address}")


def test_a_page_takes_as_many_queries_for_many_people_as_for_one(as_mentor, mentor, role):
    many(1, mentor, "coder")
    for_one = queries(as_mentor, CODERS)
    many(40, mentor, "coder", seed=2)
    assert queries(as_mentor, CODERS) == for_one


def test_the_list_of_roles_takes_as_many_queries_for_many_people_as_for_one(as_mentor, mentor, role):
    baker = factories.published_role(slug="baker")
    mentee("Ada", baker, mentor, {})
    many(1, mentor, "coder")
    for_one = queries(as_mentor, "/mentoring/overview/")
    many(40, mentor, "coder", seed=2)
    assert queries(as_mentor, "/mentoring/overview/") == for_one
