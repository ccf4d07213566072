"""How a report's results are put into words, the same on every page and in every file."""

from math import floor

from assessor.engine.gap import Status
from assessor.engine.levels import NOT_APPLICABLE, NOT_SURE
from assessor.engine.match import Verdict
from assessor.reports.open_answers import NOT_RATED, why_open

NAMED = 3  # of a list that stands in full elsewhere, so many are named

# How open essentials were answered: one of them, several.
OPEN = {
    NOT_RATED: ("{} is not rated yet", "{} are not rated yet"),
    NOT_SURE: ("you were not sure of {}", "you were not sure of {}"),
    NOT_APPLICABLE: ("you said that {} does not apply to you", "you said that {} do not apply to you"),
}


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
    """ "one skill", "three skills"; small numbers as words."""
    return f"{number_word(number)} {one if number == 1 else many or one + 's'}"


def number_word(number: int) -> str:
    """A count for reading: below ten as a word."""
    words = ["no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine"]
    return words[number] if number < len(words) else str(number)


def listed(names: list[str]) -> str:
    """The first three of these names, and how many more there are: "A, B, C and 13 more"."""
    left = len(names) - NAMED
    return ", ".join(names[:NAMED]) + (f" and {count_words(left, 'more', 'more')}" if left > 0 else "")


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
    if content["match"]["low"] is None:
        return "nothing is left to compare, as everything was set aside"
    if reasons := _open_essentials(content):
        return reasons
    if content["match"]["low"] < content["role"]["ready_at"]:
        return f"your answers so far leave {match_words(content['match'])}"
    return "more than a fifth of the role was set aside as not applicable"


def _essentials(content: dict, status: Status) -> int:
    return sum(one["essential"] and one["status"] == status for one in content["requirements"])


def _open_essentials(content: dict) -> str:
    """How the open essentials were answered; "" when none is open.

    "one essential is not rated yet", "you were not sure of two essentials, and you said that one does not apply to
    you".
    """
    answers = content["answers"]
    open_ones = [one for one in content["requirements"] if one["essential"] and one["status"] == Status.UNKNOWN]
    why = [why_open(one, answers) for one in open_ones]
    parts = []
    for reason, words in OPEN.items():
        if number := why.count(reason):
            counted = count_words(number, "essential") if not parts else number_word(number)
            parts.append(words[number > 1].format(counted))
    return " and ".join([", ".join(parts[:-1]) + ",", parts[-1]] if len(parts) > 1 else parts)
