"""The order of a learning path: again and again what gains most points per hour, with what it needs first."""

from collections.abc import Iterable
from typing import NamedTuple

from assessor.engine.gap import Profile
from assessor.engine.levels import Answers
from assessor.engine.steps import Skills, Step, by_skill, missing


class _Offer(NamedTuple):
    """A chain of steps that can be taken now, what it costs and what it gains."""

    chain: list[Step]
    skills: frozenset[str]
    hours: int
    points: int


class Ordering:
    """Puts steps in order by what they gain per hour; keeps the levels reached so far."""

    def __init__(self, profile: Profile, answers: Answers, skills: Skills):
        self.skills = skills
        self.levels = {skill: level for skill, level in answers.items() if isinstance(level, int)}
        self.requirements = by_skill(profile)
        self.offers: dict[Step, _Offer] = {}  # kept until a step is taken that changes them

    def order(self, groups: Iterable[Iterable[Step]]) -> list[Step]:
        """All steps towards the goals, group by group. The skills of goals have known levels."""
        ordered: list[Step] = []
        for goals in groups:
            candidates = [
                (skill, level)
                for skill, goal in dict.fromkeys(goals)
                for level in range(self.levels[skill] + 1, goal + 1)
            ]
            while candidates := [step for step in candidates if step[1] > self.levels[step[0]]]:
                ordered += self._take(self._best(candidates))
        return ordered

    def _best(self, candidates: list[Step]) -> _Offer:
        """The offer that gains most points per hour. Ratios are compared crosswise, in whole numbers; the first of
        equals stays, and the candidates come in gap order."""
        first, *others = (self._offer(step) for step in candidates)
        for other in others:
            if other.points * first.hours > first.points * other.hours:
                first = other
        return first

    def _offer(self, goal: Step) -> _Offer:
        if goal not in self.offers:
            chain, _ = missing([goal], self.skills, self.levels.get)
            hours = sum(self.skills.hours[step] for step in chain)
            self.offers[goal] = _Offer(chain, frozenset(skill for skill, _ in chain), hours, self._gain(chain))
        return self.offers[goal]

    def _gain(self, chain: list[Step]) -> int:
        """The points that the whole profile gains when a chain is done."""
        after = dict(chain)
        touched = {r.skill: r for skill, _ in chain for r in self.requirements.get(skill, ())}
        gain = 0
        for requirement in touched.values():
            known = [skill for skill in requirement.members if skill in self.levels]
            before = max(self.levels[skill] for skill in known)
            reached = max(after.get(skill, self.levels[skill]) for skill in known)
            gain += requirement.points(reached) - requirement.points(before)
        return gain

    def _take(self, offer: _Offer) -> list[Step]:
        """Do the chain's steps, and forget the offers that hold one of them or count for the same requirement."""
        self.levels.update(offer.chain)
        served = [requirement for skill in offer.skills for requirement in self.requirements.get(skill, ())]
        changed = offer.skills.union(*(requirement.members for requirement in served))
        self.offers = {step: one for step, one in self.offers.items() if changed.isdisjoint(one.skills)}
        return offer.chain
