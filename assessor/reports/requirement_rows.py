"""A report's requirements as rows of a spreadsheet, and text that every file format can hold."""

import unicodedata

from assessor.reports.page import page_context

HEAD = [
    "Skill",
    "Alternatives",
    "Skill group",
    "Essential",
    "Weight",
    "Required level",
    "Your level or answer",
    "Counted skill",
    "Status",
    "Missing points",
    "Where you are",
    "What it asks",
]
ANSWERS = {"not-sure": "not sure", "not-applicable": "not applicable", "none": "not rated"}
FORMULA_STARTS = set("=+-@\t\r")


def requirement_rows(content: dict) -> list[list[str | int]]:
    """One row for each requirement in gap order, under HEAD."""
    context = page_context(content)
    shown = [*context["gaps"], *context["unknown"], *context["met"], *context["set_aside"]]
    return [_requirement(content, row) for row in shown]


def _requirement(content: dict, row: dict) -> list[str | int]:
    known = row["level"] is not None
    names = [content["skills"][slug]["name"] for slug in [row["skill"], *row["alternatives"]]]
    return [
        names[0],
        " or ".join(names[1:]),
        row["group"],
        "yes" if row["essential"] else "no",
        row["weight"],
        row["required"],
        row["level"] if known else ANSWERS.get(row["answer"], "open"),
        row["counted_name"] if known else "",
        row["status_words"],
        row["missing_points"],
        row["mine"],
        row["asked"],
    ]


def one_line(text: str) -> str:
    """The text without line breaks, tabs and characters that no file may hold: control characters, halves of characters
    and the two that XML forbids. A line break or tab becomes a space."""
    if text.isprintable():  # which is true of nearly every text, and said at once
        return text
    spaced = " ".join(text.replace("\t", " ").splitlines())
    return "".join(c for c in spaced if unicodedata.category(c) not in {"Cc", "Cs"} and c not in "\ufffe\uffff")


def is_formula_like(text: str) -> bool:
    """Whether a spreadsheet might take the text for a formula.

    It might when the text starts with one of = + - @ TAB CR, also in their full-width and other compatible forms, and
    when one of these is only hidden behind white space, control or invisible characters.
    """
    seen = "".join(c for c in text if not c.isspace() and unicodedata.category(c) not in {"Cc", "Cf", "Cs"})
    return any(unicodedata.normalize("NFKC", one[:1])[:1] in FORMULA_STARTS for one in (text, seen) if one)
