"""The page of all roles ranked: its address, and how its reader finds a row."""

import re

from tests.reading import html

PAGE = "/roles-for-me/"
ANSWERS = {"python": 3, "java": 0, "sql": 1, "sets": 0, "talking": 4}


def order(response) -> list[str]:
    """The roles as they are listed, by slug."""
    return re.findall(r'name="role" value="([^"]+)"', html(response))


def row(response, slug: str) -> str:
    """The words of one role's row."""
    found = next(one for one in html(response).split('<li class="ranked">') if f'value="{slug}"' in one)
    text = re.sub(r"<[^>]*>", " ", found.split("</li>")[0]).replace("\u00a0", " ")
    return " ".join(text.split())
