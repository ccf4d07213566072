"""A made-up O*NET release in the official format, small enough to be read at a glance."""

from pathlib import Path

from tests.exchange.files import text_bytes, xlsx_bytes

README = "O*NET 31.7 Database\nMay 2031 Release\n"
RATING = ["O*NET-SOC Code", "Title", "Element ID", "Element Name", "Scale ID", "Scale Name", "Data Value", "N"]
RATING += ["Standard Error", "Lower CI Bound", "Upper CI Bound", "Recommend Suppress", "Not Relevant", "Date"]
TITLES = {
    "15-9901.00": "Sky Painters",
    "15-9902.00": "Cloud Counters",
    "45-9903.00": "Moss Farmers",
    "55-9904.00": "Sail Menders",
}
NAMES = {
    "2.A.1.a": "Reading Comprehension",
    "2.A.1.e": "Mathematics",
    "2.B.1.a": "Persuasion",
    "2.C.4.a": "Mathematics",
}


def rating(code: str, element: str, importance, level, *, relevant: str = "N", suppress: str = "N") -> list[list]:
    """The two rows that rate an element for an occupation."""
    start = [code, TITLES.get(code, "Others"), element, NAMES.get(element, "Something")]
    rest = [8, 0.1, 0, 0]
    return [
        [*start, "IM", "Importance", importance, *rest, suppress, "n/a", "08/2031"],
        [*start, "LV", "Level", level, *rest, suppress, relevant, "08/2031"],
    ]


def release(**changes) -> dict[str, list[list]]:
    """The files of a release by their name; `changes` replace whole files by their name with _ for blanks."""
    files = {
        "Occupation Data": [
            ["O*NET-SOC Code", "Title", "Description"],
            *([code, title, f"What {title} do."] for code, title in TITLES.items()),
        ],
        "Job Zones": [
            ["O*NET-SOC Code", "Title", "Job Zone", "Date", "Domain Source"],
            ["15-9901.00", "Sky Painters", 4, "08/2031", "Analyst"],
            ["15-9902.00", "Cloud Counters", 2, "08/2031", "Analyst"],
        ],
        "Content Model Reference": [
            ["Element ID", "Element Name", "Description"],
            ["2", "Worker Requirements", "All of it."],
            ["2.A", "Basic Skills", "The basics."],
            ["2.A.1", "Content", "What one works with."],
            ["2.A.1.a", "Reading Comprehension", "Reading things."],
            ["2.A.1.e", "Mathematics", "Reckoning."],
            ["2.B", "Cross-Functional Skills", "Across."],
            ["2.B.1", "Social Skills", "With people."],
            ["2.B.1.a", "Persuasion", "Winning people over."],
            ["2.C", "Knowledge", "What one knows."],
            ["2.C.4", "Mathematics and Science", "Numbers and nature."],
            ["2.C.4.a", "Mathematics", "Knowing numbers."],
        ],
        "Level Scale Anchors": [
            ["Element ID", "Element Name", "Scale ID", "Scale Name", "Anchor Value", "Anchor Description"],
            ["2.A.1.a", "Reading Comprehension", "LV", "Level", 4, "Read a letter"],
            ["2.A.1.a", "Reading Comprehension", "LV", "Level", 2, "Read a sign"],
            ["2.A.1.a", "Reading Comprehension", "LV", "Level", 6, "Read a law"],
            ["2.A.1.e", "Mathematics", "LV", "Level", 2, "Add"],
            ["2.A.1.e", "Mathematics", "LV", "Level", 1, "Count"],
            ["2.C.4.a", "Mathematics", "LV", "Level", 7, "Prove"],
            ["1.A.1.a.1", "Oral Comprehension", "LV", "Level", 2, "Not a skill"],
        ],
        "Scales Reference": [
            ["Scale ID", "Scale Name", "Minimum", "Maximum"],
            ["IM", "Importance", 1, 5],
            ["LV", "Level", 0, 7],
        ],
        "Skills": [
            RATING,
            *rating("15-9901.00", "2.A.1.a", 4.12, 4.62),
            *rating("15-9901.00", "2.A.1.e", 3, 2.1),
            *rating("15-9901.00", "2.B.1.a", 2.99, 5),
            *rating("15-9902.00", "2.A.1.a", 3.5, 6.3),
            *rating("15-9902.00", "2.A.1.e", 4.5, 6, relevant="Y"),
            *rating("15-9902.00", "2.B.1.a", 4.5, 3, suppress="Y"),
            *rating("45-9903.00", "2.A.1.a", 2, 1),
        ],
        "Knowledge": [RATING, *rating("15-9901.00", "2.C.4.a", 3.49, 0)],
    }
    return files | {name.replace("_", " "): rows for name, rows in changes.items()}


def write(folder: Path, files: dict[str, list[list]], *, ending: str = ".txt", readme: str = README) -> Path:
    """The release as a folder of files, as text or as workbooks."""
    folder.mkdir(exist_ok=True)
    for name, rows in files.items():
        content = xlsx_bytes(*rows) if ending == ".xlsx" else text_bytes(*rows)
        (folder / f"{name}{ending}").write_bytes(content)
    if readme:
        (folder / "ReadMe.txt").write_text(readme)
    return folder
