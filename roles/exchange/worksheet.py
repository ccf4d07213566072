"""The cells of one sheet of a workbook, from the events of its XML."""

import math
import re
from collections.abc import Collection
from datetime import date, datetime, time

from openpyxl.utils.datetime import CALENDAR_MAC_1904, CALENDAR_WINDOWS_1900, from_excel

from roles.exchange.limits import MAX_CELL, MAX_COLUMNS
from roles.exchange.problems import CatalogueError, printable, refusal

LETTERS = re.compile(r"[A-Z]{1,7}")
NO_TEXT = re.compile("[\0\ud800-\udfff]")
ESCAPED = re.compile(r"_x([0-9A-Fa-f]{4})_")  # how XLSX writes characters that XML has no place for
LONGEST_NUMBER = 40  # characters


class SheetReader:
    """Takes the events of a sheet's XML and gives its rows.

    Refused with the cell's name: formulas and errors (the value that a program saw last need not be the one that is
    meant), texts beyond the limit, and a value in a column beyond it.
    """

    def __init__(self, file: str, texts: list[str], date_styles: Collection[int], from_1904: bool):
        self.file = file
        self.texts = texts
        self.date_styles = date_styles
        self.epoch = CALENDAR_MAC_1904 if from_1904 else CALENDAR_WINDOWS_1900
        self.done: list[tuple[int, list]] = []
        self.row = 0
        self.column = 0
        self.columns: dict[str, int] = {}  # by their letters, as far as they came by
        self.cells: dict[int, object] = {}
        self.kind = self.style = ""
        self.pieces: list[str] = []
        self.length = 0
        self.reading = False  # within a value
        self.spoken = 0  # within a note of how a text is pronounced

    def take(self) -> list[tuple[int, list]]:
        """The rows that are complete since the last call."""
        rows, self.done = self.done, []
        return rows

    def start(self, tag: str, values: dict[str, str]) -> None:
        """A tag opens; `values` are its attributes."""
        if tag == "c":
            self._find_column(values.get("r"))
            self.kind, self.style = values.get("t", "n"), values.get("s", "")
            self.pieces, self.length = [], 0
        elif tag == "v" or (tag == "t" and not self.spoken):
            self.reading = True
        elif tag == "f":
            raise self.refusal("holds a formula; replace it by its value (copy, then paste values only)")
        elif tag == "row":
            number = values.get("r", "")
            self.row = int(number) if number.isascii() and number.isdigit() and len(number) < 10 else self.row + 1
            self.column, self.cells = 0, {}
        elif tag == "rPh":
            self.spoken += 1

    def end(self, tag: str) -> None:
        """A tag closes."""
        if tag in ("v", "t"):
            self.reading = False
        elif tag == "c":
            self._finish_cell()
        elif tag == "row":
            last = max(self.cells, default=0)
            self.done.append((self.row, [self.cells.get(column) for column in range(1, last + 1)]))
        elif tag == "rPh":
            self.spoken -= 1

    def characters(self, text: str) -> None:
        """Some text, perhaps not all there is at this place."""
        if self.reading:
            self.length += len(text)
            if self.length > MAX_CELL:
                raise self.refusal(f"holds more than {MAX_CELL:,} characters, the most that are read")
            self.pieces.append(text)

    def refusal(self, text: str) -> CatalogueError:
        return refusal(self.file, f"line {self.row}", f"cell {_letters(self.column)}{self.row} {text}")

    def _find_column(self, place: str | None) -> None:
        if place is None:
            self.column += 1
            return
        letters = place.rstrip("0123456789")
        if letters not in self.columns:
            if not LETTERS.fullmatch(letters):
                text = f'a cell is called "{printable(place)}", which is no place'
                raise refusal(self.file, f"line {self.row}", text)
            self.columns = {} if len(self.columns) > MAX_COLUMNS else self.columns
            self.columns[letters] = _number_of(letters)
        self.column = self.columns[letters]

    def _finish_cell(self) -> None:
        if not self.pieces:
            return
        value = self._value("".join(self.pieces))
        if isinstance(value, str) and not value.isprintable() and NO_TEXT.search(value):
            raise self.refusal("holds half a character or a NUL character, which is no text")
        if self.column > MAX_COLUMNS:
            raise self.refusal(f"stands beyond column {MAX_COLUMNS}, the last that is read")
        self.cells[self.column] = value

    def _value(self, text: str) -> object:
        if self.kind == "s":
            if not (text.isdecimal() and len(text) < 10 and int(text) < len(self.texts)):
                raise self.refusal(f"names a text that the workbook does not hold ({printable(text)})")
            return self.texts[int(text)]
        if self.kind in ("inlineStr", "str"):
            return unescaped(text)
        if self.kind == "b":
            return text.strip() in ("1", "true")
        if self.kind == "e":
            raise self.refusal(f"holds an error ({printable(text)}); put its value right")
        return self._day(text) if self.kind == "d" else self._number(text.strip())

    def _number(self, text: str) -> object:
        try:
            if len(text) > LONGEST_NUMBER:
                raise ValueError
            number = int(text) if text.lstrip("-").isdigit() else float(text)
        except ValueError:
            raise self.refusal(f"should hold a number, but says {printable(text)}") from None
        if not math.isfinite(number):
            raise self.refusal("holds a number without end")
        if self.style.isdigit() and int(self.style) in self.date_styles:
            return self._as_day(number)
        return number

    def _as_day(self, number: float) -> object:
        try:
            found = from_excel(number, self.epoch)
        except (OverflowError, ValueError):
            raise self.refusal(f"should hold a day, but says {number}") from None
        if isinstance(found, datetime) and found.time() == time():
            return found.date()
        return found if isinstance(found, date) else str(found)

    def _day(self, text: str) -> object:
        try:
            found = datetime.fromisoformat(text.strip())
        except ValueError:
            raise self.refusal(f"should hold a day, but says {printable(text)}") from None
        return found.date() if found.time() == time() else found


def unescaped(text: str) -> str:
    """A text with the characters that XLSX writes as _x000D_ put back, and the line breaks of all systems alike."""
    if "_x" in text:
        text = ESCAPED.sub(lambda found: chr(int(found[1], 16)), text)
    return text.replace("\r\n", "\n")


def _number_of(letters: str) -> int:
    """The number of a column: A is 1, AA is 27."""
    number = 0
    for letter in letters:
        number = number * 26 + ord(letter) - 64
    return number


def _letters(column: int) -> str:
    """The name of a column: 1 is A, 27 is AA."""
    letters = ""
    while column:
        column, rest = divmod(column - 1, 26)
        letters = chr(65 + rest) + letters
    return letters
