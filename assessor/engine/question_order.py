"""Which questions to ask first: those whose answers narrow the match with the role most, essentials before all; and
which need not be asked any more."""

from collections.abc import Iterable

from assessor.engine.gap import Judged, Profile, Requirement, Status, judge
from assessor.engine.levels import Answers


def choice_sets(profile: Profile) -> list[tuple[str, ...]]:
    """The skills of the requirements, alternatives together, each skill once: at its first place in `by_narrowing`."""
    sets: list[tuple[str, ...]] = []
    placed: set[str] = set()
    for requirement in by_narrowing(profile, {}):
        together = tuple(skill for skill in requirement.members if skill not in placed)
        placed |= set(together)
        if together:
            sets.append(together)
    return sets


def by_narrowing(profile: Profile, answers: Answers) -> list[Requirement]:
    """The requirements that are still open, the most decisive question first.

    Essentials before all; then the points by which one answer can narrow the range: the requirement's range
    shared among its members that are still open, since all of them may have to be asked. Ties as listed.
    """
    open_ones = [one for one in (judge(r, answers) for r in profile.requirements) if one.status == Status.UNKNOWN]
    return [one.requirement for one in sorted(open_ones, key=lambda one: _key(one, answers))]


def _key(one: Judged, answers: Answers) -> tuple[bool, float]:
    open_members = sum(skill not in answers for skill in one.requirement.members)
    return not one.requirement.essential, -one.width / max(open_members, 1)


def undecided_weight(profile: Profile, answers: Answers, skills: Iterable[str]) -> int:
    """The weight of the open requirements that any of these skills could help to settle."""
    asked = set(skills)
    judged = (judge(r, answers) for r in profile.requirements if asked.intersection(r.members))
    return sum(one.requirement.weight for one in judged if one.status == Status.UNKNOWN)


def settled_skills(profile: Profile, answers: Answers) -> set[str]:
    """The skills without an answer that cannot change the match any more: alternatives of which another one reaches the
    required level."""
    met = (one for one in profile.requirements if judge(one, answers).status == Status.MET)
    return {skill for one in met for skill in one.members if skill not in answers} - widening_skills(profile, answers)


def widening_skills(profile: Profile, answers: Answers) -> set[str]:
    """The skills without an answer for which the match is a range."""
    return {skill for one in by_narrowing(profile, answers) for skill in one.members if skill not in answers}


def enough_for_all(profile: Profile, skills: Iterable[str]) -> int | None:
    """The level at which any one of these alternatives settles all of them; None when that takes more than one."""
    asked = set(skills)
    requirements = [one for one in profile.requirements if asked.intersection(one.members)]
    if len(asked) < 2 or not all(asked <= set(one.members) for one in requirements):
        return None
    return max((one.level for one in requirements), default=None)
