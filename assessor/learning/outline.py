"""What somebody last saw of a plan and agreed to, and how the plan differs from it today."""

from dataclasses import dataclass
from datetime import date
from math import floor
from typing import Any

from django.utils.dateformat import format as formatted

from assessor.engine.match import Verdict
from assessor.learning.planned import Planned

NAMED = 3  # steps that a sentence names; the rest are counted


def outline_of(planned: Planned) -> dict[str, Any]:
    """The outline as it is kept with the plan: plain JSON values."""
    report = planned.report
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
            }
            for step in planned.steps
        ],
        "finished": _finished(planned),
        "match": planned.match_at_end,
        "verdict": planned.verdict_at_end,
        "finish": _iso(planned.steps[-1].last) if planned.steps else None,
    }


def _finished(planned: Planned) -> list[dict[str, Any]]:
    """The steps done by now as they were planned when they were last agreed to: what a burn-up is measured against."""
    agreed = {(step["skill"], step["level"]): step for step in _agreed(planned.plan.outline)}
    return [agreed[row.key] for row in planned.done if row.key in agreed]


def _agreed(outline: dict[str, Any]) -> list[dict[str, Any]]:
    return [*outline.get("finished", []), *outline.get("steps", [])]


def agreed_days(outline: dict[str, Any]) -> list[tuple[date, int]]:
    """The last day and the hours of every step of the plan that was agreed to, those done since included."""
    return [(date.fromisoformat(step["last"]), step["hours"]) for step in _agreed(outline) if step["last"]]


@dataclass(frozen=True, slots=True)
class Changes:
    """How a plan differs from its outline: steps that came in, that went out and that are open again although they
    were ticked off, by name and level; and the last day and the match at the end, each before and after."""

    came_in: tuple[str, ...]
    went_out: tuple[str, ...]
    open_again: tuple[str, ...]
    finish: tuple[date | None, date | None]
    match: tuple[float | None, float | None]
    becomes_ready: bool
    is_new_report: bool

    @property
    def has_other_steps(self) -> bool:
        return bool(self.came_in or self.went_out or self.open_again)

    @property
    def to_confirm(self) -> bool:
        """Whether the plan is another one than was agreed to, for a reason that nobody chose on its page."""
        return self.is_new_report or self.has_other_steps


def changes(outline: dict[str, Any], planned: Planned) -> Changes:
    """What has changed since the outline. What was ticked off has not gone out, and moving days are no change."""
    before = {(step["skill"], step["level"]): step["name"] for step in _agreed(outline)}
    after = {step.key: step.name for step in planned.steps}
    done = {row.key for row in planned.done}
    open_again = [step for step in planned.steps if step.is_reopened]
    return Changes(
        came_in=_words((key, name) for key, name in after.items() if key not in before),
        went_out=_words((key, name) for key, name in before.items() if key not in after and key not in done),
        open_again=tuple(f"{step.name} to level {step.level}" for step in open_again),
        finish=(_date(outline.get("finish")), planned.steps[-1].last if planned.steps else None),
        match=(outline.get("match"), planned.match_at_end),
        becomes_ready=planned.verdict_at_end == Verdict.READY != outline.get("verdict"),
        is_new_report=planned.report is not None and str(planned.report.pk) != outline.get("report"),
    )


def told(found: Changes) -> str:
    """The changes in a few sentences, for whoever has just changed something."""
    sentences = []
    if found.came_in:
        sentences.append(f"New in the plan: {listed(found.came_in)}.")
    if found.went_out:
        sentences.append(f"No longer in it: {listed(found.went_out)}.")
    if not found.has_other_steps:
        sentences.append("The steps stay the same.")
    return " ".join([*sentences, *_end(found)])


def _end(found: Changes) -> list[str]:
    before, after = found.finish
    sentences = []
    if after and before != after:
        sentences.append(f"It ends on {day(after)}{f' instead of {day(before)}' if before else ''}.")
    elif after:
        sentences.append(f"It still ends on {day(after)}.")
    low, high = found.match
    if None not in (low, high) and low != high:
        sentences.append(f"The match at its end is {_percent(high, low)} instead of {_percent(low, high)}.")
    if found.becomes_ready:
        sentences.append("With it you become ready.")
    return sentences


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


def _words(steps) -> tuple[str, ...]:
    return tuple(f"{name} to level {level}" for (_, level), name in steps)


def _iso(one: date | None) -> str | None:
    return one.isoformat() if one else None


def _date(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None
