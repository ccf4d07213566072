"""A report's requirements as rows of a spreadsheet."""

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
