"""What was not understood in a CASE package; what is to be said of many pieces is said once, with the first of them."""

from collections import defaultdict
from collections.abc import Iterator

from roles.exchange.problems import Problem, printable

NAMED = 3  # pieces that a note names of those it is about


class Notes:
    """Notes in the order in which they came up."""

    def __init__(self, file: str):
        self.file = file
        self._said: dict[str, Problem | None] = {}
        self._about: dict[str, list[str]] = defaultdict(list)

    def add(self, name: str, text: str) -> None:
        """A note about one piece."""
        self._said[f"{name}: {text}"] = Problem(self.file, printable(name), text)

    def group(self, text: str, name: str) -> None:
        """A note that may be about many pieces, of which this is one."""
        self._said.setdefault(text, None)
        self._about[text].append(printable(name))

    def __iter__(self) -> Iterator[Problem]:
        for key, note in self._said.items():
            yield note or Problem(self.file, _listed(self._about[key]), key)


def _listed(names: list[str]) -> str:
    more = len(names) - NAMED
    return ", ".join(names[:NAMED]) + (f" and {more} more" if more > 0 else "")
