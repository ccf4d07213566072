"""Why it changed: two reports for the same role, and what each change did to the match.

Two things can change between them: my answers, and the version of the role's profile. Which of them is made first
matters, so each part is the average over both orders. Then neither is favoured, and they add up to the whole change.

All numbers are percentage points as exact fractions; `float` of a shown one has at most two decimals.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction
from typing import NamedTuple

from assessor.engine.gap import Profile, Requirement, Status, judge
from assessor.engine.levels import Answer, Answers


class Reported(NamedTuple):
    """What a report was made of. A profile asks for a skill in one requirement at most."""

    profile: Profile
    answers: Answers


@dataclass(frozen=True, slots=True)
class Parts:
    """A change in percentage points: the part due to the answers and the part due to the requirements."""

    answers: Fraction
    requirements: Fraction

    @property
    def total(self) -> Fraction:
        return self.answers + self.requirements


@dataclass(frozen=True, slots=True)
class Split:
    """A change as it is, and as it is shown: whole hundredths that add up to the difference of the shown matches."""

    exact: Parts
    shown: Parts


UNMOVED = Split(Parts(Fraction(), Fraction()), Parts(Fraction(), Fraction()))


@dataclass(frozen=True, slots=True)
class Share:
    """What one requirement (named by its skill) had in the change. All shares add up to the change, part by part.

    A requirement moves the match by how far it lies above or below it: the change of its points, less the change of
    its possible points times the average match, over the average of all possible points. One that neither differs
    nor is answered differently has no share.
    """

    skill: str
    low: Split
    high: Split


@dataclass(frozen=True, slots=True)
class AnswerChange:
    """A skill that is answered differently now; None is no answer yet."""

    skill: str
    before: Answer | None
    after: Answer | None


class Difference(StrEnum):
    """How the new version of a requirement differs."""

    ADDED = "added"
    REMOVED = "removed"
    LEVEL = "level"
    WEIGHT = "weight"
    ESSENTIAL = "essential"
    ALTERNATIVES = "alternatives"


@dataclass(frozen=True, slots=True)
class RequirementChange:
    """A requirement that the other version asks for differently (None: not at all), and in what they differ."""

    skill: str
    before: Requirement | None
    after: Requirement | None
    differences: tuple[Difference, ...]


@dataclass(frozen=True, slots=True)
class Changes:
    """Why two reports for one role differ.

    `low` and `high` are None, and there are no shares, when a report, or the old answers beside the new profile or the
    new ones beside the old, has no match. Answers and requirements come by slug, shares with the largest change first.
    """

    low: Split | None
    high: Split | None
    shares: tuple[Share, ...]
    answers: tuple[AnswerChange, ...]
    requirements: tuple[RequirementChange, ...]


def why_it_changed(before: Reported, after: Reported) -> Changes:
    """The change from one report to a later one. Turned round, every number changes its sign and nothing else."""
    low, high = _split(before, after, 0), _split(before, after, 1)
    shares = (
        Share(skill, low.shares.get(skill, UNMOVED), high.shares.get(skill, UNMOVED))
        for skill in {**low.shares, **high.shares}
    )
    return Changes(
        low=low.whole,
        high=high.whole,
        shares=tuple(sorted(shares, key=lambda o: (-abs(o.low.exact.total), -abs(o.high.exact.total), o.skill))),
        answers=_changed_answers(before.answers, after.answers),
        requirements=_changed_requirements(before.profile, after.profile),
    )


def _changed_answers(before: Answers, after: Answers) -> tuple[AnswerChange, ...]:
    changes = (AnswerChange(skill, before.get(skill), after.get(skill)) for skill in sorted({*before, *after}))
    return tuple(one for one in changes if one.before != one.after)


def _changed_requirements(before: Profile, after: Profile) -> tuple[RequirementChange, ...]:
    old = {requirement.skill: requirement for requirement in before.requirements}
    new = {requirement.skill: requirement for requirement in after.requirements}
    pairs = ((skill, old.get(skill), new.get(skill)) for skill in sorted({*old, *new}))
    changes = (RequirementChange(*pair, _differences(*pair[1:])) for pair in pairs)
    return tuple(one for one in changes if one.differences)


def _differences(before: Requirement | None, after: Requirement | None) -> tuple[Difference, ...]:
    """In what two requirements for one skill differ. Names, and the order of alternatives, change no number."""
    if before is None:
        return (Difference.ADDED,)
    if after is None:
        return (Difference.REMOVED,)
    differs = {
        Difference.LEVEL: before.level != after.level,
        Difference.WEIGHT: before.weight != after.weight,
        Difference.ESSENTIAL: before.essential != after.essential,
        Difference.ALTERNATIVES: set(before.members) != set(after.members),
    }
    return tuple(difference for difference, is_so in differs.items() if is_so)


class _Sums(NamedTuple):
    """The points and the possible points of each requirement, in the worst or in the best case."""

    points: Mapping[str, int]
    possible: Mapping[str, int]

    @property
    def match(self) -> Fraction:
        """In per cent."""
        return Fraction(100 * sum(self.points.values()), sum(self.possible.values()))


class _Found(NamedTuple):
    whole: Split | None
    shares: dict[str, Split]


def _split(before: Reported, after: Reported, bound: int) -> _Found:
    """The change of one bound (0 is low, 1 is high); nothing when one of the four matches is none."""
    old = _sums(before.profile, before.answers, bound)
    answered = _sums(before.profile, after.answers, bound)
    published = _sums(after.profile, before.answers, bound)
    new = _sums(after.profile, after.answers, bound)
    if not all(sum(one.possible.values()) for one in (old, answered, published, new)):
        return _Found(None, {})
    by_answers, due_to_answers = _part((old, answered), (published, new))
    by_requirements, due_to_requirements = _part((old, published), (answered, new))
    exact = Parts(sum(by_answers.values(), Fraction()), sum(by_requirements.values(), Fraction()))
    # The same rule on the shown matches. It can only end on half a hundredth, and then both parts do.
    answers = round(due_to_answers, 2)
    shown = Parts(answers, due_to_answers + due_to_requirements - answers)
    shown_answers, shown_requirements = _shown(by_answers, answers), _shown(by_requirements, shown.requirements)
    zero = Fraction()
    shares = {
        skill: Split(
            Parts(by_answers.get(skill, zero), by_requirements.get(skill, zero)),
            Parts(shown_answers.get(skill, zero), shown_requirements.get(skill, zero)),
        )
        for skill in {**by_answers, **by_requirements}
    }
    return _Found(Split(exact, shown), shares)


def _sums(profile: Profile, answers: Answers, bound: int) -> _Sums:
    judged = (judge(requirement, answers) for requirement in profile.requirements)
    counted = {one.requirement.skill: one for one in judged if one.status != Status.SET_ASIDE}
    points = {skill: (one.low_points, one.high_points)[bound] for skill, one in counted.items()}
    return _Sums(points, {skill: one.requirement.possible for skill, one in counted.items()})


def _part(first: tuple[_Sums, _Sums], last: tuple[_Sums, _Sums]) -> tuple[dict[str, Fraction], Fraction]:
    """One part of the change, averaged over making it first or last: by requirement, and of the shown matches."""
    once, again = _effect(*first), _effect(*last)
    each = {skill: (once.get(skill, 0) + again.get(skill, 0)) / Fraction(2) for skill in sorted({*once, *again})}
    return each, (_shown_change(*first) + _shown_change(*last)) / 2


def _effect(start: _Sums, end: _Sums) -> dict[str, Fraction]:
    """What each requirement does to the match from one state to another; it adds up to the difference, because
    points = match x possible, and a difference of products is made of differences times averages."""
    average = (start.match + end.match) / 2
    whole = Fraction(sum(start.possible.values()) + sum(end.possible.values()), 2)
    effect = {}
    for skill in {**start.possible, **end.possible}:
        points = end.points.get(skill, 0) - start.points.get(skill, 0)
        possible = end.possible.get(skill, 0) - start.possible.get(skill, 0)
        if points or possible:
            effect[skill] = (100 * points - average * possible) / whole
    return effect


def _shown_change(start: _Sums, end: _Sums) -> Fraction:
    """The difference of two matches as they are shown, each rounded down to two decimals."""
    return Fraction(end.match * 100 // 1 - start.match * 100 // 1, 100)


def _shown(each: Mapping[str, Fraction], whole: Fraction) -> dict[str, Fraction]:
    """Every share rounded to two decimals; what is then missing to the whole goes to the largest, ties by slug."""
    shown = {skill: round(share, 2) for skill, share in each.items()}
    missing = whole - sum(shown.values())
    if missing:
        shown[max(each, key=lambda skill: abs(each[skill]))] += missing
    return shown
