"""Files that are broken or mean harm are refused within the limits, with their place, in little memory."""

import subprocess
import sys
import zipfile
from io import BytesIO
from pathlib import Path

import pytest
from django.conf import settings

from roles.exchange import limits
from tests.exchange.files import SHEET, refused, values, with_part, with_sheet, xlsx_bytes

WORKBOOK = xlsx_bytes(["Name", "Level"], ["Reading", 3])
CELL = '<row r="1"><c r="A1" t="inlineStr"><is><t>Name</t></is></c></row>'


def zipped(**parts: str) -> bytes:
    out = BytesIO()
    with zipfile.ZipFile(out, "w") as file:
        for name, text in parts.items():
            file.writestr(name, text)
    return out.getvalue()


TEXTS = {
    "latin-1": (b"Name\nA\nJ\xf6rg\n", "a.csv: line 3: is not UTF-8 text (byte 8, 0xf6)"),
    "half a character": (b"Name\n\xed\xa0\x80\n", "line 2: is not UTF-8 text (byte 5, 0xed)"),
    "after a mark": (b"\xef\xbb\xbfName\n\xff\n", "line 2: is not UTF-8 text (byte 8, 0xff)"),
    "UTF-16": ("Name\n".encode("utf-16"), "is UTF-16 text"),
    "NUL": (b"Name\na\0b\n", "line 2: holds a NUL character"),
    "many columns": (b"a," * 1_000_000, "line 1: is longer than 1,000,000 characters"),
    "columns": (b",".join(b"c%d" % n for n in range(201)), "there are 201 columns; 200 are the most"),
    "a long cell": (b'Name\n"' + b"x" * 40_000 + b'"\n', "line 2: cell 1 holds 40,000 characters"),
    "a quote without end": (b'Name\n"' + b"\n" * 20_000, "line 10002: a row goes over more than 10,000 lines"),
    "a very long cell": (b'Name\n"' + b"x" * 200_000 + b'"\n', "line 2: is not built as a CSV file: field larger"),
    "a zip": (WORKBOOK, "a.csv: is called .csv but is a ZIP file"),
}


@pytest.mark.parametrize("kind", TEXTS)
def test_a_text_file_is_refused(kind):
    content, message = TEXTS[kind]
    assert message in refused(content, "a.csv")


BOMB = '<!DOCTYPE a [<!ENTITY b "xxxxxxxxxx"><!ENTITY c "&b;&b;&b;&b;&b;&b;&b;&b;">]><worksheet>&c;</worksheet>'
BOOKS = {
    "text": (b"Name,Level\n", "a.xlsx: is called .xlsx but is no XLSX workbook"),
    "cut off": (WORKBOOK[:-200], "is a ZIP file that is broken"),
    "no workbook": (zipped(a="b"), "is a ZIP file, but no XLSX workbook"),
    "many files": (zipped(**{f"f{n}": "" for n in range(1_001)}), "is a ZIP file of more than 1,000 files"),
    "a bomb": (with_part(WORKBOOK, SHEET, b" " * 5_000_000), "unpacks to more than 1 MB"),
    "an entity bomb": (with_part(WORKBOOK, SHEET, BOMB), "declares a document type"),
    "tags in tags": (with_sheet("<a>" * 100 + "</a>" * 100), "holds tags in tags without end"),
    "broken XML": (with_sheet("<row><c></row>"), "is broken in xl/worksheets/sheet1.xml, line 1: mismatched tag"),
    "a formula": (xlsx_bytes(["Name", "Level"], ["a", "=1+1"]), "line 2: cell B2 holds a formula"),
    "an error": (
        with_sheet(CELL + '<row r="2"><c r="A2" t="e"><v>#REF!</v></c></row>'),
        "cell A2 holds an error (#REF!)",
    ),
    "an unknown text": (
        with_sheet('<row><c t="s"><v>99</v></c></row>'),
        "cell A1 names a text that the workbook does not",
    ),
    "no number": (with_sheet('<row r="1"><c r="B1"><v>1e999</v></c></row>'), "cell B1 holds a number without end"),
    "a long number": (with_sheet(f"<row><c><v>{'9' * 50}</v></c></row>"), "cell A1 should hold a number"),
    "no place": (with_sheet('<row><c r="1A"><v>1</v></c></row>'), 'a cell is called "1A", which is no place'),
    "far out": (with_sheet('<row><c r="XFD1"><v>1</v></c></row>'), "cell XFD1 stands beyond column 200"),
    "half a character": (
        with_sheet('<row><c t="inlineStr"><is><t>a_xD800_</t></is></c></row>'),
        "line 1: cell A1 holds half a character",
    ),
    "a long text": (
        with_sheet(f'<row><c t="inlineStr"><is><t>{"ab " * 20_000}</t></is></c></row>'),
        "cell A1 holds more than 32,767 characters",
    ),
    "many rows": (with_sheet('<row r="300001"><c><v>1</v></c></row>'), "there are more than 300,000 rows"),
}


