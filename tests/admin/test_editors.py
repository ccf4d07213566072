"""Editors may do everything in the catalogue, and see nothing else: no person, and nothing that a person said."""

import pytest
from django.contrib import admin
from django.contrib.auth.models import Group
from django.urls import reverse

from assessor.assessments.models import SelfAssessment
from assessor.assessments.saving import save_ratings
from roles import models
from roles.editors import EDITORS, editors_group
from tests import factories
from tests.admin.pages import address, save

OURS = [model for model in admin.site._registry if model._meta.app_label == "roles"]
FOREIGN = [model for model in admin.site._registry if model._meta.app_label != "roles"]


def test_an_editor_changes_the_catalogue(as_editor):
    skill = factories.SkillFactory()
    assert save(as_editor, skill, name="A better name").status_code == 302
    skill.refresh_from_db()
    assert skill.name == "A better name"


def test_an_editor_sees_the_catalogue_and_nothing_else(as_editor):
    apps = as_editor.get(reverse("admin:index")).context["app_list"]
    assert [app["app_label"] for app in apps] == ["roles"]
    assert {entry["model"] for entry in apps[0]["models"]} == set(OURS)


@pytest.mark.parametrize("page", ["changelist", "add"])
def test_what_is_not_of_the_catalogue_is_closed_to_an_editor(as_editor, page):
    assert FOREIGN
    for model in FOREIGN:
        name = f"admin:{model._meta.app_label}_{model._meta.model_name}_{page}"
        assert as_editor.get(reverse(name)).status_code == 403


def test_the_catalogue_is_closed_to_everybody_else(client, learner):
    role = factories.RoleFactory()
    pages = [reverse("admin:index"), *map(address, OURS), address(models.Role, role)]
    for signed_in in (False, True):
        if signed_in:
            client.force_login(learner)
        assert {client.get(page).status_code for page in pages} <= {302, 403}


def test_staff_outside_the_group_sees_nothing(client, db):
    client.force_login(factories.UserFactory(is_staff=True))
    assert client.get(reverse("admin:index")).context["app_list"] == []
    assert {client.get(address(model)).status_code for model in OURS} == {403}


def test_the_revision_of_the_catalogue_is_not_in_the_admin():
    assert not admin.site.is_registered(models.CatalogueRevision)


def test_the_group_is_made_once_and_brought_up_to_date(db):
    group = editors_group()
    wanted = set(group.permissions.values_list("codename", flat=True))
    group.permissions.clear()
    foreign = group.permissions.model.objects.get(codename="delete_user")
    group.permissions.add(foreign)
    assert set(editors_group().permissions.values_list("codename", flat=True)) == wanted
    assert Group.objects.get().name == EDITORS
    assert {"add_skill", "change_anchor", "delete_requirement", "view_payrow"} <= wanted
    assert not any("revision" in codename for codename in wanted)


def test_an_editor_is_not_told_what_people_answered(as_editor, learner):
    skill = factories.SkillFactory(slug="python")
    role = factories.RoleFactory()
    assessment = SelfAssessment.objects.create(owner=learner, target_role=role)
    save_ratings(assessment, {skill.pk: 3})
    for page in (address(models.Skill, skill, "delete"), address(models.Role, role, "delete")):
        shown = as_editor.get(page).text
        assert learner.email not in shown
        assert str(assessment.pk) not in shown
        assert str(assessment.answers.get()) not in shown
    as_editor.post(address(models.Skill, skill, "delete"), {"post": "yes"})
    assert "which are not part of the catalogue" in as_editor.get(address(models.Skill, skill, "delete")).text


def test_nothing_of_people_is_deleted_with_the_catalogue():
    """The page that asks before a deletion names all that goes with it: rows of people must never be among them."""
    for model in OURS:
        for relation in model._meta.related_objects:
            if relation.related_model._meta.app_label not in ("roles", "admin"):
                assert relation.on_delete.__name__ in ("PROTECT", "SET_NULL"), relation
