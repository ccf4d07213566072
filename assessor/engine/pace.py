"""How fast somebody answers, and how long the rest will take them."""

from collections.abc import Sequence
from math import ceil
from statistics import median

LONGEST = 180  # seconds for one answer; more is a break
ENOUGH = 5  # answers, before a pace is called somebody's own
TOGETHER = 1  # second: answers saved within it came with one click
DEFAULT_PACE = 20.0  # seconds for one answer: five short anchors to read, one to choose; while nothing else is known


def seconds_per_answer(moments: Sequence[float]) -> float | None:
    """A person's own pace: the median of the seconds from one answer to the next.

    `moments` are the times, in seconds and in any order, at which the answers of one assessment were saved. Answers
    saved together (a page posted at once) share the time before them equally. Breaks are left out; the first
    answers have no time before them. None when fewer than five answers tell anything.
    """
    taken: list[float] = []
    before: float | None = None
    for moment, together in _saves(moments):
        if before is not None:
            taken += [(moment - before) / together] * together
        before = moment
    taken = [seconds for seconds in taken if seconds <= LONGEST]
    return median(taken) if len(taken) >= ENOUGH else None


def minutes_left(questions_left: int, pace: float | None) -> int:
    """The minutes that the remaining questions will take at a pace in seconds, rounded up; without a pace at the
    default of 20 seconds. 0 when nothing is left."""
    return ceil(max(questions_left, 0) * (DEFAULT_PACE if pace is None else pace) / 60)


def _saves(moments: Sequence[float]) -> list[tuple[float, int]]:
    """Each time something was saved, in order, and how many answers came with it."""
    saves: list[tuple[float, int]] = []
    for moment in sorted(moments):
        if saves and moment - saves[-1][0] < TOGETHER:
            saves[-1] = (saves[-1][0], saves[-1][1] + 1)
        else:
            saves.append((moment, 1))
    return saves
