"""How what O*NET says becomes levels, weights, careers and kinds of skill here: pure functions and tables."""

from decimal import Decimal
from fractions import Fraction
from math import floor

COUNTS_FROM = Decimal("3.0")  # importance from which an element belongs to what an occupation asks for
ESSENTIAL_FROM = Decimal("4.0")
HIGHEST = 7  # of O*NET's level scale, which begins at 0

# A job zone says how much preparation an occupation needs, from little (1) to extensive (5), and nothing of rank. So it
# reaches no further than level 4; who leads an organisation is for editors to say.
CAREER_LEVELS = {1: 1, 2: 1, 3: 2, 4: 3, 5: 4}
LEVEL_WITHOUT_ZONE = 2

# The major groups of the Standard Occupational Classification of 2018.
TRACKS = {
    "11": "Management",
    "13": "Business and Financial Operations",
    "15": "Computer and Mathematical",
    "17": "Architecture and Engineering",
    "19": "Life, Physical and Social Science",
    "21": "Community and Social Service",
    "23": "Legal",
    "25": "Educational Instruction and Library",
    "27": "Arts, Design, Entertainment, Sports and Media",
    "29": "Healthcare Practitioners and Technical",
    "31": "Healthcare Support",
    "33": "Protective Service",
    "35": "Food Preparation and Serving",
    "37": "Building and Grounds Cleaning and Maintenance",
    "39": "Personal Care and Service",
    "41": "Sales and Related",
    "43": "Office and Administrative Support",
    "45": "Farming, Fishing and Forestry",
    "47": "Construction and Extraction",
    "49": "Installation, Maintenance and Repair",
    "51": "Production",
    "53": "Transportation and Material Moving",
    "55": "Military Specific",
}

# Soft are the elements at and below these; all else is technical, knowledge of every subject included.
SOFT = {
    "2.A.1.a": "Reading Comprehension",
    "2.A.1.b": "Active Listening",
    "2.A.1.c": "Writing",
    "2.A.1.d": "Speaking",
    "2.A.2": "Process: critical thinking, active learning, learning strategies, monitoring",
    "2.B.1": "Social Skills",
    "2.B.2": "Complex Problem Solving Skills",
    "2.B.4.e": "Judgment and Decision Making",
    "2.B.5.a": "Time Management",
    "2.B.5.d": "Management of Personnel Resources",
}

CHANGES = (
    "Occupations are roles, and Skills and Knowledge elements are skills. An element counts for an occupation from "
    f"importance {COUNTS_FROM}, unless it is marked as not relevant or recommended for suppression. Levels from 0 to 7 "
    "became levels from 1 to 5 (five sevenths of the level, rounded, a half upwards, and at least 1); importance, "
    f"rounded in the same way, became the weight; elements are essential from importance {ESSENTIAL_FROM}. Job zones "
    "1 to 5 became career levels 1, 1, 2, 3, 4. Level anchors stand at the level that their value became. Tracks are "
    "the major groups of the Standard Occupational Classification. Which skills are technical and which soft was added."
)


def level_of(value: Decimal) -> int:
    """A level from 1 to 5 for one of O*NET's, from 0 to 7.

    The scales are laid upon each other, 7 on 5, and the result is rounded, a half upwards. What counts is asked for at
    level 1 at least: a requirement of level 0 would ask for nothing.
    """
    return max(1, _rounded(Fraction(value) * 5 / HIGHEST))


def weight_of(importance: Decimal) -> int:
    """The weight from 1 to 5 for an importance from 1 to 5: the nearest whole number, a half upwards."""
    return _rounded(Fraction(importance))


def _rounded(value: Fraction) -> int:
    return floor(value + Fraction(1, 2))


def kind_of(element: str) -> str:
    """Technical or soft, by the element's place in the content model."""
    return "soft" if any(element == one or element.startswith(f"{one}.") for one in SOFT) else "technical"


def group_of(element: str) -> str:
    """The place in the content model of the group that an element belongs to: "2.A.1" for "2.A.1.a"."""
    return element.rpartition(".")[0]


def anchor_texts(anchors: list[tuple[Decimal, str]]) -> dict[str, str]:
    """The texts of an element's scale by the level that their values became; two at one level are both kept."""
    texts: dict[str, list[str]] = {}
    for value, text in sorted(anchors, key=lambda anchor: anchor[0]):
        texts.setdefault(str(level_of(value)), []).append(text)
    return {level: "; ".join(found) for level, found in texts.items()}


def slug_of(code: str) -> str:
    """The slug of an occupation or element: "onet-15-1252-00" for "15-1252.00"."""
    return "onet-" + code.lower().replace(".", "-")


def natural(code: str) -> tuple:
    """What elements are ordered by, so that 2.C.10 comes after 2.C.9."""
    return tuple((part.isdigit(), int(part) if part.isdigit() else 0, part) for part in code.split("."))
