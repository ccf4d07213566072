"""The spreadsheet: four sheets, every cell a text or a number, whatever the catalogue's texts are."""

from io import BytesIO

import pytest
from openpyxl import load_workbook

from assessor.reports.requirement_rows import HEAD
from assessor.reports.xlsx_file import PATH_HEAD, as_xlsx
from roles.exchange.spreadsheet_text import one_line
from roles.models import CareerStep, Skill
from tests import assessed, factories
from tests.reports.contents import HOSTILE, content, report_of


def book(report):
    return load_workbook(BytesIO(as_xlsx(report)))


def values(sheet) -> list[list]:
    return [[cell.value for cell in row] for row in sheet]


@pytest.fixture
def report(learner, role):
    lead = factories.published_role({"skill": Skill.objects.get(slug="sql"), "level": 2}, slug="lead", title="Lead")
    CareerStep.objects.create(from_role=role, to_role=lead, kind="promotion")
    return assessed.report(learner, role, {"python": 3, "java": 0, "sql": 1, "sets": 0, "talking": 4}, current=role)


@pytest.mark.django_db
def test_the_first_sheet_says_what_it_is_and_how_it_stands(report):
    told = dict(values(book(report)["Report"]))
    assert told["Role"] == "Coder"
    assert told["Date"] == report.created_at.date().isoformat()
    assert told["Verdict"] == "Not yet Coder: the match stays below 85\u00a0%."
    assert (told["Match low, %"], told["Match high, %"], told["Assessed, %"]) == (77.77, 77.77, 100)
    assert (told["Engine"], told["SHA-256"]) == (report.engine_version, report.digest)


@pytest.mark.django_db
def test_the_requirements_are_those_of_the_csv_with_numbers_as_numbers(report):
    head, first, *_ = values(book(report)["Requirements"])
    assert head == HEAD
    assert first == ["Sql", None, "Coding", "no", 3, 3, 1, "Sql", "Gap", 120, "Do Sql as at 1.", "Do Sql as at 3."]


@pytest.mark.django_db
def test_the_path_has_its_steps_with_hours_and_reasons(report):
    head, *steps = values(book(report)["Path"])
    assert head == PATH_HEAD
    assert [step[:5] for step in steps] == [
        [1, "Sets", 0, 1, 8],
        [2, "Sql", 1, 2, 20],
        [3, "Sql", 2, 3, 60],
    ]
    assert steps[0][5] == "Sql (weight 3) builds on it."
    assert steps[2][6:8] == [100, "ready"]


@pytest.mark.django_db
def test_the_roles_are_those_that_come_next_and_those_nearest(report):
    _, *roles = values(book(report)["Roles"])
    assert ["Where you could go next", "Lead", "promotion", 50, 50, 100, "not yet", None] in roles
    assert any(row[0].startswith("Roles most like") and isinstance(row[7], int | float) for row in roles)


@pytest.mark.django_db
def test_a_report_without_a_match_says_none(learner):
    role = factories.published_role({"skill": factories.SkillFactory(slug="lone")})
    told = dict(values(book(assessed.report(learner, role, {"lone": "not-applicable"}))["Report"]))
    assert (told["Match low, %"], told["Match high, %"]) == ("none", "none")


def test_heads_are_bold_and_stay_in_view_and_texts_wrap():
    for sheet in book(report_of(content("Text"))):
        assert sheet.freeze_panes == "A2"
        assert all(cell.font.bold and cell.alignment.wrap_text for cell in sheet[1])
        assert not any(cell.font.bold for cell in sheet[2])
        assert all(sheet.column_dimensions[cell.column_letter].width >= 6 for cell in sheet[1])


@pytest.mark.parametrize("text", HOSTILE)
def test_a_text_is_stored_as_text_whatever_it_looks_like(text):
    made = book(report_of(content(text)))
    for sheet in made:
        assert {cell.data_type for row in sheet for cell in row} <= {"s", "n"}
        assert not any(isinstance(cell.value, str) and cell.data_type != "s" for row in sheet for cell in row)
    name = made["Requirements"]["A2"]
    assert (name.value or "") == one_line(text)
    assert name.data_type == ("s" if one_line(text) else "n")


def test_what_looks_like_a_formula_stays_text_when_it_is_edited():
    sheet = book(report_of(content("=1+1")))["Requirements"]
    assert sheet["A2"].quotePrefix
    assert not book(report_of(content("Python")))["Requirements"]["A2"].quotePrefix


def test_a_text_longer_than_a_cell_is_cut():
    sheet = book(report_of(content("x" * 40_000)))["Requirements"]
    assert len(sheet["A2"].value) == 32_767
