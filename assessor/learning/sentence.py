"""A plan in sentences: what it leads to and when it ends."""

from datetime import date
from math import floor

from django.utils.dateformat import format as formatted

from assessor.engine.gap import Status
from assessor.engine.match import Verdict
from assessor.learning.limits import tempo_words
from assessor.learning.outline import day
from assessor.learning.planned import Planned
from assessor.reports.wording import count_words, whole_percent

NEAR = 60  # days within which a day is named rather than its month


def headline(planned: Planned) -> tuple[str, str]:
    """What the plan leads to, and what follows from that (which may be empty)."""
    if planned.report is None:
        return f"There is no report for {planned.plan.role_title} any more", ""
    if not planned.steps:
        return _without_steps(planned)
    if planned.steps[-1].last is None:
        return _too_far(planned)
    if planned.now.verdict == Verdict.READY:
        closed = f"With {_pace(planned)} you close what is left in {_when(planned, planned.steps[-1].last)}."
        return _ready(planned), closed
    return _towards_readiness(planned)


def _without_steps(planned: Planned) -> tuple[str, str]:
    title = planned.plan.role_title
    if planned.rest:
        first = min(planned.rest, key=lambda step: step.hours)
        hours = planned.way.budget
        return (
            f"{hours:,} hour{' is' if hours == 1 else 's are'} not enough for a step",
            f"The shortest that is left, {first.name} to level {first.level}, takes about {first.hours} hours.",
        )
    if planned.find_out:
        number = count_words(len(planned.find_out), "skill")
        return f"Find out first where you stand for {title}", f"There is nothing to plan before you rate {number}."
    if planned.way.path.outside or planned.plan.excluded:
        return f"Nothing is planned for {title}", "What is missing is left out of this plan; see below."
    if planned.now.verdict == Verdict.READY:
        return _ready(planned), "There is nothing left to learn for this role."
    return f"There is nothing left to learn for {title}", "Every skill you rated reaches what the role asks."


def _ready(planned: Planned) -> str:
    return f"You are ready for {planned.plan.role_title}, {planned.word_of}"


def _too_far(planned: Planned) -> tuple[str, str]:
    return (
        f"With {_pace(planned)} this takes more than 100 years",
        f"The plan has about {planned.hours_ahead:,} hours. Give it more hours a week, or leave out what can wait.",
    )


def _towards_readiness(planned: Planned) -> tuple[str, str]:
    ready, last = planned.ready_step, planned.steps[-1]
    title, match = planned.plan.role_title, whole_percent(planned.match_at_end or 0)
    if ready and ready.last:
        first = f"With {_pace(planned)} you are ready for {title} {_in(planned, ready.last)}"
        if ready in planned.rest:
            return first, f"By {day(planned.plan.deadline)} you can reach {match}, and this is what to do."
        if ready == last:
            return first, "This is what to do."
        return first, f"All {len(planned.steps)} steps are done {_in(planned, last.last)}; the match is then {match}."
    if ready:
        more = sum(step.hours for step in planned.rest[: planned.rest.index(ready) + 1])
        if planned.way.deadline_binds:
            first = f"By {day(planned.plan.deadline)} you can reach {match} for {title}"
        else:
            hours = f"{planned.way.budget:,} hours"
            left = hours if planned.way.budget == planned.plan.hours_limit else f"the {hours} that are left"
            first = f"With {left} you can reach {match} for {title}"
        until = f"Until then you have {planned.way.budget:,} hours. " if planned.way.deadline_binds else ""
        return first, f"{until}To become ready takes about {more:,} more. This is what to do first."
    first = f"With {_pace(planned)} you reach {match} for {title} {_in(planned, last.last)}"
    return first, _why_not_ready(planned)


def _why_not_ready(planned: Planned) -> str:
    """What keeps somebody from being ready after the last step: a known gap first, then what is open."""
    if planned.verdict_at_end == Verdict.NOT_YET:
        return _still_missing(planned)
    if planned.find_out:
        number = count_words(len(planned.find_out), "skill")
        are = "is" if len(planned.find_out) == 1 else "are"
        return f"Whether you are ready then is open, as {number} {are} not rated yet."
    return "That alone does not make you ready."


def _still_missing(planned: Planned) -> str:
    below = [one.requirement.skill for one in planned.essentials_at_end if one.status == Status.GAP]
    within_reach = {requirement.skill for step in planned.rest for requirement in step.because}
    is_barred = bool(planned.plan.excluded or planned.way.path.outside) and not within_reach.issuperset(below or [""])
    if below:
        are = "is" if len(below) == 1 else "are"
        why = ", as something is left out; see below" if is_barred else ""
        return f"You are not ready then: {count_words(len(below), 'essential')} {are} still below what is asked{why}."
    if is_barred:
        return "That does not make you ready, as something the role asks for is left out; see below."
    return f"You are not ready then, as the match stays below {planned.basis.profile.ready_at} %."


def finish_words(planned: Planned) -> str:
    """When the plan ends, as a range, and what the range is made of."""
    if planned.finish is None:
        return ""
    earliest, likely, latest = planned.finish
    basis = (
        f"by your own pace in {count_words(planned.pace.of, 'step')}, which took {tempo_words(planned)}"
        if planned.pace.is_own
        else "a guess, until three steps tell your own pace"
    )
    if earliest == latest:
        return f"You finish around {day(likely)} ({basis})."
    return f"You finish between {day(earliest)} and {day(latest)}, most likely around {day(likely)} ({basis})."


def _pace(planned: Planned) -> str:
    hours = planned.plan.hours_per_week
    return f"{hours} hour{'' if hours == 1 else 's'} a week"


def _in(planned: Planned, when: date) -> str:
    """ "in March 2027", and for what is near "on 3 December 2026"."""
    near = abs((when - planned.today).days) <= NEAR
    return f"on {day(when)}" if near else f"in {_when(planned, when)}"


def _when(planned: Planned, when: date) -> str:
    return formatted(when, "F Y")


def days_words(first: date | None, last: date | None) -> str:
    """The days of a step: "3 March 2027", "3 to 9 March 2027", "28 March to 2 April 2027"."""
    if first is None or last is None:
        return ""
    if first == last:
        return day(last)
    if (first.year, first.month) == (last.year, last.month):
        return f"{first.day} to {day(last)}"
    if first.year == last.year:
        return f"{formatted(first, 'j F')} to {day(last)}"
    return f"{day(first)} to {day(last)}"


def percent_words(value: float | None) -> str:
    """A match for reading, rounded down."""
    return f"{floor(value or 0)} %"
