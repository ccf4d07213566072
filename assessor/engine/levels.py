"""What a person can answer about a skill: a level from 0 to 5, "not sure", "not applicable", or nothing yet."""

from collections.abc import Mapping

LEVELS = range(6)
NOT_SURE = "not-sure"
NOT_APPLICABLE = "not-applicable"

Answer = int | str  # a level, NOT_SURE or NOT_APPLICABLE; no answer yet is the absence of the skill
Answers = Mapping[str, Answer]  # by skill slug


def known_level(answers: Answers, skill: str) -> int | None:
    """The level somebody gave for a skill, or None when it is not known (whatever the reason)."""
    answer = answers.get(skill)
    return answer if isinstance(answer, int) else None


def kind_of_answer(answers: Answers, skill: str) -> str:
    """How a skill was answered: "level", "not-sure", "not-applicable", or "none" for not yet."""
    answer = answers.get(skill, "none")
    return "level" if isinstance(answer, int) else answer


def percent(part: int, whole: int) -> float:
    """part / whole in per cent with two decimals, rounded down: what is not reached is never shown as reached."""
    return part * 10_000 // whole / 100
