"""Roads in words: hours, how long they take, what is proven, and whose levels somebody sets out with."""

from collections.abc import Collection, Iterable
from itertools import chain

from django.utils.text import capfirst

from assessor.catalogue import Catalogue
from assessor.engine.levels import NOT_APPLICABLE, Answers, known_level
from assessor.engine.road import Road, Roads
from assessor.engine.starting_levels import StartingLevels
from assessor.reports.wording import count_words

DAYS_OF_4_YEARS = 1461
LONG = 24  # months, from which on only years are told


def hours_words(hours: int) -> str:
    """ "1 hour", "8,616 hours", kept on one line."""
    return f"{hours:,}\N{NO-BREAK SPACE}hour{'' if hours == 1 else 's'}"


def duration_words(hours: int, per_week: int) -> str:
    """How long hours take at so many a week, in months rounded up; in years when it is long; "" for none."""
    months = -(-hours * 7 * 48 // (per_week * DAYS_OF_4_YEARS))
    if months <= 1:
        return "about a month" if months else ""
    if months >= LONG:
        return f"about {count_words((months + 6) // 12, 'year')}"
    return f"about {months} months"


def proof_words(found: Roads, shown: Road) -> str:
    """What is known of the shortest road, as a sentence."""
    shortest = found.shortest
    if found.at_least is not None:
        return (
            "There are too many roads to try them all. A shorter one may exist, though none of less than "
            f"{hours_words(found.at_least)}."
        )
    if shown.hours > shortest.hours:
        return f"The shortest road takes {hours_words(shortest.hours)}."
    return "No road along career steps takes fewer hours."


def difference_words(hours: int) -> str:
    """How many hours more or, below 0, less."""
    if hours == 0:
        return "as many hours"
    return f"{hours_words(abs(hours))} {'more' if hours > 0 else 'fewer'}"


def setting_out(
    catalogue: Catalogue, held: StartingLevels, answers: Answers, roles: Iterable[str], raised: Collection[str]
) -> list[str]:
    """How many of the skills that these roles ask for or that are `raised` for them are not somebody's own word, in
    sentences."""
    requirements = chain.from_iterable(catalogue.profiles[role].requirements for role in roles)
    asked = {skill for requirement in requirements for skill in requirement.members}
    taken_over = len(held.taken_over & asked.union(raised))
    as_zero = sum(known_level(answers, skill) is None for skill in set(raised) - held.taken_over)
    struck = sum(answers.get(skill) == NOT_APPLICABLE for skill in asked)
    sentences = []
    if taken_over:
        sentences.append(f"{_unrated(taken_over)} as what that role asks for.")
    if as_zero:
        sentences.append(f"{_unrated(as_zero)} as 0.")
    if struck:
        adds = "adds" if struck == 1 else "add"
        sentences.append(f"{capfirst(count_words(struck, 'skill'))} that you called not applicable {adds} no hours.")
    return sentences


def _unrated(number: int) -> str:
    matters, counts = ("matters", "counts") if number == 1 else ("matter", "count")
    return f"{capfirst(count_words(number, 'skill'))} that {matters} here and that you have not rated {counts}"
