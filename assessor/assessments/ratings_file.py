"""Ratings in a CSV file with the columns `skill,level`: what the command line reads, and people take with them."""

import csv
import io
from collections.abc import Mapping

from assessor.engine.levels import NOT_APPLICABLE, NOT_SURE, Answer, Answers
from assessor.reports.csv_file import cell
from roles.suggestions import did_you_mean

COLUMNS = ["skill", "level"]
SEPARATORS = ",;\t"  # spreadsheets write a semicolon in many countries, and a tab when cells are copied
WORDS = {"not-sure": NOT_SURE, "not sure": NOT_SURE, "n/a": NOT_APPLICABLE, "not-applicable": NOT_APPLICABLE}
WRITTEN = {NOT_SURE: "not-sure", NOT_APPLICABLE: "n/a"}
MAX_BYTES = 1_000_000
MAX_SUGGESTIONS = 20  # unknown skills for which a similar name is looked for, which takes some 20 ms each
MAX_QUOTED = 60  # characters of somebody's cell that a message repeats


class RatingsError(Exception):
    """The file cannot be used; `problems` has one sentence for each fault, with its line."""

    def __init__(self, problems: list[str]):
        super().__init__("\n".join(problems))
        self.problems = problems


def read_ratings(data: bytes, skills: Mapping[str, str]) -> dict[str, Answer]:
    """The answers in a file, by skill slug. `skills` are the catalogue's names by slug.

    A skill is written as its slug or its name, a level as 0 to 5, `not-sure` or `n/a`; between the columns stands a
    comma, a semicolon or a tab, as in the header. Raises RatingsError with every fault found; there is no half result.
    """
    rows = _rows(_text(data))
    slugs = {name.casefold(): slug for slug, name in skills.items()} | {slug.casefold(): slug for slug in skills}
    answers: dict[str, Answer] = {}
    first_line: dict[str, int] = {}
    problems, unknown = [], 0
    for line, row in rows:
        if len(row) != len(COLUMNS):
            problems.append(f"line {line}: a row has two columns, skill,level; this one has {len(row)}")
            continue
        slug = _slug(row[0], slugs, skills)
        level = _level(row[1])
        if slug is None:
            unknown += 1
            suggestion = did_you_mean(row[0], slugs) if unknown <= MAX_SUGGESTIONS else ""
            problems.append(f"line {line}: unknown skill {_quoted(row[0])}{suggestion}")
        elif slug in first_line:
            problems.append(f"line {line}: {skills[slug]} stands in line {first_line[slug]} already")
        elif level is None:
            problems.append(f"line {line}: level {_quoted(row[1])} is none of 0 to 5, not-sure, n/a")
        else:
            answers[slug] = level
        if slug is not None:
            first_line.setdefault(slug, line)
    if not rows:
        problems.append("line 1: no ratings below the columns skill,level")
    if problems:
        raise RatingsError(problems)
    return answers


def write_ratings(answers: Answers) -> bytes:
    """Answers by skill slug as a file that `read_ratings` reads back; without answers the header alone.

    Nothing but slugs and levels stands in it, and a slug that begins like a formula has an apostrophe before it.
    """
    lines = io.StringIO(newline="")
    writer = csv.writer(lines, lineterminator="\n")
    writer.writerow(COLUMNS)
    writer.writerows([cell(slug), WRITTEN.get(answer, answer)] for slug, answer in answers.items())
    return lines.getvalue().encode()


def _text(data: bytes) -> str:
    if len(data) > MAX_BYTES:
        raise RatingsError([f"line 1: the file is too large; {MAX_BYTES:,} bytes are the limit"])
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data[: error.start].count(b"\n") + 1
        raise RatingsError([f"line {line}: not UTF-8 text; save the file as CSV in UTF-8"]) from None
    if "\0" in text:
        line = text[: text.index("\0")].count("\n") + 1
        raise RatingsError([f"line {line}: holds a NUL character; is this a CSV file?"])
    if not text.strip():
        raise RatingsError(["line 1: the file is empty; its first line must be skill,level"])
    return text


def _rows(text: str) -> list[tuple[int, list[str]]]:
    """The rows below the header with the lines they begin in; empty rows are passed over."""
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=_separator(text), strict=True)
    rows = []
    begins = 1
    try:
        for row in reader:
            if any(cell.strip() for cell in row):
                rows.append((begins, row))
            begins = reader.line_num + 1
    except csv.Error as error:
        raise RatingsError([f"line {begins}: not CSV ({error})"]) from None
    line, header = rows[0] if rows else (1, [])
    if [cell.strip().casefold() for cell in header] != COLUMNS:
        raise RatingsError([f"line {line}: the columns must be skill,level, not {_quoted(','.join(header))}"])
    return rows[1:]


def _separator(text: str) -> str:
    """What stands between two columns. The header line alone decides: guessing from all lines can go wrong."""
    header = next((line for line in text.splitlines() if line.strip(SEPARATORS + " ")), "")
    return next((one for one in SEPARATORS if one in header), ",")


def _slug(written: str, slugs: Mapping[str, str], skills: Mapping[str, str]) -> str | None:
    """The skill that is written here; None when there is none. A slug as it is comes before anything alike."""
    names = [written.strip(), written.strip().removeprefix("'")]
    exact = (name for name in names if name in skills)
    return next(exact, None) or next((slugs[one] for one in map(str.casefold, names) if one in slugs), None)


def _level(written: str) -> Answer | None:
    word = written.strip().casefold()
    if word in WORDS:
        return WORDS[word]
    return int(word) if word in {"0", "1", "2", "3", "4", "5"} else None


def _quoted(written: str) -> str:
    text = written.strip()
    shown = text if len(text) <= MAX_QUOTED else text[:MAX_QUOTED] + "..."
    return '"' + "".join(c if c.isprintable() else "?" for c in shown) + '"'
