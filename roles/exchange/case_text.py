"""A CASE package as text."""

import json
from collections.abc import Iterator


def spelled(package: dict) -> Iterator[str]:
    """A package as JSON, in pieces: a line for each item and association, so that two exports can be compared."""
    before = "{"
    for key, value in package.items():
        yield f"{before}\n{json.dumps(key)}: "
        if isinstance(value, list):
            for place, entry in enumerate(value):
                yield f"{',' if place else '['}\n{_line(entry)}"
            yield "\n]" if value else "[]"
        else:
            yield _line(value)
        before = ","
    yield "\n}"


def _line(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))
