"""What limits a plan, in sentences: what is proven of the choice, what comes after the hours, which wishes do not come
true, and what somebody's own pace means for a deadline."""

from collections.abc import Iterator
from fractions import Fraction
from itertools import accumulate

from assessor.engine.best_steps import Rule
from assessor.engine.calendar import hours_until
from assessor.engine.gap import Status
from assessor.engine.levels import known_level
from assessor.engine.steps import Step, missing
from assessor.learning.outline import day
from assessor.learning.planned import Planned
from assessor.reports.wording import count_words

AS_PLANNED = Fraction(1, 20)  # a pace that differs by less is that of the plan


def proof_words(planned: Planned) -> str:
    """What is proven of the choice of steps; empty when nothing had to be chosen."""
    proof = planned.proof
    if proof is None or not planned.steps:
        return ""
    if not planned.rest:
        return "Everything that is missing fits into these hours."
    order = f"essentials first{_of_essentials(planned)}, then the match"
    if proof.proven:
        return f"Proven best for these hours: {order}."
    if proof.unproven in (Rule.HOURS, Rule.ORDER):
        return f"Proven best for these hours: {order}. That no other choice takes fewer hours for it is not proven."
    found = "The best choice that was found for these hours, not proven to be the best there is"
    if proof.unproven == Rule.ESSENTIALS or proof.bound is None:
        met = _weight_met(planned)
        return f"{found}: it meets essentials with a weight of {met}, and none can meet more than {proof.essentials}."
    return f"{found}: it reaches {planned.match_at_end:.2f} %, and none can exceed {proof.bound:.2f} %."


def _of_essentials(planned: Planned) -> str:
    whole = len(planned.essentials_at_end)
    return f" ({planned.essentials_met} of {whole} met)" if whole else ""


def _weight_met(planned: Planned) -> int:
    """The weight of the essentials that are met after the last step."""
    return sum(one.requirement.weight for one in planned.essentials_at_end if one.status == Status.MET)


def rest_words(planned: Planned) -> str:
    """What would bring in the steps that are left out."""
    them = "it" if len(planned.rest) == 1 else "them"
    if planned.plan.hours_limit is None:
        return "With the same hours a week you would go on like this."
    if planned.way.deadline_binds:
        return f"A later deadline brings {them} in, as far as {planned.plan.hours_limit:,} hours in all allow."
    return f"More hours bring {them} in."


def pace_words(planned: Planned) -> str:
    """What the range of the finish means for a deadline ahead; empty when it is kept in any case."""
    deadline = planned.way and planned.way.time.deadline
    if not deadline or planned.finish is None or planned.finish[2] <= deadline:
        return ""
    if planned.finish[1] <= deadline:
        return f"If it takes as long as that, it ends after your deadline, {day(deadline)}."
    time, left = planned.way.time.availability, planned.way.hours[: len(planned.steps)]
    fits = hours_until(time, deadline)
    done = sum(hours * planned.pace.middle <= fits for hours in accumulate(left))
    number = "none" if not done else "one" if done == 1 else f"{done:,}"
    return (
        f"At your own pace the plan ends after your deadline, {day(deadline)}: {number} of "
        f"{count_words(len(left), 'step')} {'is' if done == 1 else 'are'} done by then. "
        "The days below go by the hours planned."
    )


def tempo_words(planned: Planned) -> str:
    """How somebody's own pace compares with the hours planned: "half as long again"."""
    middle = planned.pace.middle
    if abs(middle - 1) < AS_PLANNED:
        return "as long as planned"
    return f"{float(middle):.1f} times the hours planned"


def unmet_wishes(planned: Planned) -> Iterator[str]:
    """For each step that was to come first and does not, a sentence that says why. What is done needs no word."""
    for skill, level in planned.way.path.not_first if planned.way else ():
        if (known_level(planned.basis.answers, skill) or 0) < level:
            yield f"{planned.name(skill)} to level {level} was to come first, but {_why_not(planned, (skill, level))}."


def _why_not(planned: Planned, step: Step) -> str:
    left_out = set(planned.plan.excluded)
    if step[0] in left_out:
        return "you left that skill out"
    if any(one.key == step for one in planned.rest):
        return "it does not fit into these hours"
    needed, _ = missing([step], planned.basis.skills, lambda skill: known_level(planned.basis.answers, skill))
    barred = [planned.name(skill) for skill in dict.fromkeys(skill for skill, _ in needed) if skill in left_out]
    if barred:
        return f"it needs {' and '.join(barred)}, which you left out"
    return "it is not needed for this role any more"


def zero_words(planned: Planned) -> str:
    """That what is not rated counts as 0, and how much of it there is."""
    number = len(planned.as_zero)
    if not number:
        return ""
    have, count = ("has", "counts") if number == 1 else ("have", "count")
    words = count_words(number, "skill")
    return f"{words[0].upper()}{words[1:]} that {have} no rating of yours {count} as 0 in this plan."
