"""The requirements as CSV: gap order, words for what is no number, and nothing that a spreadsheet would run."""

import csv
from io import StringIO

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assessor.reports.csv_file import as_csv, cell
from assessor.reports.requirement_rows import HEAD
from tests import assessed
from tests.reports.contents import HOSTILE, content

STARTS = ("=", "+", "-", "@", "\t", "\r", "\uff1d", "\uff0b", "\uff0d", "\uff20")
TEXTS = st.text() | st.builds(str.__add__, st.sampled_from([*STARTS, " ", "\n", "\ufeff", "\x00"]), st.text())


def table(data: bytes) -> list[list[str]]:
    return list(csv.reader(StringIO(data.decode("utf-8-sig"), newline=""), strict=True))


@pytest.mark.django_db
def test_there_is_a_row_for_each_requirement_in_gap_order(learner, role):
    answers = {"python": 1, "java": 2, "sql": "not-sure", "talking": 4}
    head, *rows = table(as_csv(assessed.report(learner, role, answers).content))
    assert head == HEAD
    asked, met = ["Do Java as at 2.", "Do Java as at 3."], ["Do Talking as at 4.", "Do Talking as at 2."]
    assert rows == [
        ["Python", "Java", "Coding", "yes", "3", "3", "2", "Java", "Gap", "60", *asked],
        ["Sql", "", "Coding", "no", "3", "3", "not sure", "", "Open", "180", "", "Do Sql as at 3."],
        ["Talking", "", "People", "no", "3", "2", "4", "Talking", "Met", "0", *met],
    ]


@pytest.mark.django_db
def test_what_is_not_rated_and_what_does_not_apply_are_said_in_words(learner, role):
    _, *rows = table(as_csv(assessed.report(learner, role, {"talking": "not-applicable"}).content))
    assert [(row[0], row[6], row[8]) for row in rows] == [
        ("Python", "not rated", "Open"),
        ("Sql", "not rated", "Open"),
        ("Talking", "not applicable", "Set aside"),
    ]


def test_it_begins_with_the_mark_by_which_spreadsheets_know_utf_8():
    assert as_csv(content("Größe")).startswith("\ufeffSkill,".encode())


def check(data: bytes) -> list[list[str]]:
    """The rule for every cell: one line, and no start that a spreadsheet could take for a formula."""
    rows = table(data)
    assert len(data.decode("utf-8-sig").splitlines()) == len(rows) == 5
    for one in [one for row in rows for one in row]:
        assert not one.startswith(STARTS)
        assert not one.lstrip().startswith(STARTS)
        assert not set(one) & set("\r\n\t\0")
    return rows


@given(TEXTS)
def test_no_text_of_the_catalogue_makes_a_formula_or_a_second_line(text):
    check(as_csv(content(text)))


@pytest.mark.parametrize("text", HOSTILE)
def test_these_texts_do_neither(text):
    check(as_csv(content(text)))


@pytest.mark.parametrize("text", ["C++", "a=b", "1-2", "k@x.org", "Größe, 数", 'say "yes"', "'quoted'"])
def test_a_harmless_text_stays_as_it_is(text):
    assert check(as_csv(content(text)))[1][0] == text


@pytest.mark.parametrize(
    ("text", "wanted"),
    [("=1", "'=1"), ("\t=1", "' =1"), ("one\r\ntwo\nthree", "one two three"), (" -1", "' -1"), ("\u2028@", "' @")],
)
def test_a_risky_text_is_kept_behind_an_apostrophe(text, wanted):
    assert cell(text) == wanted
