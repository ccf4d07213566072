"""The rows of a text file: cells between commas, semicolons or tabs, in UTF-8."""

import csv
import io
import re
from collections.abc import Iterator

from roles.exchange.limits import MAX_LINE, MAX_LINES_OF_A_ROW
from roles.exchange.problems import CatalogueError, Problem, refusal

MARKS = (",", ";", "\t")
WIDE = {b"\xff\xfe": "UTF-16", b"\xfe\xff": "UTF-16"}  # what such a file begins with


def delimited_rows(content: bytes, name: str) -> Iterator[tuple[int, list[str]]]:
    """Each row's first line and its cells. The header line tells what stands between cells.

    A .txt file with tabs is read as it stands, a row to a line: frameworks publish such files without quotes around
    cells. Everywhere else quotes hold a cell together. Raises CatalogueError with the line of what cannot be read.
    """
    _refuse_other_than_text(content, name)
    text = io.TextIOWrapper(io.BytesIO(content), encoding="utf-8-sig", newline="")
    lines = _Lines(text, name)
    try:
        mark = _mark(next(lines, ""))
        text.seek(0)
        lines.number = 0
        plain = mark == "\t" and name.lower().endswith(".txt")
        reader = csv.reader(lines, delimiter=mark, strict=True, quoting=csv.QUOTE_NONE if plain else 0)
        for cells in reader:
            yield lines.begun, [cell.replace("\r\n", "\n") for cell in cells]
            lines.begun = lines.number + 1
    except UnicodeDecodeError:
        raise CatalogueError([_not_text(content, name)]) from None
    except csv.Error as error:
        raise refusal(name, f"line {lines.number}", f"is not built as a CSV file: {error}") from None


class _Lines:
    """The lines of a text, one by one; a line without end is refused before it is read."""

    def __init__(self, text: io.TextIOBase, name: str):
        self.text = text
        self.name = name
        self.number = 0
        self.begun = 1  # where the row that is being read begins

    def __iter__(self):
        return self

    def __next__(self) -> str:
        line = self.text.readline(MAX_LINE + 1)
        if not line:
            raise StopIteration
        self.number += 1
        if self.number - self.begun >= MAX_LINES_OF_A_ROW:
            text = f"a row goes over more than {MAX_LINES_OF_A_ROW:,} lines; is a quote not closed?"
            raise refusal(self.name, f"line {self.number}", text)
        if len(line) > MAX_LINE:
            raise refusal(self.name, f"line {self.number}", f"is longer than {MAX_LINE:,} characters")
        return line


def _mark(header: str) -> str:
    """What stands most often between the headings; a comma when nothing does."""
    bare = re.sub(r'"[^"]*"', "", header)
    return max(MARKS, key=bare.count)


def _refuse_other_than_text(content: bytes, name: str) -> None:
    if wide := WIDE.get(content[:2]):
        raise refusal(name, "", f"is {wide} text; save it as UTF-8")
    if (place := content.find(b"\0")) >= 0:
        raise refusal(name, _line(content, place), "holds a NUL character, so it is no text")


def _not_text(content: bytes, name: str) -> Problem:
    try:
        content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        place = error.start + (3 if content.startswith(b"\xef\xbb\xbf") else 0)
        text = f"is not UTF-8 text (byte {place}, 0x{content[place]:02x}); save it as UTF-8"
        return Problem(name, _line(content, place), text)
    return Problem(name, "", "is not UTF-8 text; save it as UTF-8")


def _line(content: bytes, place: int) -> str:
    return f"line {content.count(b'\n', 0, place) + 1}"
