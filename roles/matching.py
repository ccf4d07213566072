"""Whether texts hold what somebody searches for. It is decided here and not by the database: SQLite folds the case of
ASCII letters only, and lists stored as JSON would be found by their brackets and escapes."""

from collections.abc import Iterable


def hold_every_word(texts: Iterable[str], words: str) -> bool:
    """Whether each of the words stands in one of the texts, in any case."""
    text = "\n".join(texts).casefold()
    return all(word in text for word in words.casefold().split())
