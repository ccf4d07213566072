"""What an import would do or did, in lines of plain words for a terminal."""

from collections import Counter
from collections.abc import Iterator

from roles.exchange.difference import Difference
from roles.exchange.incoming import Prepared
from roles.exchange.problems import CatalogueError, Problem

SOME = 20  # entries and notes that are listed unless all are asked for
KINDS = ("added", "changed", "unchanged")


def told(prepared: Prepared, *, everything: bool = False) -> Iterator[str]:
    """The notes, the entries that differ, and the counts; some of the first two unless everything is asked for."""
    yield from _noted(prepared.notes, everything)
    different = [one for one in prepared.differences if one.kind != "unchanged"]
    shown = different if everything else different[:SOME]
    for one in shown:
        yield from _entry(one)
    if len(shown) < len(different):
        yield f"... and {_number(len(different) - len(shown), 'entry', 'entries')} more; --all lists them."
    for section in dict.fromkeys(one.section for one in prepared.differences):
        count = Counter(one.kind for one in prepared.differences if one.section == section)
        yield f"{section}: {', '.join(f'{count[kind]} {kind}' for kind in KINDS if count[kind])}"


def faults_told(error: CatalogueError) -> str:
    """Why nothing was changed."""
    return f"{error}\n{_number(len(error.problems), 'problem', 'problems')}; nothing was changed."


def _noted(notes: list[Problem], everything: bool) -> Iterator[str]:
    shown = notes if everything else notes[:SOME]
    for note in shown:
        yield f"Note: {note}"
    if len(shown) < len(notes):
        yield f"... and {_number(len(notes) - len(shown), 'note', 'notes')} more; --all lists them."


def _entry(one: Difference) -> Iterator[str]:
    yield f"{one.kind.capitalize()}: {one.section.removesuffix('s')} {one.name}"
    yield from (f"    {line}" for line in one.says)


def _number(count: int, one: str, many: str) -> str:
    return f"{count} {one if count == 1 else many}"
