"""The learning path once more, slow and plain, written from the design: sets of steps, fractions, no shortcuts."""

from fractions import Fraction

from tests.engine import reference


def missing(goal, answers, skills):
    """All steps that a goal still needs; a skill whose level is not known adds none."""
    skill, level = goal
    held = reference.meaning(answers, skill)
    if not isinstance(held, int) or level <= held:
        return set()
    steps = {goal} | missing((skill, level - 1), answers, skills)
    for needed in skills.needs.get(goal, ()):
        steps |= missing(needed, answers, skills)
    return steps


def unknown_needs(goal, answers, skills):
    """The skills without a known level that stand directly before a missing step."""
    before = {need for step in missing(goal, answers, skills) for need in skills.needs.get(step, ())}
    return {skill for skill, _ in before if not isinstance(reference.meaning(answers, skill), int)}


def hours(steps, skills):
    return sum(skills.hours[step] for step in steps)


def after(answers, steps):
    """The answers of somebody who has done the steps."""
    now = dict(answers)
    for skill, level in steps:
        now[skill] = max(level, now[skill])
    return now


def gain(profile, answers, steps):
    return reference.sums(profile, after(answers, steps))[0] - reference.sums(profile, answers)[0]


def in_gap_order(profile, answers, essential):
    def key(requirement):
        low = reference.interval(requirement, answers)[0]
        lost = requirement.weight - reference.share(requirement, low)
        return -lost, requirement.name.casefold(), requirement.skill

    gaps = [r for r in profile.requirements if reference.status(r, answers) == "gap"]
    return sorted((r for r in gaps if r.essential == essential), key=key)


def chains(profile, answers, skills):
    """The chains of the path in order, each a set of steps. For profiles without alternatives."""
    now, taken = dict(answers), []
    for essential in (True, False):
        gaps = in_gap_order(profile, answers, essential)
        while True:
            offers = [
                missing((gap.skill, level), now, skills)
                for gap in gaps
                for level in range(now[gap.skill] + 1, gap.level + 1)
            ]
            if not offers:
                break
            ratios = [Fraction(gain(profile, now, chain)) / hours(chain, skills) for chain in offers]
            best = offers[ratios.index(max(ratios))]
            taken.append(best)
            now = after(now, best)
    return taken
