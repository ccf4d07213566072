"""Of an editor who leaves, what they did to the catalogue stays in its history, without their name."""

import pytest

from assessor.accounts.erasure import erase
from roles.models import Requirement, RoleProfile, ScheduledPublication
from tests import factories
from tests.admin.pages import address, filled
from tests.admin.publishing import send, tomorrow

pytestmark = [pytest.mark.django_db, pytest.mark.ignore_template_errors]


@pytest.fixture
def edited(client, editor):
    """A draft that an editor changed, and decided to publish on a day."""
    draft = factories.RequirementFactory(profile__role__slug="coder").profile
    client.force_login(editor)
    page = address(RoleProfile, draft)
    assert client.post(page, filled(client.get(page)) | {"requirements-0-level": 5}).status_code == 302
    send(client, draft, day=tomorrow().isoformat())
    return draft


def test_the_history_stays_without_the_name(editor, edited):
    assert Requirement.history.filter(history_user=editor, level=5).count() == 1
    erase(editor)
    left = Requirement.history.get(level=5)
    assert left.history_user_id is None


def test_what_they_planned_is_still_planned(editor, edited):
    erase(editor)
    assert ScheduledPublication.objects.get(profile=edited).decided_by is None
