"""Whoever is seen in an overview can see that: once a day for each mentor, however often it is sorted."""

from datetime import timedelta

import pytest
from django.utils import timezone

from assessor.mentoring import sharing
from assessor.mentoring.models import AuditEvent
from tests.mentoring import mentored
from tests.mentoring.mentees import many, mentee

pytestmark = pytest.mark.django_db

CODERS = "/mentoring/overview/coder/"


def looks():
    return AuditEvent.objects.filter(action=AuditEvent.Action.OVERVIEW)


def test_a_look_is_noted_for_the_owner(as_mentor, mentor, report):
    mentored.share(report, mentor)
    as_mentor.get(CODERS)
    event = looks().get()
    assert (event.owner, event.actor, event.report, event.about) == (report.owner, mentor, report, "Coder")


def test_sorting_ten_times_notes_it_once(as_mentor, mentor, report):
    mentored.share(report, mentor)
    for sort in ("name", "-name", "match", "-match", "day"):
        as_mentor.get(CODERS, {"sort": sort})
    assert looks().count() == 1


def test_the_next_day_is_another_look(as_mentor, mentor, report):
    mentored.share(report, mentor)
    as_mentor.get(CODERS)
    looks().update(happened_at=timezone.now() - timedelta(days=1))
    as_mentor.get(CODERS)
    assert looks().count() == 2


def test_each_mentor_is_noted(client, mentor, stranger, report):
    for person in (mentor, stranger):
        mentored.share(report, person)
        client.force_login(person)
        client.get(CODERS)
    assert set(looks().values_list("actor", flat=True)) == {mentor.pk, stranger.pk}


def test_having_opened_the_report_is_a_look_of_its_own(as_mentor, mentor, report):
    mentored.share(report, mentor)
    as_mentor.get(report.get_absolute_url())
    as_mentor.get(CODERS)
    assert looks().count() == 1


def test_only_who_is_on_the_page_is_noted(as_mentor, mentor, role):
    many(60, mentor, "coder")
    for name in ("Aa 1", "Aa 2"):  # on the first page, and named first in the lists
        mentee(name, role, mentor, {"python": 3, "java": 3, "sql": 3, "talking": 2})
    as_mentor.get(CODERS, {"show": "ready", "page": "1"})
    assert looks().filter(owner__name__startswith="Aa").count() == 2
    assert looks().count() < 60


def test_who_is_named_beside_the_table_is_noted_too(as_mentor, mentor, role):
    old = mentee("Zz", role, mentor, {}, days_ago=400)
    mentee("Ada", role, mentor, {"python": 3, "sql": 3, "talking": 2})
    as_mentor.get(CODERS, {"show": "ready"})
    assert looks().filter(report=old).exists()


def test_what_was_taken_back_is_not_looked_at(as_mentor, mentor, report, role):
    share = mentored.share(report, mentor)
    mentee("Ada", role, mentor, {})
    sharing.revoke(share)
    as_mentor.get(CODERS)
    assert not looks().filter(report=report).exists()
