"""The plan as CSV: a row for each step, done or not, and nothing that a spreadsheet would run."""

import csv
from datetime import date
from io import StringIO

import pytest
from hypothesis import given

from assessor.catalogue import published_catalogue
from assessor.learning.csv_file import HEAD, as_csv, steps_of
from assessor.learning.models import LearningPlan
from assessor.learning.resources import resources_for
from roles.models import Skill
from tests.crowd import add_resource
from tests.learning import plans
from tests.learning.worded import catalogue_of, planned_of
from tests.reports.contents import HOSTILE
from tests.reports.test_csv_file import STARTS, TEXTS

MONDAY = date(2026, 3, 2)


def table(data: bytes) -> list[list[str]]:
    return list(csv.reader(StringIO(data.decode("utf-8-sig"), newline=""), strict=True))


def rows(plan, today: date | None = None, **settings) -> list[list[str]]:
    LearningPlan.objects.filter(pk=plan.pk).update(**settings)
    planned = plans.planned(plan, today)
    head, *found = table(as_csv(planned, published_catalogue(), resources_for(steps_of(planned), free_first=False)))
    assert head == HEAD
    return found


@pytest.mark.django_db
def test_there_is_a_row_for_each_step_in_order_with_all_that_is_known(plan):
    found = rows(plan, MONDAY, start=MONDAY, deadline=date(2026, 7, 31))
    why = "It narrows the gap in Python (essential, weight 3)."
    days, able_to = ["2026-03-02", "2026-04-05"], "Do Python as at 2."
    first = ["planned", "Python", "1", "2", *days, "20", "", "yes", why, "66.66", able_to, "Try 2.", "", "no", "", ""]
    assert found[0] == first
    status = ["planned", "planned", *["left out for these hours"] * 3]
    assert [row[0] for row in found] == status
    assert [(row[1], row[3]) for row in found[1:]] == [("Python", "3"), ("Sets", "1"), ("Sql", "2"), ("Sql", "3")]


@pytest.mark.django_db
def test_what_is_done_stands_first_with_its_day_hours_and_note(as_learner, plan):
    plans.tick(as_learner, plan, "python", 2, spent_hours="25", note="One\nTwo")
    done, following, *_ = rows(plan)
    today = plans.in_days(0).isoformat()
    texts = ["Do Python as at 2.", "Try 2.", "", "no", "", "One Two"]
    assert done == ["done", "Python", "1", "2", "", today, "20", "25", "", "", "", *texts]
    assert following[:4] == ["planned", "Python", "2", "3"]


@pytest.mark.django_db
def test_a_note_on_a_step_ahead_is_in_its_row(plan):
    plan.steps.create(skill_slug="python", skill_name="Python", level=2, note="On Sundays", spent_hours=3)
    first = rows(plan)[0]
    assert (first[0], first[7], first[-1]) == ("planned", "3", "On Sundays")


@pytest.mark.django_db
def test_what_to_learn_from_and_what_was_wished_are_in_the_row(plan):
    add_resource(Skill.objects.get(slug="python"))
    row = {"skill_slug": "python", "skill_name": "Python", "pinned": True, "own_hours": 25}
    own = {"own_title": "My book", "own_url": "https://example.org/b", "own_resource_hours": 12}
    plan.steps.create(level=3, **row, **own)
    first, second, *_ = rows(plan)
    assert first[13:16] == ["A course, A school, about 8 hours, free: https://example.org/", "no", ""]
    assert second[13:16] == ["My book, about 12 hours, your own choice: https://example.org/b", "yes", "25"]


@pytest.mark.django_db
def test_without_days_the_cells_are_empty(plan):
    found = rows(plan, hours_limit=20)
    assert [(row[0], row[4], row[5]) for row in found[1:]] == [("left out for these hours", "", "")] * len(found[1:])
    assert found[0][4] != ""


@pytest.mark.django_db
def test_without_a_report_there_are_the_done_steps(as_learner, plan, report):
    plans.tick(as_learner, plan, "python", 2)
    report.delete()
    assert [row[:2] for row in rows(plan)] == [["done", "Python"]]


def test_it_begins_with_the_mark_by_which_spreadsheets_know_utf_8():
    assert as_csv(planned_of("Größe"), catalogue_of("Größe"), {}).startswith("\ufeffStatus,".encode())


def check(text: str) -> list[list[str]]:
    """The rule for every cell: one line, and no start that a spreadsheet could take for a formula."""
    data = as_csv(planned_of(text), catalogue_of(text), {})
    found = table(data)
    assert len(data.decode("utf-8-sig").splitlines()) == len(found) == 5
    for one in [one for row in found for one in row]:
        assert not one.startswith(STARTS)
        assert not one.lstrip().startswith(STARTS)
        assert not set(one) & set("\r\n\t\0")
    return found


@given(TEXTS)
def test_no_text_makes_a_formula_or_a_second_line(text):
    check(text)


@pytest.mark.parametrize("text", HOSTILE)
def test_these_texts_do_neither(text):
    check(text)


@pytest.mark.parametrize("text", ["C++", "a=b", "1-2", "k@x.org", "Größe, 数", 'say "yes"'])
def test_a_harmless_text_stays_as_it_is(text):
    _, done, first, *_ = check(text)
    assert (done[1], done[-1], first[1], first[-1]) == (text,) * 4