@pytest.mark.parametrize("kind", BOOKS)
def test_a_workbook_is_refused(kind):
    content, message = BOOKS[kind]
    assert message in refused(content, "a.xlsx")


def test_old_workbooks_are_told_how_to_come_in():
    assert "is a workbook of a kind (.xls) that is not read; save it as XLSX or CSV" in refused(b"\xd0\xcf", "a.xls")
    assert "(.ods)" in refused(zipped(mimetype="x"), "a.ods")


def test_cells_without_a_value_may_stand_anywhere():
    rows = CELL + '<row r="2"><c r="A2"><v>1</v></c><c r="XFD2" s="1"/></row>'
    assert values(with_sheet(rows), "a.xlsx") == [["Name"], [1]]


def test_a_file_larger_than_the_limit_is_not_read(tmp_path):
    file = tmp_path / "a.csv"
    with file.open("wb") as out:
        out.truncate(limits.MAX_FILE + 1)
    assert refused(file, "a.csv") == "a.csv: is larger than 25 MB, the most that is read"


HOSTILE = {
    "a 100 MB cell": 'with_sheet("<row><c t=\\"inlineStr\\"><is><t>" + noise(100_000_000) + "</t></is></c></row>")',
    "a 100 MB attribute": 'with_sheet("<row><c r=\\"" + noise(100_000_000) + "\\"/></row>")',
    "a million columns": 'with_sheet("<row>" + "<c><v>1</v></c>" * 1_000_000 + "</row>")',
    "a million empty columns": 'with_sheet("<row>" + "<c/>" * 1_000_000 + "</row>")',
    "a zip bomb": 'with_part(xlsx_bytes(["a"]), SHEET, b" " * 100_000_000)',
    "wide characters": '("Name\\n" + "\\U0001f600" * 5_000_000).encode()',
    "commas without end": 'b"," * 24_000_000',
    "quotes without end": "b'\"\\n\",' * 6_000_000",
}
PROGRAM = """
import random, re, sys
from tests.exchange.files import *
def noise(size):
    block = "".join(random.Random(1).choices("abcdefgh", k=50_000)) + "x" * 950_000
    return block * (size // 1_000_000)
if sys.argv[1] == "make":
    open(sys.argv[2], "wb").write(eval(sys.argv[3]))
else:
    from pathlib import Path
    found = refused(Path(sys.argv[2]), Path(sys.argv[2]).name)
    peak = re.search(r"VmHWM:\\s+(\\d+) kB", Path("/proc/self/status").read_text())
    print(int(peak[1]) // 1024, found)
"""


@pytest.mark.skipif(not Path("/proc/self/status").exists(), reason="this system does not say how much memory was used")
@pytest.mark.parametrize("kind", HOSTILE)
def test_hostile_files_are_refused_in_little_memory(kind, tmp_path):
    file = tmp_path / ("a.xlsx" if "with_" in HOSTILE[kind] else "a.csv")

    def run(*words: str) -> str:
        command = [sys.executable, "-c", PROGRAM, *words]
        return subprocess.run(command, cwd=settings.BASE_DIR, capture_output=True, text=True, check=True).stdout

    run("make", str(file), HOSTILE[kind])
    megabytes, message = run("read", str(file)).split(" ", 1)
    assert message.startswith(file.name)
    assert int(megabytes) < 200
