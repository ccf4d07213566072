"""The best steps within limited hours, chosen exactly: maximise one thing after the other, each without loss in those
before it. (a) the weight of essentials met, (b) the points earned on essentials, (c) the match with unknown as 0,
(d) the fewest hours, (e) the earliest steps in the order of the whole path.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from assessor.engine.gap import Profile
from assessor.engine.program import Best, Program, Row, Sum, total
from assessor.engine.steps import Skills, Step
from assessor.engine.ways import Ways

AT_ONCE = 16  # places of the order settled by one search: each counts twice the next, and 2 ** 16 is safe to compare


class Rule(StrEnum):
    """What is maximised, in this order."""

    ESSENTIALS = "essentials"
    MATCH = "match"
    HOURS = "hours"
    ORDER = "order"


@dataclass(frozen=True, slots=True)
class Chosen:
    """The steps chosen, the first rule for which they are not proven best (None: for all), and what no choice exceeds:
    the weight of essentials met, and the points earned by what is at least as good on the essentials."""

    steps: frozenset[Step]
    unproven: Rule | None
    essentials_bound: int
    gain_bound: int


@dataclass(frozen=True, slots=True)
class Model:
    """What the choices mean. Choice i is step i of `ranked`; further choices say that one of several steps lifts a
    requirement with alternatives (`lifts`: the steps of each)."""

    ranked: Sequence[Step]
    needs: Mapping[int, Sequence[int]]
    lifts: Sequence[Sequence[int]]
    rows: Sequence[Row]
    met: Sum  # weight, for each choice that meets an essential
    essential: Sum  # points on essentials
    gain: Sum  # points on everything
    hours: Sum

    def completed(self, chosen: Iterable[int]) -> list[int]:
        """All choices as 0 or 1, from the numbers of the steps chosen."""
        choices = [0] * (len(self.ranked) + len(self.lifts))
        for index in chosen:
            choices[index] = 1
        for place, steps in enumerate(self.lifts, len(self.ranked)):
            choices[place] = max(choices[step] for step in steps)
        return choices


def best_steps(profile: Profile, ways: Ways, ranked: Sequence[Step], hours: int, must: Sequence[Step] = ()) -> Chosen:
    """The best of the `ranked` steps that take at most so many hours in all and hold every step of `must`.

    `ranked` holds for each of its steps all that it needs; `must` does so too and fits within the hours.
    """
    model = modelled(profile, ways, ranked, hours)
    places = {step: place for place, step in enumerate(ranked)}
    program = Program(len(ranked) + len(model.lifts), model.rows)
    for step in must:
        program.fix(places[step], 1)
    choices = greedy(model, [places[step] for step in must], hours)
    together = sum(model.essential.values()) + 1  # so that no points outweigh a unit of weight met
    essentials = {i: model.met.get(i, 0) * together + points for i, points in model.essential.items()}
    fewest = {index: -n for index, n in model.hours.items()}
    found: dict[Rule, Best] = {}
    for rule, value in ((Rule.ESSENTIALS, essentials), (Rule.MATCH, model.gain), (Rule.HOURS, fewest)):
        best = found[rule] = program.maximise(value, choices)
        choices = best.choices
        program.require(Row(value, low=best.value))
    in_order = _earliest(program, model.hours, choices)
    unproven = next((rule for rule, best in found.items() if not best.proven), None)
    return Chosen(
        steps=frozenset(step for step, choice in zip(ranked, in_order.choices, strict=False) if choice),
        unproven=unproven or (None if in_order.proven else Rule.ORDER),
        essentials_bound=found[Rule.ESSENTIALS].bound // together,
        gain_bound=found[Rule.MATCH].bound,
    )


def modelled(profile: Profile, ways: Ways, ranked: Sequence[Step], hours: int) -> Model:
    """The choice among ranked steps within so many hours, as sums and rows."""
    places = {step: place for place, step in enumerate(ranked)}
    needs = {place: _needs(places, step, ways.skills) for step, place in places.items()}
    rows = [Row({needed: 1, place: -1}, low=0) for place, those in needs.items() for needed in those]
    lifts: list[list[int]] = []
    met, essential, gain = {}, {}, {}
    for requirement in profile.requirements:
        held = max((ways.held(skill) or 0 for skill in requirement.members), default=0)
        for level in range(held + 1, requirement.level + 1):
            steps = [places[skill, level] for skill in requirement.members if (skill, level) in places]
            if not steps:
                continue
            choice = steps[0]
            if len(steps) > 1:
                choice = len(ranked) + len(lifts)
                lifts.append(steps)
                rows.append(Row({**dict.fromkeys(steps, 1), choice: -1}, low=0))
            points = requirement.points(level) - requirement.points(level - 1)
            gain[choice] = gain.get(choice, 0) + points
            if requirement.essential:
                essential[choice] = essential.get(choice, 0) + points
                met[choice] = met.get(choice, 0) + requirement.weight * (level == requirement.level)
    cost = {place: ways.skills.hours[step] for step, place in places.items()}
    rows.append(Row(cost, high=hours))
    return Model(ranked, needs, lifts, rows, met, essential, gain, cost)


def _needs(places: Mapping[Step, int], step: Step, skills: Skills) -> list[int]:
    """The places of the steps that a step directly needs; what is not among the ranked steps is held already."""
    skill, level = step
    return [places[need] for need in {(skill, level - 1), *skills.needs.get(step, ())} if need in places]


def greedy(model: Model, must: Iterable[int], hours: int) -> list[int]:
    """A first choice: what must be, then step by step in order whatever fits and has all that it needs."""
    chosen = set(must)
    left = hours - sum(model.hours[place] for place in chosen)
    for place, cost in model.hours.items():
        if place not in chosen and cost <= left and chosen.issuperset(model.needs[place]):
            chosen.add(place)
            left -= cost
    return model.completed(chosen)


def _earliest(program: Program, hours: Sum, choices: list[int]) -> Best:
    """Of choices that are equally good those with the earliest steps: the first step in which two differ decides.

    As many places as can be compared safely are settled together. What is left when all hours are settled is nothing.
    """
    proven, left = True, total(hours, choices)
    for start in range(0, len(hours), AT_ONCE):
        if not left:
            break
        places = range(start, min(start + AT_ONCE, len(hours)))
        best = program.maximise({place: 2 ** (places.stop - 1 - place) for place in places}, choices)
        choices, proven = best.choices, proven and best.proven
        for place in places:
            program.fix(place, choices[place])
            left -= hours[place] * choices[place]
    return Best(choices, 0, 0 if proven else 1)
