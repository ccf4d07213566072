"""Editors are made on the command line: people are not in the admin."""

import pytest
from django.contrib import admin
from django.core.management import CommandError, call_command

from assessor.accounts.models import User
from roles.editors import EDITORS


def test_somebody_becomes_an_editor_and_stops_being_one(learner, capsys):
    call_command("make_editor", "Learner@example.org")
    learner.refresh_from_db()
    assert learner.is_staff
    assert learner.groups.get().name == EDITORS
    call_command("make_editor", learner.email, remove=True)
    learner.refresh_from_db()
    assert not learner.is_staff
    assert not learner.groups.exists()


def test_an_editor_reaches_the_admin_and_the_catalogue_in_it(client, learner):
    call_command("make_editor", learner.email, verbosity=0)
    client.force_login(User.objects.get(pk=learner.pk))
    assert client.get("/admin/roles/skill/").status_code == 200


def test_an_administrator_stays_one(editor):
    call_command("make_editor", editor.email, remove=True)
    editor.refresh_from_db()
    assert editor.is_staff


def test_an_unknown_address_is_an_error_that_says_what_to_do(db):
    with pytest.raises(CommandError, match="sign up on the site first"):
        call_command("make_editor", "nobody@example.org")


def test_no_list_of_people_or_addresses_is_in_the_admin():
    names = {model._meta.label for model in admin.site._registry}
    assert not {name for name in names if name.startswith(("accounts.", "account.", "assessments.", "reports."))}
