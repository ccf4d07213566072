"""Steps: level-ups of one skill, what each needs first, and which are missing for a goal."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field

from assessor.engine.gap import Profile, Requirement

Step = tuple[str, int]
Held = Callable[[str], int | None]  # the level somebody has of a skill, None when it is not known


@dataclass(frozen=True, slots=True)
class Skills:
    """What the path needs to know of the skills: `hours` of each step (from the level below) and, where there are
    any, the `needs` of a step: other steps that come first. The needs form no circle."""

    hours: Mapping[Step, int]
    needs: Mapping[Step, tuple[Step, ...]] = field(default_factory=dict)


def by_skill(profile: Profile) -> dict[str, list[Requirement]]:
    """The requirements that each skill counts for."""
    found: dict[str, list[Requirement]] = {}
    for requirement in profile.requirements:
        for skill in requirement.members:
            found.setdefault(skill, []).append(requirement)
    return found


def missing(goals: Iterable[Step], skills: Skills, held: Held) -> tuple[list[Step], set[str]]:
    """Every step still missing for the goals, each after all that it needs, and the unknown prerequisites.

    A skill of which nothing is known adds no step.
    """
    steps: dict[Step, None] = {}
    unknown: set[str] = set()

    def visit(skill: str, level: int) -> None:
        level_held = held(skill)
        if level_held is None:
            unknown.add(skill)
        elif level > level_held and (skill, level) not in steps:
            visit(skill, level - 1)
            for needed in skills.needs.get((skill, level), ()):
                visit(*needed)
            steps[skill, level] = None

    for goal in goals:
        visit(*goal)
    return list(steps), unknown
