"""Steps that mentors suggest, beside the plan of the report's owner: what has become of each, and what fits next."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from uuid import UUID

from django.db.models import FilteredRelation, Q
from django.urls import reverse

from assessor.accounts.models import User
from assessor.engine.levels import known_level
from assessor.engine.steps import Step
from assessor.learning.models import LearningPlan
from assessor.learning.outline import day
from assessor.mentoring.beside_words import level_words
from assessor.mentoring.models import SuggestedStep
from assessor.mentoring.now import Now
from assessor.mentoring.voices import Voice
from assessor.reports.models import GapReport


class State(StrEnum):
    """What has become of a suggested step."""

    GONE = "gone"  # the catalogue does not know the skill any more
    DONE = "done"
    FIRST = "first"  # in the plan, and put first
    PLANNED = "planned"
    UNFIT = "unfit"  # put first, but the plan has no room or no use for it
    UNKNOWN = "unknown"  # nothing is known of the skill, so no step of it can be planned
    HELD = "held"
    NO_PLAN = "no-plan"
    OPEN = "open"


@dataclass(frozen=True)
class PlanNow:
    """The owner's plan for the report's role, as they last saw it: the days of its steps, and what was said of some."""

    pk: UUID
    days: Mapping[Step, str | None]
    pinned: frozenset[Step]
    done: Mapping[Step, date]

    @classmethod
    def of(cls, owner: User, role: str, steps: Iterable[Step]) -> "PlanNow | None":
        """In one query; None when there is no plan for the role (its slug)."""
        skills = {skill for skill, _ in steps}
        asked = FilteredRelation("steps", condition=Q(steps__skill_slug__in=skills))
        plans = LearningPlan.objects.visible_to(owner).filter(role_slug=role).annotate(asked=asked)
        names = ("pk", "outline", "asked__skill_slug", "asked__level", "asked__pinned", "asked__done_on")
        rows = list(plans.values_list(*names))
        if not rows:
            return None
        (pk, outline, *_), *_ = rows
        days = {(one["skill"], one["level"]): one["last"] for one in outline.get("steps", [])}
        pinned = frozenset((skill, level) for _, _, skill, level, is_pinned, _ in rows if is_pinned)
        done = {(skill, level): on for _, _, skill, level, _, on in rows if on}
        return cls(pk, days, pinned, done)


def suggestions_context(report: GapReport, owner: User, voices: Sequence[Voice], now: Now) -> list[dict]:
    """The steps that mentors suggest in their newest reviews, each with its state in words and what can be done."""
    found = [(voice, step) for voice in voices for step in voice.suggestions]
    if not found:
        return []
    role = report.content["role"]
    plan = PlanNow.of(owner, role["slug"], [_key(step) for _, step in found])
    return [_suggestion(voice, step, role, plan, now) for voice, step in found]


def _key(step: SuggestedStep) -> Step:
    return step.skill_slug, step.level


def _suggestion(voice: Voice, step: SuggestedStep, role: dict, plan: PlanNow | None, now: Now) -> dict:
    key, state = _key(step), _state(_key(step), plan, now)
    given = known_level(voice.answers, step.skill_slug)
    to_rate = state in (State.UNKNOWN, State.HELD)
    return {
        "step": step,
        "name": voice.name,
        "state": state,
        "words": _words(state, step, role, plan, now),
        "can_take": state in (State.OPEN, State.PLANNED),
        "take": "Do it first" if state == State.PLANNED else "Put it into my plan",
        "plan_step": reverse("plan-step", args=[plan.pk, *key]) if plan and state in IN_PLAN else "",
        "rate": now.where_to_rate(step.skill_slug, role["slug"]) if to_rate else "",
        # Their own level is a way on only where it would change the answer that stands in the way.
        "adopt": given if to_rate and given not in (None, now.answers.get(step.skill_slug)) else None,
        "review": voice.review,
    }


IN_PLAN = (State.FIRST, State.PLANNED, State.UNFIT, State.DONE)


def _state(step: Step, plan: PlanNow | None, now: Now) -> State:
    skill, level = step
    if plan and step in plan.days:
        return State.FIRST if step in plan.pinned else State.PLANNED
    if plan and step in plan.done:
        return State.DONE
    if skill not in now.catalogue.skills:
        return State.GONE
    held = known_level(now.answers, skill)
    if held is None or held >= level:
        return State.UNKNOWN if held is None else State.HELD
    if plan is None:
        return State.NO_PLAN
    return State.UNFIT if step in plan.pinned else State.OPEN


def _words(state: State, step: SuggestedStep, role: dict, plan: PlanNow | None, now: Now) -> str:
    name, key = step.skill_name, _key(step)
    match state:
        case State.GONE:
            return f"{name} is not in the catalogue any more, so it cannot be planned."
        case State.DONE:
            return f"You ticked it off on {day(plan.done[key])}."
        case State.FIRST:
            return f"You put it first in your plan{_until(plan.days[key])}."
        case State.PLANNED:
            return f"It is in your plan already{_until(plan.days[key])}."
        case State.UNFIT:
            return "You put it first, but your plan has no room for it in its hours, or does not need it."
        case State.UNKNOWN:
            return f"You have not given {name} a level yet, so no step of it can be planned."
        case State.HELD:
            return f"By your own answers you are at {level_words(now.answers[step.skill_slug])} already."
        case State.NO_PLAN:
            return f"You have no plan for {role['title']} yet. Once you have one, this goes into it with one click."
    return ""


def _until(last: str | None) -> str:
    return f", until {day(date.fromisoformat(last))}" if last else ""
