"""Which mentors could help with a learner's gaps, the one who could help most first.

A mentor is ranked by what they chose to publish: the skills in which they mentor, each with the level up to which they
say they can teach it. Their own self-assessments are private and are not asked here, not even for ties: an order made
from them would tell strangers something about them.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from assessor.engine.gap import Profile, Requirement, Status, gap_order, judge
from assessor.engine.levels import NOT_APPLICABLE, Answers


@dataclass(frozen=True, slots=True)
class Gap:
    """A requirement that a learner is known not to meet.

    `level` is the learner's counted level, below the required one; raising any one of `skills` closes the gap.
    """

    requirement: Requirement
    level: int
    skills: tuple[str, ...]

    def gained(self, level: int) -> int:
        """The points gained by raising one of the skills to a level; none by a level that the learner has."""
        return self.requirement.points(max(level, self.level)) - self.requirement.points(self.level)


class Mentor(NamedTuple):
    """Somebody who offers to mentor.

    `key` is the caller's own and can be compared, `teaches` the published level (1 to 5) by skill, `mentees` how many
    people they mentor now (0 for all, if that is not to count).
    """

    key: str
    name: str
    teaches: Mapping[str, int]
    mentees: int = 0


class Help(NamedTuple):
    """What a mentor could do for one gap: raise `skill` to `level`, at most the required one, for so many points."""

    gap: Gap
    skill: str
    level: int
    points: int

    @property
    def closes(self) -> bool:
        """Whether nothing of the gap is left."""
        return self.level == self.gap.requirement.level


@dataclass(frozen=True, slots=True)
class SuggestedMentor:
    """A mentor and the gaps they could help with, in gap order."""

    mentor: Mentor
    helps: tuple[Help, ...]

    @property
    def points(self) -> int:
        """The points that a learner would gain with all this help."""
        return sum(one.points for one in self.helps)

    @property
    def essential_points(self) -> int:
        """Those of them that belong to essentials."""
        return sum(one.points for one in self.helps if one.gap.requirement.essential)


def known_gaps(profile: Profile, answers: Answers) -> tuple[Gap, ...]:
    """The known gaps of a person with these answers, in gap order. What is unknown may be met, and is no gap.

    Alternatives that the person called not applicable close nothing.
    """
    judged = sorted((judge(one, answers) for one in profile.requirements), key=gap_order)
    return tuple(
        Gap(
            one.requirement,
            one.low,
            tuple(skill for skill in one.requirement.members if answers.get(skill) != NOT_APPLICABLE),
        )
        for one in judged
        if one.status == Status.GAP
    )


def suggested_mentors(gaps: Sequence[Gap], mentors: Iterable[Mentor]) -> list[SuggestedMentor]:
    """The mentors who could help with any of the gaps, the best first.

    Most points on essentials, then most points on all gaps, then the fewest mentees (so that nobody is overrun), then
    casefolded name and key. Whom to leave out (the learner, those who are asked already) is the caller's matter.
    """
    found = (SuggestedMentor(mentor, _helps(gaps, mentor.teaches)) for mentor in mentors)
    return sorted((one for one in found if one.helps), key=_order)


def _order(one: SuggestedMentor) -> tuple[int, int, int, str, str]:
    mentor = one.mentor
    return -one.essential_points, -one.points, mentor.mentees, mentor.name.casefold(), mentor.key


def _helps(gaps: Sequence[Gap], teaches: Mapping[str, int]) -> tuple[Help, ...]:
    """The help for each gap by the skill that gains most points; of equal ones the first listed."""
    helps = []
    for gap in gaps:
        taught = [skill for skill in gap.skills if skill in teaches]
        if not taught:
            continue
        skill = max(taught, key=lambda skill: gap.gained(teaches[skill]))
        level = min(teaches[skill], gap.requirement.level)
        if level > gap.level:
            helps.append(Help(gap, skill, level, gap.gained(level)))
    return tuple(helps)
