"""The calendar file taken again after a plan has changed: it moves what it holds and cancels what left the plan.

Each file is read by the strict reader, and imported as a calendar program does it: by id, the higher revision wins.
"""

from datetime import timedelta
from unittest.mock import patch

import pytest
from django.utils import timezone
from icalendar import Calendar

from assessor.learning.models import LearningPlan
from tests.learning import plans, rfc5545
from tests.reading import queries

pytestmark = pytest.mark.django_db

GONE = "Not in the plan any more: "


class Program:
    """A calendar program that imports one file after the other; each is taken a minute after the one before."""

    def __init__(self, client, plan):
        self.client, self.plan = client, plan
        self.entries: dict[str, dict[str, str]] = {}
        self.minutes = 0

    def take(self, method: str = "get") -> list[str]:
        """Take the file and import it; returns what stands in the calendar and is not cancelled, by heading."""
        self.minutes += 1
        with patch("django.utils.timezone.now", return_value=timezone.now() + timedelta(minutes=self.minutes)):
            file = getattr(self.client, method)(f"/plans/{self.plan.pk}/plan.ics").content
        if method == "head":
            return []
        _, found = rfc5545.read(file)
        assert [str(one["uid"]) for one in Calendar.from_ical(file).walk("VEVENT")] == [
            entry.values["UID"] for entry in found
        ]
        for entry in found:
            known = self.entries.get(entry.values["UID"])
            assert known is None or int(known["SEQUENCE"]) < int(entry.values["SEQUENCE"])
            self.entries[entry.values["UID"]] = entry.values
        return [one["SUMMARY"] for one in self.entries.values() if one["STATUS"] == "CONFIRMED"]

    @property
    def cancelled(self) -> list[str]:
        return [one["SUMMARY"] for one in self.entries.values() if one["STATUS"] == "CANCELLED"]


@pytest.fixture
def program(as_learner, plan):
    made = Program(as_learner, plan)
    assert len(made.take()) == 5
    return made


def test_a_skill_left_out_by_its_owner_is_cancelled(as_learner, plan, program):
    as_learner.post(f"/plans/{plan.pk}/skills/sql/leave-out/")
    assert program.take() == ["Python\\, level 1 to 2", "Python\\, level 2 to 3"]
    assert program.cancelled == [
        f"{GONE}{name}" for name in ("Sets\\, level 0 to 1", "Sql\\, level 1 to 2", "Sql\\, level 2 to 3")
    ]


def test_fewer_hours_cancel_what_does_not_fit_any_more(as_learner, plan, program):
    as_learner.post(plan.get_absolute_url(), plans.time(hours_limit=80))
    assert len(program.take()) == 2
    assert len(program.cancelled) == 3


def test_what_was_cancelled_stays_so_in_every_later_file(as_learner, plan, program):
    as_learner.post(f"/plans/{plan.pk}/skills/sql/leave-out/")
    program.take()
    program.entries.clear()  # somebody who imports only the last file
    program.take()
    assert len(program.cancelled) == 3


def test_what_comes_back_is_the_same_entry_again(as_learner, plan, program):
    before = set(program.entries)
    as_learner.post(f"/plans/{plan.pk}/skills/sql/leave-out/")
    program.take()
    as_learner.post(f"/plans/{plan.pk}/skills/sql/take-back/")
    assert len(program.take()) == 5
    assert (set(program.entries), program.cancelled) == (before, [])


def test_a_cancelled_entry_keeps_the_days_that_it_had_last(as_learner, plan, program):
    as_learner.post(plan.get_absolute_url(), plans.time(hours_per_week=2))
    program.take()
    days = {uid: one["DTSTART"] for uid, one in program.entries.items()}
    as_learner.post(f"/plans/{plan.pk}/skills/sql/leave-out/")
    program.take()
    assert all(one["DTSTART"] == days[uid] for uid, one in program.entries.items() if one["STATUS"] == "CANCELLED")


def test_what_no_file_held_is_not_cancelled(as_learner, plan):
    program = Program(as_learner, plan)
    as_learner.post(f"/plans/{plan.pk}/skills/sql/leave-out/")
    assert len(program.take()) == 2
    assert program.cancelled == []


def test_asking_only_for_the_headers_holds_nothing(as_learner, plan):
    Program(as_learner, plan).take("head")
    assert LearningPlan.objects.get().in_calendar == []


def test_a_plan_that_lost_its_report_cancels_nothing(as_learner, plan, program, report):
    plans.tick(as_learner, plan, "python", 2)
    report.delete()
    program.take()
    assert program.cancelled == []


def test_when_everything_left_the_plan_there_is_still_a_file_that_cancels_it(as_learner, plan, program):
    LearningPlan.objects.update(excluded=["python", "java", "sql"])
    assert program.take() == []
    assert len(program.cancelled) == 5


def test_the_same_file_again_writes_nothing(as_learner, plan, program):
    assert queries(as_learner, f"/plans/{plan.pk}/plan.ics") == 8
