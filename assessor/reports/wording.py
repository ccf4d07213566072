"""How a report's results are put into words, the same on every page and in every file."""

from math import floor

from assessor.engine.gap import Status
from assessor.engine.match import Verdict


def whole_percent(value: float) -> str:
    """A percentage for reading: whole, rounded down, so that 84.99 never looks like 85."""
    return f"{floor(value)} %"


def kept_together(text: str) -> str:
    """The same words with numbers and their per cent signs kept on one line."""
    return text.replace(" %", "\u00a0%")


def match_words(match: dict) -> str:
    """The match as one number when it is certain, else as a range; "none" when there is nothing to sum.

    A range within one per cent is told with its decimals, so that it still reads as a range.
    """
    low, high = match["low"], match["high"]
    if low is None:
        return "none"
    if low == high:
        return whole_percent(low)
    if floor(low) == floor(high):
        return f"between {low:.2f} % and {high:.2f} %"
    return f"between {whole_percent(low)} and {whole_percent(high)}"


def count_words(number: int, one: str, many: str = "") -> str:
    """ "1 skill", "3 skills"; small numbers as words."""
    words = ["no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine"]
    shown = words[number] if number < len(words) else str(number)
    return f"{shown} {one if number == 1 else many or one + 's'}"


def verdict_sentence(content: dict) -> str:
    """The verdict with its reason, as a sentence."""
    title, verdict = content["role"]["title"], content["verdict"]
    if verdict == Verdict.READY:
        return f"Ready for {title}, by your own ratings."
    if verdict == Verdict.NOT_YET:
        return f"Not yet {title}: {_why_not_yet(content)}."
    return f"Undecided for {title}: {_why_undecided(content)}."


def _why_not_yet(content: dict) -> str:
    missing = _essentials(content, Status.GAP)
    if missing:
        return f"{count_words(missing, 'essential')} {'is' if missing == 1 else 'are'} below the required level"
    certain = content["match"]["low"] == content["match"]["high"]
    return f"{'the match' if certain else 'even the best case'} stays below {content['role']['ready_at']} %"


def _why_undecided(content: dict) -> str:
    unknown = _essentials(content, Status.UNKNOWN)
    if content["match"]["low"] is None:
        return "nothing is left to compare, as everything was set aside"
    if unknown:
        return f"{count_words(unknown, 'essential')} {'is' if unknown == 1 else 'are'} not rated yet"
    if content["match"]["low"] < content["role"]["ready_at"]:
        return f"your answers so far leave {match_words(content['match'])}"
    return "more than a fifth of the role was set aside as not applicable"


def _essentials(content: dict, status: Status) -> int:
    return sum(one["essential"] and one["status"] == status for one in content["requirements"])
