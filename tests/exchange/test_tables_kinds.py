"""Which table a file or a sheet is, told by its headings; what fits none is refused or noted, never guessed."""

import pytest

from roles.exchange.problems import CatalogueError
from roles.exchange.tables.columns import TABLES
from roles.exchange.tables.export import GUIDE
from roles.exchange.tables.preview import preview
from roles.exchange.tables.which_table import kind_of
from tests.exchange.documents import load_document, small
from tests.exchange.tables import asks, table, workbook

pytestmark = pytest.mark.django_db

ASKED = ["role", "skill", "level", "weight"]
ROW = ["Junior", "Python", 3, 3]


@pytest.fixture(autouse=True)
def _catalogue():
    load_document(small())


def problems_of(*files) -> list[str]:
    with pytest.raises(CatalogueError) as error:
        preview(list(files))
    return [str(problem) for problem in error.value.problems]


@pytest.mark.parametrize("kind", TABLES, ids=lambda kind: kind.name)
def test_a_table_is_told_by_all_its_headings_and_by_the_needed_ones(kind):
    assert kind_of(kind.headings) is kind
    assert kind_of(kind.required) is kind
    assert kind_of([heading.upper().replace(" ", "_") for heading in kind.headings]) is kind


@pytest.mark.parametrize("heading", ["Weight", "WEIGHT ", " weight", '"weight"'])
def test_headings_are_read_in_any_case_and_with_any_blanks(heading):
    content = f"role;skill;level;{heading}\nJunior;Python;3;3\n".encode()
    assert [row.kind for row in preview([("r.csv", content)]).rows if row.line] == ["changed"]


def test_a_heading_that_is_not_known_is_refused_with_the_nearest():
    assert problems_of(("r.csv", b"role,skill,level,wieght\n")) == [
        'r.csv: headings: the table Requirements needs a column "weight"',
        'r.csv: headings: "wieght" is no column of the table Requirements; did you mean "weight"?',
    ]


def test_a_heading_that_is_like_nothing_is_refused_with_all_that_there_are():
    (only,) = problems_of(("r.csv", b"role,skill,level,weight,zzz\n"))
    assert only.endswith("(it has role, skill, level, weight, essential, alternatives)")


def test_a_file_with_no_heading_of_ours_is_refused_with_the_tables_that_there_are():
    (only,) = problems_of(("r.csv", b"colour,size\nred,9\n"))
    assert only.startswith("r.csv: headings: none of them is known; the tables and the headings that each needs are ")
    assert "Requirements (role, skill, level, weight)" in only


def test_a_sheet_of_something_else_is_noted_and_the_others_are_read():
    content = workbook(Notes=[["colour"], ["red"]], Requirements=[ASKED, ROW], Empty=[])
    shown = preview([("book.xlsx", content)])
    assert shown.notes == ["book.xlsx, sheet Notes: was passed over: it has none of the headings of our tables"]
    assert [row.file for row in shown.rows if row.line] == ["book.xlsx, sheet Requirements"]


def test_a_workbook_without_any_table_is_refused():
    assert problems_of(("book.xlsx", workbook(Notes=[["colour"]]))) == ["book.xlsx: holds none of the tables"]


def test_the_sheet_that_explains_is_passed_over_without_a_word():
    shown = preview([("book.xlsx", workbook(**{GUIDE: [["colour"]], "Requirements": [ASKED]}))])
    assert (shown.rows, shown.notes) == ([], [])


def test_two_sheets_of_one_table_are_read_as_one():
    content = workbook(First=[ASKED, ROW], Second=[ASKED, ["Junior", "Listening", 2, 1]])
    rows = preview([("book.xlsx", content)]).rows
    assert [row.kind for row in rows] == ["changed", "unchanged"]


def test_faults_of_several_sheets_and_files_are_told_together():
    content = workbook(Steps=[["role", "next role"]], Requirements=[[*ASKED, "colour"], [*ROW, "red"]])
    found = problems_of(("book.xlsx", content), ("steps.csv", b"role,kind,next\n"))
    assert len(found) == 4
    assert found[0] == 'book.xlsx, sheet Steps: headings: the table Steps needs a column "kind"'
    assert 'sheet Requirements: headings: "colour" is no column' in found[1]
    assert found[2] == 'steps.csv: headings: the table Steps needs a column "next role"'


@pytest.mark.parametrize(
    ("name", "content", "message"),
    [
        ("a.csv", b"", "is empty"),
        ("a.csv", b"\xff\xfea\0", "UTF-16"),
        ("a.csv", "role,skill\nö".encode("latin-1"), "not UTF-8"),
        ("a.csv", b'role,skill,level,weight\n"a', "is not built as a CSV file"),
        ("a.csv", b"a," * 1_000_000, "characters"),
        ("a.xlsx", b"PK\x03\x04 and then nothing", "broken"),
        ("a.xlsx", b"role,skill", "no XLSX workbook"),
        ("a.csv", workbook(Steps=[["role"]]), "is a ZIP file"),
        ("a.csv", b"role,skill,level,weight\nJunior,Python,3,3,5\n", "stands under no heading"),
        ("a.csv", b"role,role,level,weight\n", "two columns are called"),
    ],
)
def test_a_file_that_is_no_table_is_refused(name, content, message):
    assert any(message in problem for problem in problems_of((name, content)))


def test_lines_are_those_that_a_spreadsheet_shows():
    name, content = table("requirements", asks("Junior", "Nothing"))
    content = content.replace(b"\r\n", b"\r\n\r\n\r\n", 1)
    assert [row.line for row in preview([(name, content)]).rows] == [4]
    book = workbook(Requirements=[[], ASKED, [], ["Junior", "Nothing", 1, 1]])
    assert [row.line for row in preview([("b.xlsx", book)]).rows] == [4]
