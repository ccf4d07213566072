"""Tables that are applied: once, as they were looked at, with their files in the history."""

from datetime import date

import pytest

from roles.exchange.problems import CatalogueError
from roles.exchange.tables.preview import preview
from roles.models import CatalogueRevision, RoleProfile, Skill
from tests import factories
from tests.exchange.documents import load_document, rows, small
from tests.exchange.tables import anchors_of, asks, bring_in, exported, table, workbook

pytestmark = pytest.mark.django_db

JUNIOR = [asks("Junior", "Python", 2, 5, essential="yes"), asks("Junior", "Listening", 2, 1, essential="no")]


@pytest.fixture(autouse=True)
def _catalogue():
    load_document(small())


def test_a_second_time_the_same_files_change_nothing():
    files = [
        table("requirements", asks("Junior", "Statistics", 4, 2), JUNIOR[0]),
        table("skills", {"skill": "Rust", "kind": "soft", "group": "people"}),
        anchors_of("rust"),
        table("steps", {"role": "senior", "next role": "analyst", "kind": "specialisation"}),
    ]
    bring_in(*files)
    before = rows()
    shown = bring_in(*files)
    assert {row.kind for row in shown.rows} == {"unchanged"}
    assert rows() == before


def test_the_history_names_the_files():
    bring_in(table("requirements", *reversed(JUNIOR)), table("skills", {"skill": "Python", "description": "New."}))
    skill = Skill.objects.get(slug="python").history.first()
    draft = RoleProfile.objects.get(status="draft").history.first()
    assert {one.history_change_reason for one in (skill, draft)} == {"requirements.csv, skills.csv"}


def test_what_was_looked_at_is_not_applied_to_another_catalogue():
    shown = preview([table("requirements", *reversed(JUNIOR))])
    CatalogueRevision.bump()
    before = rows()
    with pytest.raises(CatalogueError, match="was changed since"):
        shown.prepared.apply()
    assert rows() == before


def test_a_change_while_the_files_are_read_counts_as_one_that_came_after(monkeypatch):
    from roles.exchange.tables import preview as module

    read = module.read_tables

    def slowly(*args):
        factories.SkillFactory()
        CatalogueRevision.bump()
        return read(*args)

    monkeypatch.setattr(module, "read_tables", slowly)
    with pytest.raises(CatalogueError, match="was changed since"):
        preview([table("requirements", *reversed(JUNIOR))]).prepared.apply()


def test_numbers_days_and_flags_of_a_workbook_are_read_as_what_they_are():
    heads = ["skill", "title", "provider", "link", "hours", "free", "from level", "to level", "last checked"]
    row = ["Python", "A book", "A press", "https://example.org/b", 20.0, True, 0, 2, date(2026, 1, 31)]
    bring_in(("r.xlsx", workbook(Anything=[heads, row])))
    book = Skill.objects.get(slug="python").resources.get(title="A book")
    assert (book.hours, book.free, book.last_checked) == (20, True, date(2026, 1, 31))


def test_in_an_export_of_a_role_with_a_draft_stands_the_draft():
    bring_in(table("requirements", JUNIOR[0] | {"level": 5}))
    content = dict(exported()["CSV"])["requirements.csv"].decode()
    assert "Junior,Python,5,5,yes," in content
    assert "Junior,Listening" not in content
