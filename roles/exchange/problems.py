"""What is wrong with a catalogue document, said with file and entry."""

from dataclasses import dataclass, field

from pydantic import ValidationError

# Pydantic's words where they speak to programmers, in ours.
WORDS = {
    "missing": "is missing",
    "extra_forbidden": "is not a key known here",
    "string_pattern_mismatch": "must be written in lower-case letters, digits and hyphens",
    "too_short": "must not be empty",
    "string_too_short": "must not be empty",
}


@dataclass(frozen=True)
class Problem:
    """One fault: the file, the entry in it ("skill python"), and what is wrong."""

    file: str
    entry: str
    text: str

    def __str__(self):
        return ": ".join(part for part in (self.file, self.entry, self.text) if part)


class CatalogueError(Exception):
    """The document cannot be loaded; `problems` says why, and nothing was changed."""

    def __init__(self, problems: list[Problem]):
        super().__init__("\n".join(map(str, problems)))
        self.problems = problems


@dataclass
class Origins:
    """Where the entries of a document came from: a file for the whole, or one for each entry."""

    whole: str
    files: dict[tuple[str, int], str] = field(default_factory=dict)

    def file(self, section: str, index: int) -> str:
        return self.files.get((section, index), self.whole)


def shape_problems(error: ValidationError, raw: dict, origins: Origins) -> list[Problem]:
    """The faults that the document's shape has, each with its file and entry."""
    return [_shape_problem(fault, raw, origins) for fault in error.errors(include_url=False)]


def _shape_problem(fault: dict, raw: dict, origins: Origins) -> Problem:
    section, index, *path = *fault["loc"], None, None
    path = [str(part) for part in path if part is not None and part != "[key]"]
    text = WORDS.get(fault["type"], fault["msg"].removeprefix("Value error, "))
    if fault["type"] == "string_pattern_mismatch" and path[-1:] in (["currency"], ["language"]):
        text = "is not a code"
    given = fault["input"]
    if fault["type"] != "missing" and isinstance(given, str | int | float | bool):
        text = f"{text} (it says {given!r})"
    if not isinstance(index, int):
        return Problem(origins.whole, str(section or ""), text)
    return Problem(origins.file(section, index), entry_name(section, index, raw), " ".join([*path, text]))


def entry_name(section: str, index: int, raw: dict) -> str:
    """How an entry is called in a message: "skill python", or "skill number 3" when it has no slug."""
    kind = section.removesuffix("s")
    entry = raw[section][index]
    name = (entry.get("slug") or entry.get("title")) if isinstance(entry, dict) else None
    return f"{kind} {name}" if isinstance(name, str) else f"{kind} number {index + 1}"
