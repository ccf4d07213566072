"""The way through a plan: what fits until the deadline, the step that is under way, and the one that is late."""

from dataclasses import replace
from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from assessor.engine.calendar import Availability
from assessor.engine.gap import Profile, Requirement
from assessor.engine.steps import Skills
from assessor.engine.ways import Wishes
from assessor.learning.way import Basis, Time, way

MONDAY = date(2026, 3, 2)
PROFILE = Profile((Requirement("sql", 3, 3, essential=True, name="SQL"), Requirement("git", 2, 1, name="Git")))
HOURS = {("sql", 1): 7, ("sql", 2): 14, ("sql", 3): 28, ("git", 1): 7, ("git", 2): 14}
ANSWERS = {"sql": 1, "git": 0}
BASIS = Basis(PROFILE, ANSWERS, Skills(HOURS), Wishes(), Time(Availability(7, MONDAY), MONDAY))


def basis(today: date = MONDAY, deadline: date | None = None, hours_left: int | None = None, **fields) -> Basis:
    return replace(BASIS, time=Time(Availability(7, MONDAY), today, deadline, hours_left), **fields)


def keys(steps) -> list[tuple[str, int]]:
    return [(step.skill, step.level) for step in steps]


def test_without_a_limit_everything_is_planned():
    found = way(BASIS)
    assert keys(found.path.steps) == [("sql", 2), ("sql", 3), ("git", 1), ("git", 2)]
    assert found.rest == ()
    assert found.budget is None
    assert [slot.last for slot in found.slots] == [
        date(2026, 3, 15),
        date(2026, 4, 12),
        date(2026, 4, 19),
        date(2026, 5, 3),
    ]


def test_until_a_deadline_what_fits_is_planned_and_the_rest_comes_after():
    found = way(basis(deadline=date(2026, 4, 15)))
    assert found.budget == 45
    assert keys(found.path.steps) == [("sql", 2), ("sql", 3)]
    assert keys(found.rest) == [("git", 1), ("git", 2)]
    assert found.slots[-1].last == date(2026, 5, 3)


def test_of_a_deadline_and_hours_in_all_the_smaller_counts():
    assert way(basis(deadline=date(2026, 4, 15), hours_left=20)).budget == 20
    assert way(basis(deadline=MONDAY, hours_left=20)).budget == 1
    assert keys(way(basis(hours_left=14)).path.steps) == [("sql", 2)]


def test_while_the_first_step_is_under_way_no_day_moves():
    found = way(basis(today=date(2026, 3, 12), deadline=date(2026, 4, 15)))
    assert found == replace(way(basis(deadline=date(2026, 4, 15))), time=found.time)
    assert found.late is None


def test_a_late_step_stays_first_and_everything_after_it_starts_today():
    today = date(2026, 3, 20)
    found = way(basis(today=today))
    assert found.late == ("sql", 2)
    assert [slot.first for slot in found.slots[:2]] == [today, today]
    assert found.slots[1].last == date(2026, 4, 16)


def test_the_days_that_a_late_step_cost_are_gone():
    late = way(basis(today=date(2026, 4, 1), deadline=date(2026, 4, 15)))
    assert late.late == ("sql", 2)
    assert late.budget == 14 + 15
    assert keys(late.path.steps) == [("sql", 2), ("git", 1)]
    assert late.slots[len(late.path.steps) - 1].last <= date(2026, 4, 15)


def test_what_begins_in_the_future_is_never_late():
    assert way(basis(today=date(2026, 1, 1))).late is None


def test_a_way_of_more_than_100_years_has_no_days():
    hours = dict.fromkeys(HOURS, 5000)
    slow = replace(BASIS, skills=Skills(hours), time=Time(Availability(1, MONDAY), MONDAY))
    found = way(slow)
    assert found.slots == (None,) * 4


def test_days_of_the_plan_are_told_even_if_the_rest_is_too_far():
    hours = HOURS | {("git", 1): 5000, ("git", 2): 5000}
    time = Time(Availability(1, MONDAY), MONDAY, date(2027, 3, 2))
    found = way(replace(BASIS, skills=Skills(hours), time=time))
    assert keys(found.path.steps) == [("sql", 2), ("sql", 3)]
    assert None not in found.slots[:2]
    assert found.slots[2:] == (None, None)


@given(st.integers(1, 80), st.integers(0, 400), st.integers(0, 400), st.integers(0, 60))
def test_no_planned_step_ends_after_a_deadline_ahead(per_week, passed, ahead, limit):
    today = date.fromordinal(MONDAY.toordinal() + passed)
    deadline = date.fromordinal(today.toordinal() + ahead)
    time = Time(Availability(per_week, MONDAY), today, deadline, limit or None)
    found = way(replace(BASIS, time=time))
    planned = len(found.path.steps)
    assert all(slot.last <= deadline for slot in found.slots[:planned])
    assert all(slot.last >= today for slot in found.slots[:1])
    assert len(found.slots) == planned + len(found.rest)
    if limit:
        assert found.path.hours <= limit
