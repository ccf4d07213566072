"""A mentor's levels beside one's own, in words. Two people saw different things; neither of them is the measure."""

from assessor.engine.agreement import Agreement
from roles.levels import NAMES

UNRATED = {"not-sure": "not sure", "not-applicable": "does not apply", None: "not rated"}


def level_words(answer: int | str | None) -> str:
    """ "3 Competent"; of what is no level, why there is none."""
    return f"{answer} {NAMES[answer]}" if isinstance(answer, int) else UNRATED[answer]


def own_words(answer: int | str | None, required: int | None) -> str:
    """ "you 2, needs 4", as beside every meter."""
    mine = f"you {answer}" if isinstance(answer, int) else f"you: {UNRATED[answer]}"
    return f"{mine}, needs {required}" if required else mine


def difference_words(level: int, own: int | str | None) -> str:
    """How a mentor's level lies to one's own; nothing to compare gives no words."""
    if not isinstance(own, int):
        return ""
    if level == own:
        return "the same as yours"
    apart = abs(level - own)
    return f"{apart} level{'' if apart == 1 else 's'} {'above' if level > own else 'below'} yours"


def agreement_words(found: Agreement) -> str:
    """How often two people gave the same level, in a sentence."""
    if not found.n:
        return "There is no skill yet for which both of you gave a level."
    both = f"You both gave a level for {found.n} skill{'' if found.n == 1 else 's'}"
    if found.exact == found.n:
        return f"{both}, and it is the same{'' if found.n == 1 else ' each time'}."
    return (
        f"{both}: the same one for {found.exact or 'none'}, at most one level apart for {found.within_one or 'none'}."
    )


def kappa_words(found: Agreement) -> str:
    """Weighted kappa with what it means; nothing when it is not defined."""
    if found.kappa_shown is None:
        return ""
    kappa = f"{found.kappa_shown:.2f}".replace("-", "\N{MINUS SIGN}")
    return (
        f"Weighted kappa is {kappa} over these {found.n} skills: 1 is the same level everywhere, "
        "0 is what chance alone would bring, and levels far apart count more than near ones."
    )


def listed(names: list[str]) -> str:
    """ "A", "A and B", "A, B and C"."""
    return " and ".join([", ".join(names[:-1]), names[-1]] if len(names) > 1 else names)
