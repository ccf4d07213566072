"""Which steps of a skill stand together in one node of the map, so that the nodes wait for each other in no circle."""

from collections.abc import Sequence

from assessor.engine.steps import Skills, Step

Run = tuple[Step, ...]  # steps of one skill, each one level above the one before it


def runs_of(steps: Sequence[Step], skills: Skills) -> list[Run]:
    """All steps (in any order), put together in runs, each run after all that its steps need.

    A skill is one run where that is possible. Where skills wait for each other in turn, the first of them goes up as
    far as it can alone, then the next. A level that is missing in between begins a new run as well.
    """
    left: dict[str, list[int]] = {}
    for skill, level in sorted(steps, key=lambda step: step[1]):
        left.setdefault(skill, []).append(level)
    first_seen = list(dict.fromkeys(skill for skill, _ in steps))
    runs = []
    while left:
        ready = {skill: _ready(skill, left, skills) for skill in first_seen if skill in left}
        skill = _next_skill(ready, left, skills)
        runs.append(tuple((skill, level) for level in ready[skill]))
        left[skill] = left[skill][len(ready[skill]) :]
        if not left[skill]:
            del left[skill]
    return runs


def _next_skill(ready: dict[str, list[int]], left: dict[str, list[int]], skills: Skills) -> str:
    """The first skill that can be finished; else the first that can go on, of those that wait for no skill that does
    not wait for them."""
    whole = [skill for skill, levels in ready.items() if levels == left[skill]]
    if whole:
        return whole[0]
    waits = {skill: _waits_for(skill, left, skills) for skill in left}
    return next(skill for skill, levels in ready.items() if levels and all(skill in waits[one] for one in waits[skill]))


def _ready(skill: str, left: dict[str, list[int]], skills: Skills) -> list[int]:
    """The levels of a skill, one after the other, that wait for no other skill."""
    levels: list[int] = []
    for level in left[skill]:
        if (levels and level != levels[-1] + 1) or _open_needs(skill, [level], left, skills):
            break
        levels.append(level)
    return levels


def _waits_for(skill: str, left: dict[str, list[int]], skills: Skills) -> set[str]:
    """All skills that something left of a skill waits for, directly or by way of others."""
    found: set[str] = set()
    open_ones = [skill]
    while open_ones:
        one = open_ones.pop()
        new = _open_needs(one, left[one], left, skills) - found
        found |= new
        open_ones += new
    return found


def _open_needs(skill: str, levels: Sequence[int], left: dict[str, list[int]], skills: Skills) -> set[str]:
    """The other skills that these levels of a skill still need."""
    needs = (need for level in levels for need in skills.needs.get((skill, level), ()))
    return {other for other, level in needs if other != skill and level in left.get(other, ())}
