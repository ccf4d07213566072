"""Random catalogues of any size for plans: profiles, answers and skills drawn from a seed."""

import random

from assessor.engine.gap import Profile, Requirement
from assessor.engine.steps import Skills

KIND_HOURS = ((8, 20, 60, 150, 400), (6, 15, 40, 100, 250))


def drawn(seed: int, size: int, *, most_needs: int = 1, unknown: float = 0.05):
    """(profile, answers, skills) with `size` requirements; some skills are only prerequisites of others.

    Every third catalogue has hours close to one another, in which much is equally good; in every other third hours
    follow the weight, which makes the choice hard.
    """
    chance = random.Random(f"{seed} {size}")
    names = [f"s{number:02}" for number in range(size + max(2, size // 5))]
    asked = []
    for place, skill in enumerate(chance.sample(names, size)):
        others = chance.sample([name for name in names if name != skill], 2)
        alternatives = tuple(others[: chance.choice([0, 0, 0, 0, 1, 2])])
        essential = place < size // 5 or chance.random() < 0.1
        asked.append(Requirement(skill, chance.randint(1, 5), chance.randint(1, 5), essential, alternatives))
    weight = {one.skill: one.weight for one in asked}
    hours = {}
    for name in names:
        kind = chance.choice(KIND_HOURS)
        for level in range(1, 6):
            spread = (1, chance.uniform(0.5, 1.5), weight.get(name, 3) / 3)[seed % 3]
            hours[name, level] = max(1, int(kind[level - 1] * spread))
    answers = {name: chance.randint(0, 4) for name in names if chance.random() >= unknown}
    return (
        Profile(tuple(asked), chance.choice([60, 85, 100])),
        answers,
        Skills(hours, _needs(chance, names, most_needs)),
    )


def _needs(chance: random.Random, names: list[str], most: int) -> dict:
    """Prerequisites without a circle: a skill needs only skills that come later in the list."""
    needs: dict = {}
    for place, name in enumerate(names[:-1]):
        for _ in range(chance.randint(0, most)):
            step, other = (name, chance.randint(1, 5)), chance.choice(names[place + 1 :])
            if other not in dict(needs.get(step, ())):
                needs[step] = (*needs.get(step, ()), (other, chance.randint(1, 4)))
    return needs
