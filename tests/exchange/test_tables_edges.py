"""Rows at the edge of what can be read: odd characters, unfinished skills, several files, too many rows."""

import pytest

from roles.exchange.problems import CatalogueError
from roles.exchange.tables.preview import preview
from roles.models import Skill
from tests.exchange.documents import load_document, resource, small
from tests.exchange.tables import LESSON, asks, bring_in, refusals, table, workbook

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _catalogue():
    load_document(small())


@pytest.mark.parametrize("text", ["half \ud800", "a\0b"])
def test_characters_that_no_database_keeps_are_refused(text):
    escaped = text.replace("\ud800", "_xD800_").replace("\0", "_x0000_")
    content = workbook(Skills=[["skill", "description"], ["Python", escaped]])
    with pytest.raises(CatalogueError, match=r"skills.xlsx, sheet Skills: line 2: cell B2 holds half a character"):
        preview([("skills.xlsx", content)])


def test_what_is_unfinished_in_the_catalogue_is_told_at_the_row_that_touches_it():
    Skill.objects.get(slug="python").anchors.filter(level=4).delete()
    (only,) = refusals(table("skills", {"skill": "Python", "description": "Snakes."}))
    assert only == "2: skill python: anchors no text for level 4."
    assert refusals(table("anchors", {"skill": "Python", "level": 4, "text": "Write a parser."})) == []


def test_files_of_several_names_are_told_apart():
    first = ("a.csv", table("requirements", asks("junior", "python"))[1])
    second = ("b.csv", table("requirements", asks("junior", "python"))[1])
    assert refusals(first, second) == ["2: skill: the role's rows name Python in a.csv, line 2 already."]


def test_more_rows_than_a_page_takes_are_refused():
    with pytest.raises(CatalogueError, match="line 4: there are more than 2 rows in all"):
        preview([table("requirements", *[asks("junior", "python")] * 3)], most=2)


def test_resources_of_one_title_are_told_apart_by_provider():
    bring_in(table("resources", LESSON, LESSON | {"provider": "Another press"}))
    assert resource("python")["title"] in Skill.objects.get(slug="python").resources.values_list("title", flat=True)
    assert Skill.objects.get(slug="python").resources.count() == 3
