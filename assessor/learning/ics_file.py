"""A plan as a calendar file (iCalendar, RFC 5545): one all-day entry for each step.

Each entry keeps its id for as long as the plan exists, whatever happens to the dates, and each file has a later
revision number than the one before. So a program that imports a newer file moves the entries it has, and adds only
those that are new.

An import never removes anything. An entry of a step that left the plan would stay in somebody's calendar for good, so
steps that an earlier file held are written as cancelled (`is_gone`), and most programs then strike them out or take
them away. For those that do neither the calendar has the plan's name: who imports it into a calendar of its own can
delete that one and start afresh, and who subscribes to the file sees just what is in it.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from uuid import UUID, uuid5

from icalendar import Calendar, Event, vText

PRODUCT = "-//Skill-gap assessor//Learning plan//EN"
CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f]")  # all that a text must not hold
NEW_LINE = re.compile(r"\r\n?|\x85|\u2028|\u2029")


@dataclass(frozen=True)
class CalendarPlan:
    """The plan: `name` is the calendar's, `role` the role it leads to. `created_at` and `made_at` (when the file is
    made, or the plan was last changed) are moments with their time zone."""

    id: UUID
    name: str
    role: str
    created_at: datetime
    made_at: datetime


@dataclass(frozen=True)
class CalendarStep:
    """A step from its first to its last day, both included, with what its entry says of it.

    `url` is the full address of its page. `resources` are what to learn from, in words, each with its address or "".
    Of a step that is done the last day is the one on which it was finished. A step that `is_gone` left the plan.
    """

    skill: str
    level: int
    name: str
    first: date
    last: date
    hours: int
    url: str
    why: tuple[str, ...] = ()
    able_to: str = ""
    practice: str = ""
    resources: tuple[tuple[str, str], ...] = ()
    is_done: bool = False
    is_gone: bool = False

    @property
    def key(self) -> tuple[str, int]:
        """The step as the engine names it."""
        return self.skill, self.level


def as_ics(plan: CalendarPlan, steps: Sequence[CalendarStep]) -> bytes:
    """The file, in UTF-8, with the entries in the order of the steps.

    Raises ValueError without a step: a calendar must hold something, so there is no file of an empty plan.
    """
    if not steps:
        raise ValueError("A calendar file needs at least one step.")
    calendar = Calendar()
    calendar.add("prodid", PRODUCT)
    calendar.add("version", "2.0")
    for name in ("name", "x-wr-calname"):  # the standard's, and the one that most programs read
        calendar.add(name, _text(plan.name))
    for step in steps:
        calendar.add_component(_event(plan, step))
    return calendar.to_ical()


def _event(plan: CalendarPlan, step: CalendarStep) -> Event:
    event = Event()
    event.add("uid", str(uuid5(plan.id, f"{step.skill} {step.level}")))
    # Without a METHOD both say when this was last revised. The number counts seconds, so that a later file is higher.
    event.add("dtstamp", plan.made_at.astimezone(UTC))
    event.add("last-modified", plan.made_at.astimezone(UTC))
    event.add("sequence", max(int((plan.made_at - plan.created_at).total_seconds()), 0))
    event.add("dtstart", step.first)
    if step.last < date.max:  # the end is the first day that is free again; without one an entry lasts a day
        event.add("dtend", max(step.first, step.last) + timedelta(days=1))
    event.add("summary", _text(_summary(step)))
    event.add("description", _text(_description(plan, step)))
    event.add("url", step.url)
    event.add("categories", [_text("Learning plan"), _text(plan.role), *([_text("Done")] if step.is_done else [])])
    event.add("status", "CANCELLED" if step.is_gone else "CONFIRMED")
    event.add("transp", "TRANSPARENT")  # it does not make anybody's day busy
    return event


def _summary(step: CalendarStep) -> str:
    mark = "Not in the plan any more: " if step.is_gone else "Done: " if step.is_done else ""
    return f"{mark}{step.name}, level {step.level - 1} to {step.level}"


def _description(plan: CalendarPlan, step: CalendarStep) -> str:
    """What the entry says when it is opened, in paragraphs."""
    resources = [": ".join(filter(None, one)) for one in step.resources]
    paragraphs = [
        f"About {step.hours} hour{'' if step.hours == 1 else 's'}, on the way to {plan.role}.",
        "\n".join(step.why),
        step.able_to and f"You will be able to: {step.able_to}",
        step.practice and f"Practise: {step.practice}",
        resources and "\n".join(["Learn from:", *resources]),
    ]
    return "\n\n".join(filter(None, paragraphs))


def _text(words: str) -> vText:
    """A text that any program can read: one kind of new line, and no control characters."""
    return vText(CONTROL.sub("", NEW_LINE.sub("\n", words)))
