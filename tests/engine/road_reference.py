"""Roads once more, slow and plain: every road there is, walked with whole learning paths on plain answers."""

from assessor.engine.learning_path import everything


def completed(answers, skills):
    """A level for every skill: 0 where none was said. What does not apply stays so."""
    known = {skill: one for skill, one in answers.items() if isinstance(one, int) or one == "not-applicable"}
    return {**dict.fromkeys((skill for skill, _ in skills.hours), 0), **known}


def walked(profiles, answers, skills, roles):
    """The steps of each rung, as sets, and the answers at the end."""
    now, rungs = completed(answers, skills), []
    for role in roles[1:]:
        steps = [(step.skill, step.level) for step in everything(profiles[role], now, skills).steps]
        now.update(steps)
        rungs.append(set(steps))
    return rungs, now


def hours(profiles, answers, skills, roles):
    rungs, _ = walked(profiles, answers, skills, roles)
    return sum(skills.hours[step] for rung in rungs for step in rung)


def all_roads(careers, start, goal, kinds=("promotion", "specialisation", "move")):
    """Every sequence of different roles from one to the other along career steps."""
    found, under_way = [], [(start,)]
    while under_way:
        roles = under_way.pop()
        if roles[-1] == goal:
            found.append(roles)
            continue
        under_way += [(*roles, to) for to, kind in careers[roles[-1]].steps if kind in kinds and to not in roles]
    return found


def best_roads(profiles, careers, answers, skills, start, goal, others=3):
    """The hours and roles of the shortest road, and of others that are not one of those before with stops added."""
    ranked = sorted(
        (hours(profiles, answers, skills, roles), len(roles), roles) for roles in all_roads(careers, start, goal)
    )
    chosen = []
    for taken, length, roles in ranked:
        stops = set(roles[1:-1])
        repeats = any(set(other[1:-1]) and set(other[1:-1]) <= stops for _, other in chosen)
        far = chosen and (2 * taken > 3 * chosen[0][0] or length > len(chosen[0][1]) + 2)
        if not repeats and not far and len(chosen) <= others:
            chosen.append((taken, roles))
    return chosen
