"""Retiring a role: it is offered no more, and its page leads to the one that takes its place."""

import pytest
from django.urls import reverse

from roles.models import Role, ScheduledPublication
from tests import factories
from tests.admin.pages import address, messages, run
from tests.admin.publishing import send, tomorrow
from tests.factories import published_role


@pytest.fixture
def roles(db):
    """Two roles that are offered: a coder, and a builder."""
    return [published_role({"skill": factories.SkillFactory()}, slug=slug) for slug in ("coder", "builder")]


def retire(client, role, successor=None):
    sent = {"successor": successor.pk if successor else ""}
    return client.post(reverse("admin:roles_role_retire", args=[role.pk]), sent, follow=True)


def test_a_retired_role_leads_to_its_successor(as_editor, client, roles, revision):
    coder, builder = roles
    assert "Coder is retired; Builder takes its place." in messages(retire(as_editor, coder, builder))
    assert revision.changed()
    page = client.get(coder.get_absolute_url())
    assert (page.status_code, "Builder takes its place." in page.text) == (410, True)
    assert list(Role.objects.open_to_all()) == [builder]


def test_it_may_have_none(as_editor, client, roles):
    retire(as_editor, roles[0])
    page = client.get(roles[0].get_absolute_url())
    assert (page.status_code, "takes its place" in page.text) == (410, False)


def test_a_successor_that_is_retired_as_well_leads_on(as_editor, client, roles):
    third = published_role({"skill": factories.SkillFactory()}, slug="maker")
    retire(as_editor, roles[0], roles[1])
    retire(as_editor, roles[1], third)
    assert "Maker takes its place." in client.get(roles[0].get_absolute_url()).text


def test_successors_in_a_circle_lead_nowhere(as_editor, client, roles):
    Role.objects.filter(pk=roles[1].pk).update(successor=roles[0])
    retire(as_editor, roles[0], roles[1])
    roles[1].profiles.get().retire()
    assert client.get(roles[0].get_absolute_url()).status_code == 410


@pytest.mark.parametrize("odd", ["itself", "unpublished", "none", "text"])
def test_a_successor_is_another_role_that_is_offered(as_editor, roles, odd):
    others = {"itself": roles[0].pk, "unpublished": factories.RoleFactory().pk, "none": 10**9, "text": "x\0"}
    answer = as_editor.post(reverse("admin:roles_role_retire", args=[roles[0].pk]), {"successor": others[odd]})
    assert answer.context["form"].errors["successor"]
    assert Role.objects.open_to_all().count() == 2


def test_a_role_that_is_not_offered_is_not_retired(as_editor, roles):
    retire(as_editor, roles[0])
    assert "so it is not offered" in as_editor.get(reverse("admin:roles_role_retire", args=[roles[0].pk])).text
    assert "so it is not offered" in retire(as_editor, roles[0]).text


def test_a_planned_publication_is_told_before_it_is_taken_back_and_the_draft_stays(as_editor, second):
    page = reverse("admin:roles_role_retire", args=[second.role_id])
    assert "planned for" not in as_editor.get(page).text
    send(as_editor, second, day=tomorrow().isoformat())
    assert f"{second} is planned for" in as_editor.get(page).text
    retire(as_editor, second.role)
    second.refresh_from_db()
    assert (second.status, ScheduledPublication.objects.count()) == ("draft", 0)


def test_what_was_retired_is_offered_again_with_a_new_version(as_editor, client, roles):
    retire(as_editor, *roles)
    run(as_editor, "draft_from_this", roles[0].profiles.get())
    draft = roles[0].profiles.get(status="draft")
    type(draft).objects.filter(pk=draft.pk).update(change_note="Back again.")
    sent = {"action": "publish", "_selected_action": [draft.pk]}
    as_editor.post(address(type(draft)), sent, follow=True)
    assert client.get(roles[0].get_absolute_url()).status_code == 200
    assert Role.objects.get(pk=roles[0].pk).successor is None


def test_who_may_not_change_roles_gets_nowhere(client, roles):
    client.force_login(factories.UserFactory(is_staff=True))
    assert client.get(reverse("admin:roles_role_retire", args=[roles[0].pk])).status_code == 403
