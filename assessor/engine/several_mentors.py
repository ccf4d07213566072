"""Several mentors beside one learner. Nothing is averaged and nobody is outvoted: each level stays its mentor's own."""

from collections.abc import Iterable

from assessor.engine.levels import Answer, Answers, known_level


def farthest(mentors: Iterable[Answers], learner: Answers) -> dict[str, Answer]:
    """For each skill the level of the mentor who is farthest from the learner; of two as far the lower one.

    Where the learner gave no level it is the lowest that a mentor gave. Skills without any mentor's level are left out.
    It decides in which order skills are shown beside several mentors (see `agreement.differences_first`), nothing else.
    """
    found: dict[str, Answer] = {}
    for answers in mentors:
        for skill in answers:
            theirs, own = known_level(answers, skill), known_level(learner, skill)
            if theirs is not None:
                found[skill] = min((theirs, found.get(skill, theirs)), key=lambda level: _rank(level, own))
    return found


def _rank(level: int, own: int | None) -> tuple[int, int]:
    return (0 if own is None else -abs(level - own)), level
