"""Reading a table: the same rows come out of every kind of file, whatever program wrote it."""

import io
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from roles.exchange.sheets import Row, read_table, sheet_names
from tests.exchange.files import csv_bytes, refused, text_bytes, values, with_part, with_sheet, xlsx_bytes

ROWS = [["Name", "Level"], ["Reading", "3"], ["Zeichnen, frei", "5"]]


@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
def test_the_header_tells_what_stands_between_cells(delimiter):
    assert values(csv_bytes(*ROWS, delimiter=delimiter), "a.csv") == ROWS


def test_a_delimiter_within_a_quoted_heading_does_not_count():
    assert values(b'"Level, from, to";Name\n3;x\n', "a.csv")[0] == ["Level, from, to", "Name"]


def test_a_mark_at_the_start_and_line_ends_of_all_systems_are_read_over():
    assert values(b"\xef\xbb\xbfName,Level\rReading,3\rDrawing,4\r", "a.csv")[1:] == [
        ["Reading", "3"],
        ["Drawing", "4"],
    ]


def test_text_files_with_tabs_are_read_as_they_stand():
    assert values(text_bytes(["Name", "Text"], ['"Hi', 'say "no"']), "a.txt")[1] == ['"Hi', 'say "no"']


def test_a_cell_with_line_breaks_counts_as_lines():
    content = csv_bytes(["Name", "Text"], ["a", "one\ntwo\nthree"], ["b", "x"])
    assert [row.line for row in read_table(content, "a.csv").rows] == [2, 5]


def test_a_workbook_gives_its_values_by_their_kind():
    row = ["text", 3, 2.5, True, date(2026, 1, 31), None]
    content = xlsx_bytes(["A", "B", "C", "D", "E", "F"], row)
    assert values(content, "a.xlsx")[1] == row
    assert [type(value) for value in values(content, "a.xlsx")[1]] == [str, int, float, bool, date, type(None)]


def test_sheets_are_found_by_their_name():
    content = xlsx_bytes(["A"], ["1"], sheet="One", Two=[["B"], ["2"]])
    assert sheet_names(content, "a.xlsx") == ["One", "Two"]
    assert values(content, "a.xlsx") == [["A"], ["1"]]
    assert values(content, "a.xlsx", sheet="two ") == [["B"], ["2"]]
    assert 'no sheet called "Three" (found: One, Two)' in refused(content, "a.xlsx", sheet="Three")
    assert "has no sheets" in refused(csv_bytes(["A"]), "a.csv", sheet="Two")
    assert sheet_names(csv_bytes(["A"]), "a.csv") == []


def test_days_may_be_counted_from_1904():
    book = xlsx_bytes(["A"], [date(2026, 1, 31)])
    text = '<workbook xmlns:r="x"><workbookPr date1904="1"/><sheets><sheet name="S" r:id="rId1"/></sheets></workbook>'
    assert values(with_part(book, "xl/workbook.xml", text), "a.xlsx")[1] == [date(2030, 2, 1)]


def test_texts_in_pieces_are_put_together_without_how_they_are_spoken():
    text = "<r><t>Na</t></r><r><t>me</t></r><rPh><t>no</t></rPh>"
    rows = f'<row><c t="inlineStr"><is>{text}</is></c></row><row><c><v>1</v></c></row>'
    assert values(with_sheet(rows), "a.xlsx") == [["Name"], [1]]


def test_line_breaks_that_a_workbook_writes_out_are_put_back():
    cell = '<c r="A{0}" t="inlineStr"><is><t>{1}</t></is></c>'
    rows = f'<row r="1">{cell.format(1, "Name")}</row><row r="4">{cell.format(4, "a_x000D_&#10;b_x0041_")}</row>'
    table = read_table(with_sheet(rows), "a.xlsx")
    assert [(row.line, row.values) for row in table.rows] == [(4, {"Name": "a\nbA"})]


def test_columns_are_found_by_their_heading_whatever_its_case_and_blanks():
    table = read_table(csv_bytes([" skill   NAME", "x"], ["a", "1"]), "a.csv", required=("Skill Name",))
    assert table.header == ["Skill Name", "x"]
    assert table.unknown == ["x"]


def test_missing_columns_are_all_named():
    message = refused(csv_bytes(["A", "B"]), "a.csv", required=("A", "C", "D"))
    assert 'a.csv: line 1: there is no column "C" (found: A, B)' in message
    assert 'there is no column "D"' in message


def test_empty_rows_and_empty_columns_at_the_end_are_left_out():
    assert values(b"\n,,\nA,B,\n,,\n 1 ,,\n", "a.csv") == [["A", "B"], ["1", None]]


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (b"A,B\n1,2,3\n", 'line 2: cell 3 ("3") stands under no heading'),
        (b"A,,C\n1,2,3\n", 'line 2: cell 2 ("2") stands under no heading'),
        (b"A,b,a,B\n", ""),
        (b"A,B,A\n", 'line 1: two columns are called "A"'),
        (b"", "is empty"),
        (b'A,B\n"1"x,2\n', "line 2: is not built as a CSV file"),
        (b'A,B\n"1,2\n', "line 2: is not built as a CSV file"),
    ],
)
def test_a_table_that_is_not_built_as_one_is_refused(content, message):
    assert message in refused(content, "a.csv")


def test_a_file_is_read_from_disk_or_from_an_upload(tmp_path):
    file = tmp_path / "a.csv"
    file.write_bytes(csv_bytes(*ROWS))
    assert values(file, "a.csv") == values(io.BytesIO(csv_bytes(*ROWS)), "a.csv") == ROWS
    assert "No such file" in refused(tmp_path / "b.csv", "b.csv")


def test_a_cell_is_read_as_text_whatever_it_holds():
    row = Row("a", 1, {"a": 3.0, "b": 2.5, "c": True, "d": date(2026, 1, 31), "e": None, "f": " x"})
    assert [row.text(key) for key in "abcdefg"] == ["3", "2.5", "true", "2026-01-31", "", " x", ""]
    assert str(row.problem("a", "is odd")) == "a: line 1, column a: is odd"
    assert str(row.problem("", "is odd")) == "a: line 1: is odd"


cells = st.one_of(
    st.none(),
    st.integers(-(10**9), 10**9),
    st.booleans(),
    st.integers(-(10**9), 10**9).map(lambda number: number / 256),
    st.text(
        st.characters(codec="utf-8", exclude_categories=["Cc", "Cs"], exclude_characters="_\ufffe\uffff"), max_size=20
    ),
)


@given(st.lists(st.lists(cells, min_size=2, max_size=2), max_size=5))
def test_what_a_program_wrote_into_a_workbook_comes_out_again(rows):
    rows = [[str(v).lstrip("=").strip() or None if isinstance(v, str) else v for v in row] for row in rows]
    wanted = [row for row in rows if any(value is not None for value in row)]
    assert values(xlsx_bytes(["A", "B"], *rows), "a.xlsx")[1:] == wanted


@given(st.binary(max_size=400))
def test_any_bytes_are_read_or_refused(content):
    for name in ("a.csv", "a.txt", "a.xlsx", "a"):
        for start in (b"", b"PK\x03\x04", b"Name,Level\n"):
            message = refused(start + content, name)
            assert not message or message.startswith(name)
