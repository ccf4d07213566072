"""How a cell of a table is read: strictly, and a ValueError says what it must be.

That it holds no character which a database cannot keep is seen to by `sheets`.
"""

import re
from collections.abc import Callable
from datetime import date

from roles.exchange.problems import printable
from roles.exchange.spreadsheet_text import LONGEST, some_lines
from roles.exchange.values import https_only

type Reader = Callable[[str], object]

SLUG = re.compile(r"[-a-zA-Z0-9_]+")
FLAGS = {"yes": True, "true": True, "no": False, "false": False}  # true and false are a spreadsheet's own words
BETWEEN = ";"  # what stands between several names in one cell


def text(longest: int | None = None) -> Reader:
    """A text, as long as its place in the database allows."""

    def read(cell: str) -> str:
        if longest is not None and len(cell) > longest:
            raise ValueError(f"holds {len(cell):,} characters; {longest} are the most")
        return cell

    return read


def whole(low: int, high: int) -> Reader:
    """A whole number from low to high."""

    def read(cell: str) -> int:
        if cell.isascii() and cell.isdigit() and len(cell) < 10 and low <= int(cell) <= high:
            return int(cell)
        raise ValueError(f"must be a whole number from {low} to {high}, {quoted(cell)}")

    return read


def one_of(*choices: str) -> Reader:
    """One of some words, in any case."""

    def read(cell: str) -> str:
        if cell.casefold() in choices:
            return cell.casefold()
        raise ValueError(f"must be {', '.join(choices[:-1])} or {choices[-1]}, {quoted(cell)}")

    return read


def yes_or_no(cell: str) -> bool:
    """Whether the cell says yes."""
    if (word := cell.casefold()) in FLAGS:
        return FLAGS[word]
    raise ValueError(f"must be yes or no, {quoted(cell)}")


def slug(cell: str) -> str:
    """A name for addresses and files."""
    if SLUG.fullmatch(cell) and len(cell) <= 100:
        return cell
    raise ValueError(f"must be at most 100 letters, digits, hyphens and underscores, {quoted(cell)}")


def link(cell: str) -> str:
    """A whole web address that begins with https://."""
    if len(cell) > 500:
        raise ValueError("holds an address of more than 500 characters")
    try:
        return https_only(cell)
    except ValueError as error:
        raise ValueError(f"{error}, {quoted(cell)}") from None


def language(cell: str) -> str:
    """A code such as en or pt-BR."""
    if re.fullmatch(r"[a-zA-Z-]{2,10}", cell):
        return cell
    raise ValueError(f"must be a language's code, such as en, {quoted(cell)}")


def day(cell: str) -> str:
    """A day, as 2026-01-31."""
    try:
        if len(cell) == 10 and 1900 <= (found := date.fromisoformat(cell)).year <= 2200:
            return found.isoformat()
    except ValueError:
        pass
    raise ValueError(f"must be a day, written 2026-01-31, {quoted(cell)}")


def several(cell: str) -> list[str]:
    """Several names, with a semicolon between them; each once."""
    names = [" ".join(name.split()) for name in cell.split(BETWEEN)]
    return list(dict.fromkeys(filter(None, names)))


def titles(cell: str) -> list[str]:
    """Several titles, none too long."""
    return [text(150)(title) for title in several(cell)]


def written(value: object) -> str | int:
    """A value of the catalogue as it stands in a cell: "" for nothing, a text in the form that `same` compares."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, int):
        return value
    return some_lines(f"{BETWEEN} ".join(value) if isinstance(value, list) else str(value))[:LONGEST].strip()


def same(value: object, cell: str) -> bool:
    """Whether a cell says what `written` says of the value: some texts lose a little on their way to a cell."""
    return str(written(value)) == some_lines(cell)


def quoted(cell: str) -> str:
    """The end of a sentence that names what a cell says."""
    return f'not "{printable(cell)}"'
