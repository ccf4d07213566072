"""The rules once more, slow and plain, written from the design and not from the engine: fractions, no shortcuts."""

from fractions import Fraction
from itertools import combinations

UNKNOWN, DROPPED = "unknown", "dropped"


def meaning(answers, skill):
    """A level, unknown ("not sure" or no answer yet) or dropped ("not applicable")."""
    answer = answers.get(skill, "not-sure")
    return {"not-sure": UNKNOWN, "not-applicable": DROPPED}.get(answer, answer)


def interval(requirement, answers):
    """The counted level at worst and at best; None when the requirement is set aside."""
    found = [meaning(answers, skill) for skill in (requirement.skill, *requirement.alternatives)]
    remaining = [one for one in found if one != DROPPED]
    if not remaining:
        return (0, requirement.level) if requirement.essential else None
    best = max([0, *(one for one in remaining if one != UNKNOWN)])
    return best, max(best, requirement.level) if UNKNOWN in remaining else best


def share(requirement, level):
    return requirement.weight * min(Fraction(level, requirement.level), Fraction(1))


def status(requirement, answers):
    found = interval(requirement, answers)
    if found is None:
        return "set-aside"
    low, high = found
    if low >= requirement.level:
        return "met"
    return "unknown" if high > low else "gap"


def sums(profile, answers):
    """The weight earned at worst, at best, and all that counts."""
    counted = [(r, interval(r, answers)) for r in profile.requirements if interval(r, answers) is not None]
    low = sum((share(r, found[0]) for r, found in counted), Fraction(0))
    high = sum((share(r, found[1]) for r, found in counted), Fraction(0))
    return low, high, sum(r.weight for r, _ in counted)


def match(profile, answers):
    """(low, high) as fractions of 1, or None."""
    low, high, whole = sums(profile, answers)
    return (low / whole, high / whole) if whole else None


def weight_where(profile, test):
    """The share of the weight of the requirements of which something is true; None without any weight."""
    whole = sum(r.weight for r in profile.requirements)
    return Fraction(sum(r.weight for r in profile.requirements if test(r)), whole) if whole else None


def assessed(profile, answers):
    return weight_where(profile, lambda r: len(set(interval(r, answers) or (0,))) == 1)


def set_aside(profile, answers):
    return weight_where(profile, lambda r: interval(r, answers) is None)


def verdict(profile, answers):
    found = match(profile, answers)
    essentials = [status(r, answers) for r in profile.requirements if r.essential]
    ready_at = Fraction(profile.ready_at, 100)
    if "gap" in essentials or (found and found[1] < ready_at):
        return "not-yet"
    ready = found and found[0] >= ready_at and all(one == "met" for one in essentials)
    return "ready" if ready and set_aside(profile, answers) <= Fraction(1, 5) else "undecided"


def deciding(profile, answers):
    """(unknown essentials, others, set aside) that an undecided verdict hangs on, the last two in order."""
    ready_at = Fraction(profile.ready_at, 100)
    low, _, whole = sums(profile, answers)

    def width(r):
        worst, best = interval(r, answers)
        return share(r, best) - share(r, worst)

    unknown = [r for r in profile.requirements if status(r, answers) == "unknown"]
    essentials = [r for r in unknown if r.essential]
    others = sorted((r for r in unknown if not r.essential), key=lambda r: (-width(r), r.skill))
    reached = low + sum(map(width, essentials))
    few = 0
    if low < ready_at * whole:
        enough = (
            size
            for size in range(len(others) + 1)
            if any(reached + sum(map(width, some)) >= ready_at * whole for some in combinations(others, size))
        )
        few = next(enough)
    aside = [r for r in profile.requirements if status(r, answers) == "set-aside"]
    if not aside or set_aside(profile, answers) <= Fraction(1, 5):
        aside = []
    return {r.skill for r in essentials}, [r.skill for r in others[:few]], {r.skill for r in aside}
