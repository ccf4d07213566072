"""What somebody last saw of a plan and agreed to, and how the plan differs from it today."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from math import floor
from typing import Any

from django.utils.dateformat import format as formatted

from assessor.engine.match import Verdict
from assessor.engine.steps import Step
from assessor.learning.models import LearningPlan
from assessor.learning.planned import Planned

NAMED = 3  # steps that a sentence names; the rest are counted


def outline_of(planned: Planned, *, by_doing: bool = False) -> dict[str, Any]:
    """The outline as it is kept with the plan: plain JSON values.

    The days of the steps are those of today. The day on which each was `agreed` to be done, which a burn-up is
    measured against, is another one when the steps only moved because somebody did something (`by_doing`).
    """
    report, ready = planned.report, planned.ready_step
    agreed = _agreed_days(planned.plan.outline) if by_doing else {}
    return {
        "report": str(report.pk) if report else None,
        "version": report.content["role"]["profile_version"] if report else None,
        "steps": [
            {
                "skill": step.skill,
                "level": step.level,
                "name": step.name,
                "hours": step.hours,
                "first": _iso(step.first),
                "last": _iso(step.last),
                "agreed": agreed.get(step.key, _iso(step.last)),
            }
            for step in planned.steps
        ],
        "finished": _finished(planned),
        "match": planned.match_at_end,
        "verdict": planned.verdict_at_end,
        "essentials": planned.essentials_met,
        "ready": _iso(ready.last) if ready else None,
        "finish": _iso(planned.steps[-1].last) if planned.steps else None,
    }


def _finished(planned: Planned) -> list[dict[str, Any]]:
    """The steps done by now as they were planned when they were last agreed to: what a burn-up is measured against."""
    agreed = {_key(step): step for step in _agreed(planned.plan.outline)}
    return [agreed[row.key] for row in planned.done if row.key in agreed]


def _key(step: Mapping[str, Any]) -> Step:
    return step["skill"], step["level"]


def _agreed(outline: dict[str, Any]) -> list[dict[str, Any]]:
    return [*outline.get("finished", []), *outline.get("steps", [])]


def _agreed_days(outline: dict[str, Any]) -> dict[Step, str | None]:
    return {_key(step): step.get("agreed", step["last"]) for step in _agreed(outline)}  # older outlines have none


def agreed_days(outline: dict[str, Any]) -> list[tuple[date, int]]:
    """The last day and the hours of every step of the plan that was agreed to, those done since included."""
    days = _agreed_days(outline)
    return [(date.fromisoformat(days[_key(one)]), one["hours"]) for one in _agreed(outline) if days[_key(one)]]


def listed_plan(plan: LearningPlan) -> dict[str, Any]:
    """A plan as it stands in a list: its end and the match at its end as they were last agreed to, and the hours done
    of all its hours."""
    outline = plan.outline
    done = sum(step["hours"] for step in outline.get("finished", []))
    whole = done + sum(step["hours"] for step in outline.get("steps", []))
    match = outline.get("match")
    return {
        "plan": plan,
        "finish": _date(outline.get("finish")),
        "match": None if match is None else floor(match),
        "done": done,
        "whole": whole,
        "share": f"{100 * done / whole:.2f}" if whole else "0",
    }


@dataclass(frozen=True, slots=True)
class Changes:
    """How a plan differs from its outline: steps that came in, that went out and that are open again although they
    were ticked off, by name and level; and, each before and after, the last day, the match and the essentials met at
    the end, whether one is ready then, and the day on which one becomes ready within the plan or going on after it."""

    came_in: tuple[str, ...]
    went_out: tuple[str, ...]
    open_again: tuple[str, ...]
    finish: tuple[date | None, date | None]
    match: tuple[float | None, float | None]
    essentials: tuple[int | None, int]
    is_ready: tuple[bool, bool]
    ready: tuple[date | None, date | None]
    is_new_report: bool
    is_other_order: bool

    @property
    def has_other_steps(self) -> bool:
        return bool(self.came_in or self.went_out or self.open_again)

    @property
    def to_confirm(self) -> bool:
        """Whether the plan is another one than was agreed to, for a reason that nobody chose on its page."""
        return self.is_new_report or self.has_other_steps


def changes(outline: dict[str, Any], planned: Planned) -> Changes:
    """What has changed since the outline. What was ticked off has not gone out, and moving days are no change."""
    before = {_key(step): step["name"] for step in _agreed(outline)}
    after = {step.key: step.name for step in planned.steps}
    done = {row.key for row in planned.done}
    open_again = [step for step in planned.steps if step.is_reopened]
    order = [_key(step) for step in outline.get("steps", []) if _key(step) in after]
    ready = planned.ready_step
    return Changes(
        came_in=_words((key, name) for key, name in after.items() if key not in before),
        went_out=_words((key, name) for key, name in before.items() if key not in after and key not in done),
        open_again=tuple(f"{step.name} to level {step.level}" for step in open_again),
        finish=(_date(outline.get("finish")), planned.steps[-1].last if planned.steps else None),
        match=(outline.get("match"), planned.match_at_end),
        essentials=(outline.get("essentials"), planned.essentials_met),
        is_ready=(outline.get("verdict") == Verdict.READY, planned.verdict_at_end == Verdict.READY),
        ready=(_date(outline.get("ready")), ready.last if ready else None),
        is_new_report=planned.report is not None and str(planned.report.pk) != outline.get("report"),
        is_other_order=order != [step.key for step in planned.steps if step.key in order],
    )


def told(found: Changes) -> str:
    """The changes in a few sentences, for whoever has just changed something."""
    sentences = _moved(found)
    if not found.has_other_steps:
        sentences.append(f"The steps stay the same{', in another order' if found.is_other_order else ''}.")
    before, after = found.finish
    if after and before == after:
        sentences.append(f"It still ends on {day(after)}.")
    return " ".join([*sentences, *_end(found)])


def told_of_doing(found: Changes) -> str:
    """What a step that was ticked off or opened again changes in the others; empty when that is nothing."""
    return " ".join([*_moved(found), *_end(found)])


def _moved(found: Changes) -> list[str]:
    sentences = []
    if found.came_in:
        sentences.append(f"New in the plan: {listed(found.came_in)}.")
    if found.went_out:
        sentences.append(f"No longer in it: {listed(found.went_out)}.")
    return sentences


def _end(found: Changes) -> list[str]:
    """What is different at the end of the plan."""
    before, after = found.finish
    sentences = []
    if after and before != after:
        sentences.append(f"It ends on {day(after)}{f' instead of {day(before)}' if before else ''}.")
    low, high = found.match
    if None not in (low, high) and low != high:
        sentences.append(f"The match at its end is {_percent(high, low)} instead of {_percent(low, high)}.")
    few, many = found.essentials
    if few is not None and few != many:
        sentences.append(f"It meets {many} essential{'' if many == 1 else 's'} instead of {few}.")
    return [*sentences, *filter(None, [readiness(found)])]


def readiness(found: Changes) -> str:
    """How a change moves the day on which one becomes ready, as a sentence; empty when it does not."""
    before, after = found.ready
    was, is_now = found.is_ready
    if is_now and not was:
        return f"With it you become ready{f' on {day(after)}' if after else ''}."
    if was and not is_now:
        later = f"; going on like this, you are on {day(after)}" if after else ""
        return f"At its end you are not ready any more{later}."
    if before and after and before != after:
        return f"You are ready on {day(after)} instead of {day(before)}."
    return ""


def listed(names: tuple[str, ...]) -> str:
    """ "A", "A and B", "A, B, C and 4 more"."""
    left = len(names) - NAMED
    if left > 0:
        return f"{', '.join(names[:NAMED])} and {left} more"
    return " and ".join([", ".join(names[:-1]), names[-1]] if len(names) > 1 else names)


def day(one: date) -> str:
    """A day in words: 3 March 2027."""
    return formatted(one, "j F Y")


def _percent(value: float, beside: float) -> str:
    """A match; with decimals when it would read as the one that it is compared with."""
    return f"{value:.2f} %" if floor(value) == floor(beside) else f"{floor(value)} %"


def _words(steps: Iterable[tuple[Step, str]]) -> tuple[str, ...]:
    return tuple(f"{name} to level {level}" for (_, level), name in steps)


def _iso(one: date | None) -> str | None:
    return one.isoformat() if one else None


def _date(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None
