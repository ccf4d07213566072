"""The headings of a plan's steps: months while they are few, years in a plan of several, later ones folded away."""

from dataclasses import dataclass
from datetime import date

from assessor.learning.groups import grouped


@dataclass
class Step:
    first: date | None
    hours: int = 10


def steps(*days: date | None) -> list[dict]:
    return [{"step": Step(day), "slug": f"step-{number}"} for number, day in enumerate(days)]


def named(*days: date | None) -> list[tuple[str, int, int]]:
    return [(one["name"], len(one["steps"]), one["hours"]) for one in grouped(steps(*days))]


def test_within_a_year_each_month_in_which_steps_begin_is_a_heading():
    assert named(date(2026, 11, 30), date(2027, 1, 1), date(2027, 1, 31)) == [
        ("Beginning in November 2026", 1, 10),
        ("Beginning in January 2027", 2, 20),
    ]


def test_a_longer_plan_goes_by_years():
    assert named(date(2026, 11, 30), date(2027, 1, 1), date(2027, 11, 1)) == [
        ("Beginning in 2026", 1, 10),
        ("Beginning in 2027", 2, 20),
    ]


def test_steps_without_days_come_last_and_say_so():
    assert named(date(2026, 11, 30), None) == [("Beginning in November 2026", 1, 10), ("Without days", 1, 10)]
    assert named(None, None) == [("Without days", 2, 20)]
    assert named() == []


def test_in_a_plan_of_many_steps_what_begins_later_is_folded_away():
    many = [date(2027 + number // 4, 1 + number % 4, 1) for number in range(16)]
    assert [one["is_folded"] for one in grouped(steps(*many))] == [False, False, True, True]
    assert not any(one["is_folded"] for one in grouped(steps(*many[:12])))


def test_every_group_has_a_name_of_its_own_in_the_page():
    found = grouped(steps(date(2026, 1, 1), date(2026, 2, 1)))
    assert [one["slug"] for one in found] == ["begin-step-0", "begin-step-1"]
