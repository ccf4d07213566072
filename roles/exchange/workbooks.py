"""The rows of an XLSX workbook: its parts are unpacked and read piece by piece, and never more than the limits allow.

A workbook is a ZIP file of XML files. Nothing in it is believed: unpacked bytes are counted as they come, not as the
ZIP file's directory claims, and a document type, with which XML could multiply itself, is refused.
"""

import io
import posixpath
import zipfile
import zlib
from collections.abc import Callable, Iterator
from xml.parsers import expat

from roles.exchange.limits import MAX_DEPTH, MAX_PARTS, MAX_RATIO, MAX_TAG, MAX_TEXTS, MAX_UNPACKED, MIN_SUSPECT
from roles.exchange.problems import CatalogueError, printable, refusal
from roles.exchange.worksheet import SheetReader, unescaped

ZIP = b"PK\x03\x04"
ENTRY = b"PK\x01\x02"  # what each entry of a ZIP file's directory begins with
CHUNK = 65_536


class Workbook:
    """A workbook in memory. Raises CatalogueError when it is none, from each method too."""

    def __init__(self, content: bytes, name: str):
        self.name = name
        self.packed = len(content)
        self.unpacked = 0
        if content.count(ENTRY) > MAX_PARTS:
            raise self.refusal(f"is a ZIP file of more than {MAX_PARTS:,} files")
        try:
            self.zip = zipfile.ZipFile(io.BytesIO(content))
        except (zipfile.BadZipFile, ValueError, NotImplementedError):
            raise self.refusal("is a ZIP file that is broken") from None
        self._find_sheets()

    def refusal(self, text: str, place: str = "") -> CatalogueError:
        return refusal(self.name, place, text)

    @property
    def names(self) -> list[str]:
        """The sheets in their order."""
        return list(self.sheets)

    def rows(self, sheet: str | None = None) -> Iterator[tuple[int, list]]:
        """Each row's number and its values, of a sheet or else of the first one."""
        part = self.sheets[self._sheet_called(sheet)]
        reader = SheetReader(self.name, self._texts(), self._date_styles(), self.from_1904)
        yield from self._read(part, reader.start, reader.end, reader.characters, reader.take)

    def _sheet_called(self, sheet: str | None) -> str:
        if not self.sheets:
            raise self.refusal("is a workbook without sheets")
        if sheet is None:
            return self.names[0]
        for name in self.names:
            if name.strip().casefold() == sheet.strip().casefold():
                return name
        names = ", ".join(printable(name) for name in self.names[:10])
        raise self.refusal(f'has no sheet called "{printable(sheet)}" (found: {names})')

    def _find_sheets(self) -> None:
        """What the sheets are called and which parts they are, and from which year days are counted."""
        start = self._related("", "officeDocument").get("officeDocument", [("", "xl/workbook.xml")])[0][1]
        if start not in self.zip.namelist():
            raise self.refusal("is a ZIP file, but no XLSX workbook")
        named: list[tuple[str, str]] = []
        self.from_1904 = False

        def opened(tag: str, values: dict[str, str]) -> None:
            if tag == "sheet":
                key = next((value for name, value in values.items() if name.endswith(":id")), "")
                named.append((values.get("name", ""), key))
            elif tag == "workbookPr":
                self.from_1904 = values.get("date1904") in ("1", "true")

        self._read_all(start, opened)
        related = self._related(start, "worksheet", "sharedStrings", "styles")
        parts = dict(related.get("worksheet", []))
        self.sheets = {name: parts[key] for name, key in named if key in parts}
        self.texts_part = next((part for _, part in related.get("sharedStrings", [])), "")
        self.styles_part = next((part for _, part in related.get("styles", [])), "")

    def _related(self, part: str, *kinds: str) -> dict[str, list[tuple[str, str]]]:
        """By kind: the parts that a part says belong to it, each with the key that it has there."""
        folder, base = posixpath.split(part)
        found: dict[str, list[tuple[str, str]]] = {}

        def opened(tag: str, values: dict[str, str]) -> None:
            kind = values.get("Type", "").rpartition("/")[2]
            if tag == "Relationship" and kind in kinds:
                target = posixpath.normpath(posixpath.join("/" + folder, values.get("Target", ""))).lstrip("/")
                found.setdefault(kind, []).append((values.get("Id", ""), target))

        relations = posixpath.join(folder, "_rels", f"{base}.rels")
        if relations in self.zip.namelist():
            self._read_all(relations, opened)
        return found

    def _texts(self) -> list[str]:
        """The texts that cells name by number; how a text is pronounced does not belong to it."""
        texts: list[str] = []
        pieces: list[str] = []
        inside = {"t": 0, "rPh": 0}
        size = 0

        def opened(tag: str, values: dict[str, str]) -> None:
            if tag in inside:
                inside[tag] += 1

        def closed(tag: str) -> None:
            if tag in inside:
                inside[tag] -= 1
            elif tag == "si":
                texts.append(unescaped("".join(pieces)))
                pieces.clear()

        def characters(text: str) -> None:
            nonlocal size
            if inside["t"] and not inside["rPh"]:
                size += len(text)
                if size > MAX_TEXTS:
                    raise self.refusal(f"holds more than {MAX_TEXTS:,} characters of text")
                pieces.append(text)

        if self.texts_part:
            self._read_all(self.texts_part, opened, closed, characters)
        return texts

    def _date_styles(self) -> frozenset[int]:
        """The numbers of the cell styles that show a number as a day."""
        from openpyxl.styles.numbers import BUILTIN_FORMATS, is_date_format

        formats: dict[int, str] = {}
        styles: list[int] = []
        within: list[str] = []

        def opened(tag: str, values: dict[str, str]) -> None:
            if tag == "numFmt":
                formats[_whole(values.get("numFmtId"))] = values.get("formatCode", "")
            elif tag == "xf" and within[-1:] == ["cellXfs"]:
                styles.append(_whole(values.get("numFmtId")))
            within.append(tag)

        if self.styles_part:
            self._read_all(self.styles_part, opened, lambda tag: within.pop())
        of = BUILTIN_FORMATS | formats
        return frozenset(number for number, key in enumerate(styles) if is_date_format(of.get(key)))

    def _read_all(self, part: str, start: Callable, end: Callable = lambda tag: None, characters: Callable = len):
        for _ in self._read(part, start, end, characters, list):
            pass

    def _read(self, part: str, start: Callable, end: Callable, characters: Callable, take: Callable) -> Iterator:
        """Feed a part to handlers, piece by piece; after each piece whatever `take` gives is handed on."""
        parser = expat.ParserCreate()
        depth = fed = 0

        def opened(tag: str, values: dict[str, str]) -> None:
            nonlocal depth
            depth += 1
            if depth > MAX_DEPTH:
                raise self.refusal(f"holds tags in tags without end, in {part}")
            start(tag.rpartition(":")[2] if ":" in tag else tag, values)

        def closed(tag: str) -> None:
            nonlocal depth
            depth -= 1
            end(tag.rpartition(":")[2] if ":" in tag else tag)

        parser.buffer_text = True
        parser.StartElementHandler, parser.EndElementHandler = opened, closed
        parser.CharacterDataHandler = characters
        parser.StartDoctypeDeclHandler = self._refuse_doctype
        try:
            for chunk in self._chunks(part):
                parser.Parse(chunk, False)
                fed += len(chunk)
                if fed - max(parser.CurrentByteIndex, 0) > MAX_TAG:
                    raise self.refusal(f"holds a tag without end, in {part}")
                yield from take()
            parser.Parse(b"", True)
        except expat.ExpatError as error:
            reason = expat.errors.messages.get(error.code, "error")
            raise self.refusal(f"is broken in {part}, line {error.lineno}: {reason}") from None
        yield from take()

    def _refuse_doctype(self, *_: object) -> None:
        raise self.refusal("declares a document type, which no workbook does")

    def _chunks(self, part: str) -> Iterator[bytes]:
        try:
            with self.zip.open(part) as file:
                while chunk := file.read(CHUNK):
                    self.unpacked += len(chunk)
                    most = min(MAX_UNPACKED, max(MAX_RATIO * self.packed, MIN_SUSPECT))
                    if self.unpacked > most:
                        raise self.refusal(f"unpacks to more than {most // 1_000_000} MB, which is refused")
                    yield chunk
        except KeyError:
            raise self.refusal(f"lacks its part {printable(part)}") from None
        except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, RuntimeError, OSError) as error:
            raise self.refusal(f"cannot be unpacked ({error})") from None


def _whole(text: str | None) -> int:
    return int(text) if text and text.isascii() and text.isdigit() and len(text) < 10 else -1
