"""Texts that a spreadsheet holds safely: which could be taken for a formula, and what no file may hold."""

import re
import unicodedata

FORMULA_STARTS = set("=+-@\t\r")
ESCAPE = re.compile("_(?=x[0-9A-Fa-f]{4}_)")  # begins a letter by its number
LONGEST = 16_000  # characters of a text in a table: with an apostrophe before each line a cell can still hold it


def one_line(text: str) -> str:
    """The text without line breaks, tabs and characters that no file may hold: control characters, halves of characters
    and the two that XML forbids. A line break or tab becomes a space."""
    if text.isprintable():  # which is true of nearly every text, and said at once
        return text
    return _without_forbidden(" ".join(text.replace("\t", " ").splitlines()))


def some_lines(text: str) -> str:
    """The same, but with its line breaks, each as a single one, and without blanks around it."""
    return "\n".join(map(one_line, text.splitlines())).strip()


def _without_forbidden(text: str) -> str:
    return "".join(c for c in text if unicodedata.category(c) not in {"Cc", "Cs"} and c not in "\ufffe\uffff")


def is_formula_like(text: str) -> bool:
    """Whether a spreadsheet might take the text for a formula.

    It might when the text starts with one of = + - @ TAB CR, also in their full-width and other compatible forms, and
    when one of these is only hidden behind white space, control or invisible characters.
    """
    seen = "".join(c for c in text if not c.isspace() and unicodedata.category(c) not in {"Cc", "Cf", "Cs"})
    return any(unicodedata.normalize("NFKC", one[:1])[:1] in FORMULA_STARTS for one in (text, seen) if one)


def in_workbook(text: str) -> str:
    """The text as an XLSX file writes it, in which _x0041_ stands for a letter: what looks so is marked as itself.

    ECMA-376, part 1, 22.9.2.19 (ST_Xstring).
    """
    return ESCAPE.sub("_x005F_", text)


def protect(text: str) -> str:
    """The text for a CSV file that is read back: an apostrophe before each line that could be taken for a formula.

    Each line, because some spreadsheets read a line break within quotes as the start of a row.
    """
    return "\n".join(f"'{line}" if is_formula_like(line.lstrip("'")) else line for line in text.split("\n"))


def unprotect(text: str) -> str:
    """The text as it was before `protect`."""
    lines = text.split("\n")
    return "\n".join(line[1:] if line.startswith("'") and is_formula_like(line.lstrip("'")) else line for line in lines)
