"""Tables to take along: they open as what they are, are named with their day, and come back unchanged."""

import io

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from openpyxl import load_workbook

from roles.exchange.tables.columns import TABLES
from tests.exchange.documents import load_document, small
from tests.reading import words

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _catalogue():
    load_document(small())


def book_of(client, which: str):
    return load_workbook(io.BytesIO(client.get(reverse("tables-xlsx", args=[which])).content))


def test_the_empty_workbook_has_every_table_and_explains_each_column(as_editor):
    book = book_of(as_editor, "template")
    assert book.sheetnames == ["How to fill in", *(kind.title for kind in TABLES)]
    assert {sheet.max_row for sheet in list(book)[1:]} == {1}
    guide = [[cell.value for cell in row] for row in book["How to fill in"]]
    assert {row[1] for row in guide} >= {column.heading for kind in TABLES for column in kind.columns}


def test_cells_with_few_choices_offer_them(as_editor):
    sheet = book_of(as_editor, "template")["Requirements"]
    offered = {str(one.sqref): one.formula1 for one in sheet.data_validations.dataValidation}
    assert offered["C2:C20000"] == '"1,2,3,4,5"'
    assert offered["E2:E20000"] == '"yes,no"'
    assert offered["A2:A20000"] is None
    assert all(one.prompt for one in sheet.data_validations.dataValidation)


def test_the_filled_workbook_has_typed_cells(as_editor):
    book = book_of(as_editor, "catalogue")
    assert [cell.value for cell in book["Requirements"][2]] == ["Junior", "Python", 2, 5, "yes", None]
    assert book["Resources"]["J3"].is_date
    assert book["Requirements"].freeze_panes == "A2"


@pytest.mark.parametrize(("which", "name"), [("template", "steps-template.csv"), ("catalogue", "steps-catalogue-20")])
def test_a_table_is_there_as_csv(as_editor, which, name):
    answer = as_editor.get(reverse("tables-csv", args=[which, "steps"]))
    assert answer.headers["Content-Type"] == "text/csv; charset=utf-8"
    assert name in answer.headers["Content-Disposition"]
    lines = answer.content.decode("utf-8-sig").splitlines()
    assert lines[0] == "role,next role,kind"
    assert lines[1:] == ([] if which == "template" else ["Junior,Senior,promotion", "Junior,Analyst,move"])


def test_what_is_taken_along_and_sent_back_changes_nothing(as_editor):
    content = as_editor.get(reverse("tables-xlsx", args=["catalogue"])).content
    sent = {"files": [SimpleUploadedFile("catalogue.xlsx", content)]}
    assert "Nothing to change" in words(as_editor.post(reverse("tables"), sent, follow=True))


@pytest.mark.parametrize(
    "page", [("tables-xlsx", "nothing"), ("tables-csv", "nothing", "steps"), ("tables-csv", "catalogue", "nothing")]
)
def test_a_file_that_there_is_not_is_not_found(as_editor, page):
    assert as_editor.get(reverse(page[0], args=page[1:])).status_code == 404
