"""The nearest match for a name that is not known."""

from collections.abc import Iterable
from difflib import get_close_matches


def did_you_mean(given: str, known: Iterable[str]) -> str:
    """The end of an error sentence: `; did you mean "python"?`, or nothing when no known name is near."""
    near = get_close_matches(given.strip().casefold(), list(known), n=1, cutoff=0.6)
    return f'; did you mean "{near[0]}"?' if near else ""
