"""How a role's requirements changed: for everybody to read, drafts excepted."""

import pytest

from roles.admin.drafts import new_draft
from tests import factories
from tests.reading import crumbs, heading, links, queries, words

pytestmark = pytest.mark.django_db


@pytest.fixture
def role(db):
    """A coder of whom a second version asks more Python, and a draft of a third even more."""
    role = factories.published_role({"skill__slug": "python", "level": 2}, {"skill__slug": "sql"}, slug="coder")
    second = new_draft(role.profiles.get())
    second.change_note = "More Python."
    second.save()
    second.requirements.filter(skill__slug="python").update(level=4)
    second.publish()
    new_draft(second).requirements.filter(skill__slug="python").update(level=5)
    return role


def test_versions_are_told_from_the_newest_on_with_note_and_change(client, role):
    page = client.get("/roles/coder/versions/")
    assert (heading(page), crumbs(page)) == ("How the requirements changed", ["Home", "Roles", "Coder", "Versions"])
    shown = words(page)
    assert "Coder has had 2 versions of what it asks for." in shown
    assert shown.index("More Python.") < shown.index("The first version: 2 requirements.")
    assert "Level raised from 2 Advanced beginner to 4 Proficient." in shown


def test_a_draft_is_not_told_of(client, role):
    assert "5 Expert" not in words(client.get("/roles/coder/versions/"))


def test_the_page_of_the_role_leads_here_once_there_is_something_to_tell(client, role):
    assert "/roles/coder/versions/" in links(client.get("/roles/coder/"))
    once = factories.published_role(slug="once")
    assert "/roles/once/versions/" not in links(client.get(once.get_absolute_url()))


@pytest.mark.parametrize("slug", ["nobody", "unpublished"])
def test_what_was_never_published_has_no_such_page(client, slug):
    factories.RequirementFactory(profile__role__slug="unpublished")
    assert client.get(f"/roles/{slug}/versions/").status_code == 404


def test_it_takes_the_same_few_queries_however_many_versions_there_are(client, role):
    few = queries(client, "/roles/coder/versions/")
    for _ in range(3):
        draft = role.profiles.get(status="draft")
        draft.publish()
        new_draft(draft)
    assert queries(client, "/roles/coder/versions/") == few == 6
