"""The levels from which somebody sets out who holds a role: what the role asks for, or what they said of themselves."""

from typing import NamedTuple

from assessor.engine.gap import Profile, Requirement
from assessor.engine.levels import NOT_APPLICABLE, Answer, Answers, known_level


class StartingLevels(NamedTuple):
    """Levels by skill (no level counts as 0), or "not applicable"; `taken_over` are the skills of which nothing is
    known and that count as what the role held asks for."""

    levels: Answers
    taken_over: frozenset[str]


def starting_levels(held: Profile, answers: Answers | None = None) -> StartingLevels:
    """The levels known from the answers, and of other skills what the profile held asks for.

    Of alternatives the first one listed that applies counts, unless a known level meets the requirement. Without
    answers that is exactly what the profile asks for.
    """
    answers = answers or {}
    taken_over: dict[str, int] = {}
    for requirement in held.requirements:
        skill = _counted(requirement, answers)
        if skill is not None:
            taken_over[skill] = max(requirement.level, taken_over.get(skill, 0))
    said: dict[str, Answer] = {s: one for s, one in answers.items() if isinstance(one, int) or one == NOT_APPLICABLE}
    return StartingLevels(said | taken_over, frozenset(taken_over))


def _counted(requirement: Requirement, answers: Answers) -> str | None:
    """The skill of a requirement that counts as met although nothing is known of it, if any."""
    if any((known_level(answers, skill) or 0) >= requirement.level for skill in requirement.members):
        return None
    applying = (skill for skill in requirement.members if answers.get(skill) != NOT_APPLICABLE)
    first = next(applying, None)
    return first if first is not None and known_level(answers, first) is None else None
