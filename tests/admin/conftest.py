"""The editor here is no superuser: what she may do comes from the group alone."""

from pathlib import Path

import pytest
from django.conf import settings

from roles.editors import editors_group
from tests import factories
from tests.admin.pages import Watch


def pytest_collection_modifyitems(items):
    """Django's own templates of the admin read variables that are not always there; they are not ours to mend."""
    for item in items:
        if Path(__file__).parent in item.path.parents:
            item.add_marker(pytest.mark.ignore_template_errors)


@pytest.fixture
def catalogue_editor(db):
    person = factories.UserFactory(email="catalogue@example.org", name="Cato Catalogue", is_staff=True)
    person.groups.add(editors_group())
    return person


@pytest.fixture
def as_editor(client, catalogue_editor):
    """A client signed in as a catalogue editor."""
    client.force_login(catalogue_editor)
    return client


@pytest.fixture
def revision(db):
    """Tells whether the catalogue was announced as changed."""
    return Watch()


@pytest.fixture
def draft(db):
    """A draft that asks for two skills, the first with two alternatives."""
    profile = factories.RoleProfileFactory(role__slug="data-engineer")
    first = factories.RequirementFactory(profile=profile, skill__slug="python", essential=True)
    factories.RequirementFactory(profile=profile, skill__slug="sql", position=1)
    for position, slug in enumerate(["scala", "java"]):
        first.alternatives.create(skill=factories.SkillFactory(slug=slug), position=position)
    return profile


@pytest.fixture
def window(browser, live_server, as_editor):
    """A page of a real browser, signed in as a catalogue editor."""
    context = browser.new_context(base_url=live_server.url)
    context.set_default_timeout(10_000)
    name = settings.SESSION_COOKIE_NAME
    context.add_cookies([{"name": name, "value": as_editor.cookies[name].value, "url": live_server.url}])
    yield context.new_page()
    context.close()


@pytest.fixture
def second(draft):
    """A draft beside a published version: Python rose, SQL is gone, Go is new."""
    draft.publish()
    role = draft.role
    profile = factories.RoleProfileFactory(role=role, version=2, ready_at=90)
    python = draft.requirements.get(skill__slug="python")
    factories.RequirementFactory(profile=profile, skill=python.skill, level=5, weight=4)
    factories.RequirementFactory(profile=profile, skill__slug="go", level=2, weight=1, essential=True)
    return profile


@pytest.fixture
def another_editor(db):
    person = factories.UserFactory(email="second@example.org", name="Secunda", is_staff=True)
    person.groups.add(editors_group())
    return person
