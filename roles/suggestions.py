"""The nearest match for a name that is not known."""

from collections.abc import Iterable
from difflib import get_close_matches


def did_you_mean(given: str, known: Iterable[str]) -> str:
    """The end of an error sentence: `; did you mean "python"?`, or nothing when no known name is near."""
    near = nearest(given, known)
    return f'; did you mean "{near}"?' if near else ""


def nearest(given: str, known: Iterable[str]) -> str | None:
    """The known name, written in lower case, that is nearest to a given one in any case; None when none is near."""
    near = get_close_matches(given.strip().casefold(), list(known), n=1, cutoff=0.6)
    return near[0] if near else None
