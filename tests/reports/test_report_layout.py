"""Where things stand on a report: first what it comes to, then what is new about it; and all of it as a table."""

import re

import pytest

from tests import assessed
from tests.dated import on, report_on
from tests.reading import html, section, words

pytestmark = pytest.mark.django_db

ANSWERS = {"python": 1, "java": 2, "sql": "not-sure", "talking": "not-applicable"}


@pytest.fixture
def page(as_learner, learner, role):
    return as_learner.get(assessed.report(learner, role, ANSWERS).get_absolute_url())


def test_verdict_match_what_decides_and_moves_are_one_block_before_all_else(page):
    top, rest = html(page).split('<div class="report-top">')[1].split('<div class="report-rest">')
    places = [top.index(part) for part in ('<h1 class="verdict">', "Match: ", "What decides it:", 'id="moves"')]
    assert places == sorted(places)
    assert "The lower end counts" in rest


def test_nothing_in_that_block_takes_the_focus(page):
    top = html(page).split('<div class="report-top">')[1].split('<div class="report-rest">')[0]
    assert not re.search(r"<(a|button|input|select|summary)\b|tabindex", top)


def test_the_table_says_what_the_rows_say(page):
    table = section(page, "as-a-table")
    assert "Python or Java (essential) 2 Java counts 3 3 Gap Do Java as at 2. Do Java as at 3." in table
    assert "Sql not sure 3 3 Open You were not sure. Do Sql as at 3." in table
    assert "Talking does not apply 2 3 Set aside You said it does not apply to you. Do Talking as at 2." in table


def test_paper_has_no_link_to_delete_the_report(page):
    foot = html(page).split('class="fine-print"')[1]
    assert foot.index("d-print-none") < foot.index("How this is calculated") < foot.index("Delete this report")


def test_of_two_reports_of_one_day_the_hour_is_told(as_learner, learner, role):
    day = on("2026-01-05")
    report_on(day, learner, role, ANSWERS)
    later = report_on(day.replace(hour=day.hour + 1), learner, role, ANSWERS | {"java": 3})
    hour = f"since 5 January 2026, {day:%H:%M}"
    assert f"What changed {hour}" in words(as_learner.get(later.get_absolute_url()))
    assert hour in words(as_learner.get("/reports/over-time/coder/"))
