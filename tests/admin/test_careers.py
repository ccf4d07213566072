"""Roles in the admin: facts, pay, steps, and the versions that keep a role from being deleted."""

import pytest

from roles.models import Role, RoleProfile, Source, Track
from tests import factories
from tests.admin.pages import add_row, address, errors, filled, run_on_list, save


@pytest.fixture
def source(db):
    return Source.objects.create(slug="survey", title="Survey")


def send_with_row(client, role, prefix, **values):
    page = address(Role, role)
    return client.post(page, add_row(filled(client.get(page)), prefix, **values))


def test_facts_pay_and_steps_are_added_on_the_page_of_the_role(as_editor, source):
    role, other = factories.RoleFactory(), factories.RoleFactory()
    send_with_row(as_editor, role, "facts", kind="education", text="A degree", source="", position=0)
    pay = {"low": 90, "high": 120, "currency": "USD", "basis": "base", "source": source.pk, "position": 0}
    send_with_row(as_editor, role, "pay", **pay)
    send_with_row(as_editor, role, "steps", to_role=other.pk, kind="promotion", position=0)
    assert [str(row) for row in (role.facts.get(), role.pay.get())] == ["A degree", "USD 90 to 120"]
    assert role.steps.get().to_role == other


def test_a_new_row_is_offered_the_last_place(as_editor):
    role = factories.RoleFactory()
    role.facts.create(kind="education", text="A degree", position=6)
    offered = as_editor.get(address(Role, role)).context["inline_admin_formsets"][2].formset.empty_form
    assert offered["position"].value() == 7


@pytest.mark.parametrize(
    ("prefix", "wrong", "said"),
    [
        ("pay", {"low": 120, "high": 90}, "below the lower end"),
        ("pay", {"low": 0, "high": 90}, "greater than or equal to 1"),
        ("facts", {"kind": "rumour", "text": "x"}, "Select a valid choice"),
        ("steps", {"to_role": "self", "kind": "move"}, "leads to another role"),
        ("steps", {"to_role": 999, "kind": "move"}, "Select a valid choice"),
    ],
)
def test_a_row_that_makes_no_sense_is_refused(as_editor, source, prefix, wrong, said):
    role = factories.RoleFactory()
    values = {"currency": "USD", "basis": "base", "source": source.pk} | wrong
    if wrong.get("to_role") == "self":
        values["to_role"] = role.pk
    assert said in errors(send_with_row(as_editor, role, prefix, **values))


def test_a_second_step_to_the_same_role_is_refused(as_editor):
    role, other = factories.RoleFactory(), factories.RoleFactory()
    role.steps.create(to_role=other, kind="move")
    assert "already exists" in errors(send_with_row(as_editor, role, "steps", to_role=other.pk, kind="promotion"))


def test_other_titles_are_written_one_on_a_line(as_editor):
    role = factories.RoleFactory()
    save(as_editor, role, also_known_as="ML engineer\r\n\r\n  Model builder \r\nML engineer")
    role.refresh_from_db()
    assert role.also_known_as == ["ML engineer", "Model builder"]
    assert "ML engineer\nModel builder</textarea>" in as_editor.get(address(Role, role)).text


def test_the_sources_of_a_role_are_chosen(as_editor, source):
    role = factories.RoleFactory()
    assert save(as_editor, role, sources=[source.pk]).status_code == 302
    assert list(role.sources.all()) == [source]


def test_the_page_of_a_role_links_to_its_versions_and_cannot_change_them(as_editor):
    role = factories.published_role()
    profile = role.profiles.get()
    assert address(RoleProfile, profile) in as_editor.get(address(Role, role)).text
    save(as_editor, role, **{"profiles-0-version": 9, "profiles-0-status": "draft", "profiles-0-DELETE": "on"})
    assert list(role.profiles.values_list("version", "status")) == [(1, "published")]


@pytest.mark.parametrize("status", ["published", "retired"])
def test_a_role_with_versions_that_people_saw_is_not_deleted(as_editor, status):
    role = factories.published_role(slug="data-engineer")
    RoleProfile.objects.update(status=status)
    on_page = as_editor.post(address(Role, role, "delete"), {"post": "yes"})
    on_list = run_on_list(as_editor, "delete_selected", role)
    for answer in (on_page, on_list):
        assert f"Data Engineer, version 1</a> ({status})" in answer.text
        assert "versions that people were assessed against are kept" in answer.text
    as_editor.post(address(Role), {"action": "delete_selected", "_selected_action": role.pk, "post": "yes"})
    assert Role.objects.exists()


def test_a_role_with_nothing_but_a_draft_is_deleted(as_editor, draft):
    assert as_editor.post(address(Role, draft.role, "delete"), {"post": "yes"}).status_code == 302
    assert not RoleProfile.objects.exists()


def test_a_track_with_roles_and_a_source_with_facts_are_not_deleted(as_editor, source):
    role = factories.RoleFactory()
    role.facts.create(kind="education", text="A degree", source=source)
    assert "Role: <a" in as_editor.post(address(Track, role.track, "delete"), {"post": "yes"}).text
    assert "Role fact of <a" in as_editor.post(address(Source, source, "delete"), {"post": "yes"}).text
    assert Track.objects.count() == Source.objects.count() == 1


@pytest.mark.parametrize("key", ["9" * 30, "\0", "-1", "one"])
def test_a_forged_source_is_refused(as_editor, key):
    assert "Select a valid choice" in errors(save(as_editor, factories.RoleFactory(), sources=[key]))
