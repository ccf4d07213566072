"""Where the site asks for it, a draft is published by somebody who did not write it."""

import pytest
from django.core.management import call_command
from django.utils import timezone

from roles.models import RoleProfile, ScheduledPublication
from tests.admin.pages import address, filled, messages, run
from tests.admin.publishing import page_of, send, tomorrow


@pytest.fixture
def two_people(settings):
    settings.PUBLISHER_IS_NOT_AUTHOR = True


@pytest.fixture
def copied(as_editor, draft):
    """A draft that the catalogue editor made."""
    draft.publish()
    run(as_editor, "draft_from_this", draft)
    return draft.role.profiles.get(status="draft")


def test_who_wrote_a_draft_does_not_publish_it(two_people, as_editor, copied):
    assert "is published by somebody who did not write it" in as_editor.get(page_of(copied)).text
    assert "is published by somebody who did not write it" in send(as_editor, copied).text
    copied.refresh_from_db()
    assert copied.is_draft


def test_who_did_not_write_it_does(two_people, client, copied, another_editor):
    client.force_login(another_editor)
    assert "is published" in messages(send(client, copied))


def test_who_changed_one_requirement_is_an_author_too(two_people, client, copied, another_editor):
    client.force_login(another_editor)
    page = address(RoleProfile, copied)
    client.post(page, filled(client.get(page)) | {"requirements-0-level": 5})
    assert "is published by somebody who did not write it" in send(client, copied).text


def test_on_its_day_a_draft_is_published_for_who_did_not_write_it(two_people, client, copied, another_editor):
    client.force_login(another_editor)
    send(client, copied, day=tomorrow().isoformat())
    ScheduledPublication.objects.update(day=timezone.localdate())
    call_command("tidy", stdout=None)
    copied.refresh_from_db()
    assert copied.status == "published"


def test_the_list_keeps_to_the_rule(two_people, as_editor, copied):
    sent = {"action": "publish", "_selected_action": [copied.pk]}
    assert "did not write it" in messages(as_editor.post(address(RoleProfile), sent, follow=True))
