"""A strict reader of calendar files, written from RFC 5545 alone and not from any library."""

import re
from dataclasses import dataclass

NAME = r"[A-Za-z0-9-]+"
PARAMETER = rf'{NAME}=(?:"[^"\x00-\x1f\x7f]*"|[^";:,\x00-\x1f\x7f]*)'
CONTENT_LINE = re.compile(rf"({NAME})((?:;{PARAMETER})*):(.*)")
TEXT = re.compile(r"(?:[^\\;,\x00-\x08\x0a-\x1f\x7f]|\\[\\;,nN])*")
TEXTS = re.compile(rf"{TEXT.pattern}(?:,{TEXT.pattern})*")
DATE = re.compile(r"\d{8}")
MOMENT = re.compile(r"\d{8}T\d{6}Z")
INTEGER = re.compile(r"\d{1,10}")
URI = re.compile(r"[a-z][a-z0-9+.-]*:[!-~]+")
VALUES = {
    "PRODID": TEXT,
    "VERSION": re.compile(r"2\.0"),
    "NAME": TEXT,
    "X-WR-CALNAME": TEXT,
    "UID": TEXT,
    "DTSTAMP": MOMENT,
    "LAST-MODIFIED": MOMENT,
    "SEQUENCE": INTEGER,
    "DTSTART": DATE,
    "DTEND": DATE,
    "SUMMARY": TEXT,
    "DESCRIPTION": TEXT,
    "URL": URI,
    "CATEGORIES": TEXTS,
    "STATUS": re.compile("TENTATIVE|CONFIRMED|CANCELLED"),
    "TRANSP": re.compile("OPAQUE|TRANSPARENT"),
}
NEEDED = {"VCALENDAR": {"PRODID", "VERSION"}, "VEVENT": {"UID", "DTSTAMP", "DTSTART"}}


@dataclass
class Entry:
    """An event: each property's value as it stands in the file."""

    values: dict[str, str]

    def text(self, name: str) -> str:
        """A text as it was meant."""
        return unescaped(self.values[name])

    def texts(self, name: str) -> list[str]:
        found = re.findall(r"(?:^|,)((?:[^\\,]|\\.)*)", self.values[name])
        return [unescaped(one) for one in found]


def read(file: bytes) -> tuple[dict[str, str], list[Entry]]:
    """The calendar's own properties and its events. An AssertionError says which rule a file breaks."""
    lines = [_line(line) for line in _unfolded(file)]
    assert lines[0] == ("BEGIN", "", "VCALENDAR")
    assert lines[-1] == ("END", "", "VCALENDAR")
    calendar: dict[str, str] = {}
    entries: list[Entry] = []
    inside: dict[str, str] | None = None
    for name, parameters, value in lines[1:-1]:
        if name == "BEGIN":
            assert inside is None, "an event in an event"
            assert value == "VEVENT"
            inside = {}
        elif name == "END":
            assert inside is not None, "an end without a beginning"
            assert value == "VEVENT"
            assert set(inside) >= NEEDED["VEVENT"]
            assert "DTEND" not in inside or inside["DTEND"] > inside["DTSTART"]
            entries.append(Entry(inside))
            inside = None
        else:
            _add(calendar if inside is None else inside, name, parameters, value)
            assert inside is not None or not entries, "a property of the calendar after its events"
    assert inside is None, "an event without an end"
    assert set(calendar) >= NEEDED["VCALENDAR"]
    assert entries, "a calendar holds something"
    return calendar, entries


def unescaped(value: str) -> str:
    return re.sub(r"\\(.)", lambda found: "\n" if found[1] in "nN" else found[1], value)


def _unfolded(file: bytes) -> list[str]:
    assert file.endswith(b"\r\n"), "the last line has an end too"
    found: list[str] = []
    for line in file[:-2].split(b"\r\n"):
        assert len(line) <= 75, "a line has at most 75 octets"
        assert line.strip(), "no line is empty"
        text = line.decode()  # a line is never broken within a character
        if text[0] in " \t":
            found[-1] += text[1:]
        else:
            found.append(text)
    for line in found:
        assert not re.search(r"[\x00-\x08\x0a-\x1f\x7f]", line), "no control characters, no lone CR or LF"
    return found


def _line(line: str) -> tuple[str, str, str]:
    found = CONTENT_LINE.fullmatch(line)
    assert found, f"no content line: {line}"
    return found[1].upper(), found[2], found[3]


def _add(values: dict[str, str], name: str, parameters: str, value: str) -> None:
    assert name in VALUES, f"{name} is no property that we write"
    assert name not in values, f"{name} comes twice"
    assert VALUES[name].fullmatch(value), f"{name} cannot be {value}"
    assert parameters == (";VALUE=DATE" if name in {"DTSTART", "DTEND"} else "")
    values[name] = value
