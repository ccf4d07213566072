"""The what-if page: its address, and how its reader finds the result and the choices."""

import re

from tests.reading import html, words

# 9 units of weight: Python 3 of 3, SQL 1 of 3 (60 of 180), Talking above what is asked: 420 of 540 points, 77.77 %.
ANSWERS = {"python": 3, "java": 0, "sql": 1, "sets": 0, "talking": 4}


def address(report) -> str:
    return f"/reports/{report.pk}/what-if/"


def result(response) -> str:
    """The words of the part that tells the result."""
    return words(response).split("as they are. ", 1)[1].split(" 3 what the role asks", 1)[0]


def checked(response) -> dict[str, str]:
    """The chosen values by field."""
    found = re.findall(r'<input type="radio" name="([^"]+)" value="([^"]*)" checked>', html(response))
    assert len(found) == len(dict(found))
    return dict(found)
