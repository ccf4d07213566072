"""What a change of one row did, in plain words, from its values before and after."""

from collections.abc import Mapping
from dataclasses import dataclass

SHORT = 60  # characters of a text that stand in a line; the whole of it is shown on request

Value = str | bool  # as it is read; an empty text is "nothing"


@dataclass(frozen=True)
class Whole:
    """A text that is too long for a line, as it was and as it became; empty where there is none."""

    name: str
    before: str
    after: str


@dataclass(frozen=True)
class Line:
    """One sentence about one row, and the long texts behind it."""

    says: str
    wholes: tuple[Whole, ...] = ()


def said(label: str, before: Mapping[str, Value] | None, after: Mapping[str, Value] | None) -> Line | None:
    """One row's change as a line; None when nothing that is read differs.

    The values are by the name of their field. `before` is None for a row that is new, `after` for one that is gone.
    """
    if before is None and after is None:
        return None
    if before is None:
        return Line(_sentence(f"{label} added", after), _wholes({}, after))
    if after is None:
        return Line(_sentence(f"{label} taken away", before), _wholes(before, {}))
    names = [name for name in after if after[name] != before.get(name, "")]
    if not names:
        return None
    changes = [_change(name, before.get(name, ""), after[name]) for name in names]
    old, new = ({name: side.get(name, "") for name in names} for side in (before, after))
    return Line(f"{label}: {'; '.join(changes)}.", _wholes(old, new))


def changed_from_unknown(label: str) -> Line:
    """A change of a row whose state before was never kept."""
    return Line(f"{label} changed. What it was before is not known.")


def shortened(text: str) -> str:
    """On one line, and cut at a word where it is long."""
    line = " ".join(text.split())
    if len(line) <= SHORT:
        return line
    return f"{line[:SHORT].rsplit(' ', 1)[0]} …"


def _sentence(begin: str, values: Mapping[str, Value]) -> str:
    told = [_one(name, value) for name, value in values.items() if value != ""]
    return f"{begin}: {', '.join(told)}." if told else f"{begin}."


def _one(name: str, value: Value) -> str:
    if isinstance(value, bool):
        return name if value else f"not {name}"
    return f"{name} {_quoted(value)}"


def _change(name: str, before: Value, after: Value) -> str:
    if isinstance(after, bool):
        return f"{name} from now on" if after else f"not {name} any more"
    return f"{name} {_quoted(before)} becomes {_quoted(after)}"


def _quoted(value: Value) -> str:
    """Numbers stand as they are; words are set off, so that it can be seen where they end."""
    if value == "":
        return "nothing"
    return value if str(value).isdecimal() else f"“{shortened(str(value))}”"


def _wholes(before: Mapping[str, Value], after: Mapping[str, Value]) -> tuple[Whole, ...]:
    names = dict.fromkeys([*before, *after])
    pairs = [(name, str(before.get(name, "")), str(after.get(name, ""))) for name in names]
    return tuple(Whole(*pair) for pair in pairs if any(shortened(text) != text for text in pair[1:]))
