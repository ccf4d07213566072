"""What is wrong with a catalogue document, said with file and entry."""

from dataclasses import dataclass, field

from pydantic import ValidationError

# Pydantic's words where they speak to programmers, in ours.
WORDS = {
    "missing": "is missing",
    "extra_forbidden": "is not a key known here",
    "string_pattern_mismatch": "must be written in letters, digits, hyphens and underscores",
    "model_type": "must be an object",
    "dict_type": "must be an object",
    "list_type": "must be a list",
    "string_type": "must be a text",
    "int_type": "must be a whole number",
    "bool_type": "must be true or false",
    "too_short": "must not be empty",
    "string_too_short": "must not be empty",
    "string_unicode": "holds half a character (a lone surrogate), which is no text",
    "timezone_aware": "must say its time zone, as in 2026-01-31T12:00:00Z",
}
MAX_QUOTED = 120  # characters of a file that a message repeats


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


def refusal(file: str, place: str, text: str) -> CatalogueError:
    """The error for a file that is refused for one fault; the place is "line 7" or "line 7, column Level"."""
    return CatalogueError([Problem(file, place, text)])


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
    path = [part for part in path if part is not None and part != "[key]"]
    text = WORDS.get(fault["type"], fault["msg"].removeprefix("Value error, "))
    if fault["type"] == "string_pattern_mismatch" and path[-1:] in (["currency"], ["language"]):
        text = "is not a code"
    given = fault["input"]
    if fault["type"] != "missing" and isinstance(given, str | int | float | bool):
        text = f"{text} (it says {_shortened(repr(given))})"
    if not isinstance(index, int):
        return Problem(origins.whole, printable(str(section or "")), text)
    places = _places(path, raw[section][index])
    return Problem(origins.file(section, index), entry_name(section, index, raw), " ".join([*places, text]))


def _places(path: list[str | int], here: object) -> list[str]:
    """The way to a fault within an entry; what stands in a list is called by its slug, else by its number."""
    places = []
    for part in path:
        known = (isinstance(here, dict) and part in here) or (isinstance(here, list) and isinstance(part, int))
        here = here[part] if known else None
        name = part
        if isinstance(part, int):
            slug = (here.get("skill") or here.get("to")) if isinstance(here, dict) else None
            name = slug if isinstance(slug, str) else f"number {part + 1}"
        places.append(printable(str(name)))
    return places


def entry_name(section: str, index: int, raw: dict) -> str:
    """How an entry is called in a message: "skill python", or "skill number 3" when it has no slug."""
    kind = section.removesuffix("s")
    entry = raw[section][index]
    name = (entry.get("slug") or entry.get("title")) if isinstance(entry, dict) else None
    return f"{kind} {printable(name)}" if isinstance(name, str) else f"{kind} number {index + 1}"


def printable(name: str) -> str:
    """A name from a file as a message may show it, on one line and on every terminal."""
    return _shortened(name if name.isprintable() else repr(name))


def _shortened(text: str) -> str:
    return text if len(text) <= MAX_QUOTED else text[:MAX_QUOTED] + "..."
