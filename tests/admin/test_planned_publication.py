"""A draft is published on its day."""

import pytest
from django.core.management import call_command
from django.utils import timezone

from roles.models import RoleProfile, ScheduledPublication
from tests import factories
from tests.admin.pages import address, messages
from tests.admin.publishing import page_of, send, tomorrow


def test_a_draft_is_published_on_its_day_and_not_before(as_editor, second, capsys):
    day = tomorrow()
    assert "will be published on" in messages(send(as_editor, second, day=day.isoformat()))
    call_command("tidy")
    second.refresh_from_db()
    assert second.is_draft
    assert "Will be published on" in as_editor.get(address(RoleProfile, second)).text
    ScheduledPublication.objects.update(day=timezone.localdate())
    call_command("tidy")
    assert "Published Data Engineer, version 2." in capsys.readouterr().out
    second.refresh_from_db()
    assert (second.status, second.change_note) == ("published", "Python matters more.")
    assert not ScheduledPublication.objects.exists()


def test_the_history_names_who_decided_the_day(as_editor, catalogue_editor, second):
    send(as_editor, second, day=tomorrow().isoformat())
    ScheduledPublication.objects.update(day=timezone.localdate())
    call_command("tidy", stdout=None)
    last = RoleProfile.history.filter(id=second.pk).latest()
    assert (last.history_user, last.status) == (catalogue_editor, "published")
    assert last.history_change_reason.startswith("Planned for ")


def test_coming_back_to_the_address_that_takes_it_back_takes_nothing_back(as_editor, second):
    send(as_editor, second, day=tomorrow().isoformat())
    assert as_editor.get(page_of(second, "unschedule")).url == page_of(second)
    assert ScheduledPublication.objects.exists()


@pytest.mark.parametrize("day", ["2020-01-01", "tomorrow", "9999-99-99"])
def test_a_day_that_is_none_or_is_past_is_refused(as_editor, second, day):
    answer = send(as_editor, second, day=day)
    assert answer.context["form"].errors["day"]
    assert not ScheduledPublication.objects.exists()


def test_a_planned_day_is_taken_back(as_editor, second):
    send(as_editor, second, day=tomorrow().isoformat())
    assert "stays a draft" in messages(as_editor.post(page_of(second, "unschedule"), follow=True))
    assert not ScheduledPublication.objects.exists()


def test_what_cannot_be_published_on_its_day_says_why_and_hinders_nothing_else(as_editor, second, capsys):
    other = factories.RequirementFactory(profile__role__slug="analyst").profile
    for draft in (second, other):
        send(as_editor, draft, day=tomorrow().isoformat())
    second.requirements.all().delete()
    ScheduledPublication.objects.update(day=timezone.localdate())
    call_command("tidy")
    assert "asks for no skill yet" in capsys.readouterr().err
    assert "asks for no skill yet" in as_editor.get(address(RoleProfile, second)).text
    other.refresh_from_db()
    assert other.status == "published"
