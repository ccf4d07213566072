"""Files of JSON, read within limits: one that is too large, nested too deep or no JSON is refused, with its place."""

import json
import math
import re
from collections.abc import Iterator
from pathlib import Path

from roles.exchange.limits import MAX_NESTED
from roles.exchange.problems import CatalogueError, Problem, printable, refusal

# A text, even one that the file ends in, or a bracket. It never looks at a character twice, whatever the file holds.
TOKEN = re.compile(r'"(?:[^"\\]|\\(?:.|\Z))*+(?:"|\Z)|[\[\]{}]', re.DOTALL)
HALF = re.compile("[\ud800-\udfff]")  # of a character that UTF-16 writes in two
MAX_FAULTS = 100  # that are told of one file


def read_json(path: Path, kind: str, most: int | None = None) -> object:
    """What a file of JSON says. `kind` is what it should be, such as "a catalogue", `most` how many bytes it may hold.

    Raises CatalogueError for a file that cannot be read, is too large, is not UTF-8 or not JSON, is nested without
    end, or names a key of an object twice, of which Python would drop the first value in silence.
    """
    text = _text(path, most)
    _refuse_deep(text, path.name)
    try:
        return json.loads(
            text, object_pairs_hook=_no_key_twice, parse_constant=_no_number, parse_float=_number_with_end
        )
    except json.JSONDecodeError as error:
        fault = f"not JSON: {error.msg} in line {error.lineno}, column {error.colno}"
    except ValueError as error:  # a key twice, or a number of thousands of digits
        fault = f"not {kind}: {error}"
    raise refusal(path.name, "", fault)


def refuse_broken_texts(document: object, file: str, longest: int) -> None:
    """Raise CatalogueError when a text or key holds what no database keeps, or more characters than `longest`."""
    faults = []
    for path, text in _texts(document):
        if "\0" in text:
            faults.append((path, "holds a NUL character, which no database can keep"))
        elif not text.isascii() and HALF.search(text):
            faults.append((path, "holds half a character (a lone surrogate), which is no text"))
        elif len(text) > longest:
            faults.append((path, f"holds {len(text):,} characters; {longest:,} are allowed"))
        if len(faults) == MAX_FAULTS:
            break
    if faults:
        raise CatalogueError([Problem(file, _spelled(path), fault) for path, fault in faults])


def _text(path: Path, most: int | None) -> str:
    try:
        with path.open("rb") as file:
            content = file.read() if most is None else file.read(most + 1)
    except OSError as error:
        raise refusal(path.name, "", error.strerror) from None
    if most is not None and len(content) > most:
        raise refusal(path.name, "", f"the file is larger than {most // 1_000_000} MB")
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise refusal(path.name, "", f"not UTF-8 text (byte {error.start})") from None


def _refuse_deep(text: str, file: str) -> None:
    depth = 0
    for token in TOKEN.finditer(text):
        if token[0] in "[{":
            depth += 1
        elif token[0] in "]}":
            depth -= 1
        if depth > MAX_NESTED:
            line, column = text.count("\n", 0, token.start()) + 1, token.start() - text.rfind("\n", 0, token.start())
            fault = f"lists in lists without end: more than {MAX_NESTED} within one another"
            raise refusal(file, f"line {line}, column {column}", fault)


def _no_key_twice(pairs: list[tuple[str, object]]) -> dict:
    values = dict(pairs)
    if len(values) < len(pairs):
        seen = set()
        twice = next(name for name, _ in pairs if name in seen or seen.add(name))
        raise ValueError(f"an object has the key {printable(twice)!r} twice")
    return values


def _no_number(word: str) -> None:
    raise ValueError(f"{word} is not a number")


def _number_with_end(digits: str) -> float:
    number = float(digits)
    if math.isinf(number):
        raise ValueError(f"the number {printable(digits)} is too large")
    return number


def _texts(document: object) -> Iterator[tuple[tuple, str]]:
    """All texts and keys, each with the way to it."""
    waiting = [((), document)]
    while waiting:
        path, value = waiting.pop()
        if isinstance(value, str):
            yield path, value
        elif isinstance(value, dict):
            yield from (((*path, key), key) for key in value)
            waiting.extend(((*path, key), one) for key, one in reversed(value.items()))
        elif isinstance(value, list):
            waiting.extend(((*path, place), value[place]) for place in reversed(range(len(value))))


def _spelled(path: tuple) -> str:
    return " ".join(f"number {part + 1}" if isinstance(part, int) else printable(part[:200]) for part in path)
