"""What a cell means that names something: its slug, or its exact name, in the catalogue or in the same upload."""

from collections import defaultdict
from difflib import get_close_matches

from roles.exchange.problems import printable
from roles.exchange.tables.cells import written

KINDS = {"groups": "group", "tracks": "track", "skills": "skill", "roles": "role"}
MOST_NEAR = 3
MAX_SEARCHED = 30  # unknown names for which near ones are looked for, which takes some 20 ms each


class Names:
    """The names of one section."""

    def __init__(self, section: str):
        self.kind = KINDS[section]
        self.names: dict[str, str] = {}  # by slug
        self.exact: dict[str, set[str]] = defaultdict(set)  # slugs by slug and by name, as they are written
        self.alike: dict[str, set[str]] = defaultdict(set)  # in any case and with any blanks
        self.gone: dict[str, str] = {}  # what was merged, by slug and name, and the name of what stays
        self.searched = 0

    def add(self, slug: str, name: str) -> None:
        """Know something by its slug and this name; an earlier name still means it, too."""
        self.names[slug] = name
        for text in (slug, str(written(name))):
            self.exact[text].add(slug)
            self.alike[_plain(text)].add(slug)

    def bury(self, slug: str, name: str, into: str) -> None:
        """Know something that was merged into something else (a slug that was added)."""
        self.gone |= dict.fromkeys((_plain(slug), _plain(name)), self.names[into])

    def find(self, text: str) -> set[str]:
        """The slugs of all that a text may mean."""
        return self.exact.get(text) or self.alike.get(_plain(text)) or set()

    def meant(self, text: str) -> str:
        """The slug of what a text means. Raises ValueError when that is nothing, or one of several."""
        found = sorted(self.find(text))
        if len(found) == 1:
            return found[0]
        if found:
            several = " or ".join(f"{printable(self.names[slug])} (slug {slug})" for slug in found)
            raise ValueError(f'"{printable(text)}" may mean {several}; write what only one of them is called')
        if stays := self.gone.get(_plain(text)):
            raise ValueError(f'"{printable(text)}" was merged into "{printable(stays)}"; name that one instead')
        raise ValueError(f'there is no {self.kind} called "{printable(text)}"{self._near(text)}')

    def cell(self, slug: str) -> str:
        """How something is named in a cell: by its name where that is plain, else by its slug."""
        name = str(written(self.names[slug]))
        return name if self.find(name) == {slug} and ";" not in name else slug

    def _near(self, text: str) -> str:
        self.searched += 1
        if self.searched > MAX_SEARCHED:
            return ""
        near = get_close_matches(_plain(text), list(self.alike), n=MOST_NEAR, cutoff=0.6)
        slugs = dict.fromkeys(slug for one in near for slug in sorted(self.alike[one]))
        names = [f'"{printable(self.names[slug])}"' for slug in slugs][:MOST_NEAR]
        return f"; did you mean {' or '.join(names)}?" if names else ""


def _plain(text: str) -> str:
    return " ".join(text.split()).casefold()
