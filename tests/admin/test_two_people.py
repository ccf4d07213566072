"""Where the site asks for it, a draft is published by somebody who did not write it."""

import pytest
from django.core.management import call_command
from django.utils import timezone

from roles.merging import MergeError, merge
from roles.models import CatalogueRevision, RoleProfile, ScheduledPublication, Skill
from tests.admin.pages import address, filled, messages, run, save
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
    RoleProfile.objects.filter(pk=copied.pk).update(change_note="More.")
    sent = {"action": "publish", "_selected_action": [copied.pk]}
    assert "did not write it" in messages(as_editor.post(address(RoleProfile), sent, follow=True))


def planned_by(client, draft, person) -> None:
    client.force_login(person)
    send(client, draft, day=tomorrow().isoformat())


def raise_python(client, draft, person) -> None:
    client.force_login(person)
    assert save(client, draft, **{"requirements-0-level": 5}).status_code == 302


def tidy_on_its_day(draft) -> str:
    ScheduledPublication.objects.update(day=timezone.localdate())
    call_command("tidy", stdout=None)
    draft.refresh_from_db()
    return draft.status


def test_what_was_written_after_the_day_was_decided_is_looked_at_again(
    two_people, client, copied, catalogue_editor, another_editor, capsys
):
    planned_by(client, copied, another_editor)
    assert "has to decide again" in client.get(address(RoleProfile, copied)).text
    raise_python(client, copied, catalogue_editor)
    assert tidy_on_its_day(copied) == "draft"
    assert "was changed after its day was decided" in capsys.readouterr().err
    assert "was changed after its day was decided" in client.get(address(RoleProfile, copied)).text


def test_deciding_again_lets_it_be_published(two_people, client, copied, catalogue_editor, another_editor):
    planned_by(client, copied, another_editor)
    raise_python(client, copied, catalogue_editor)
    planned_by(client, copied, another_editor)
    assert tidy_on_its_day(copied) == "published"


def test_without_the_rule_what_is_saved_until_then_is_published(client, copied, catalogue_editor, another_editor):
    planned_by(client, copied, another_editor)
    assert "What is saved until then is published" in client.get(address(RoleProfile, copied)).text
    raise_python(client, copied, catalogue_editor)
    assert tidy_on_its_day(copied) == "published"


def test_merging_publishes_nothing_either(two_people, draft):
    draft.publish()
    python, sql = (Skill.objects.get(slug=slug) for slug in ("python", "sql"))
    with pytest.raises(MergeError, match="Published versions ask for Python, 1 of them"):
        merge(python, sql, CatalogueRevision.current())
    assert Skill.objects.filter(slug="python").exists()
    assert draft.role.profiles.count() == 1


def test_a_skill_that_drafts_alone_ask_for_is_merged(two_people, draft):
    python, sql = (Skill.objects.get(slug=slug) for slug in ("python", "sql"))
    merge(python, sql, CatalogueRevision.current())
    assert [one.skill for one in draft.requirements.all()] == [sql]
