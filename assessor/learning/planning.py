"""From saved rows to a plan with days: the one place that knows both a learning plan's rows and the engine."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime

from django.utils import timezone

from assessor.assessments.models import Answer
from assessor.catalogue import Catalogue
from assessor.engine.calendar import Availability, TooFarError
from assessor.engine.gap import Profile, assess
from assessor.engine.match import Verdict
from assessor.engine.own_pace import OwnPace, finish_range, own_pace
from assessor.engine.steps import Skills, Step
from assessor.engine.ways import Wishes, unknown_as_zero, unlocks
from assessor.learning.held import Held, Ticked, held
from assessor.learning.models import LearningPlan, PlanStep
from assessor.learning.planned import Planned, PlannedStep
from assessor.learning.way import Basis, Time, Way, way
from assessor.reports.frozen import profile_of
from assessor.reports.models import GapReport
from roles.merge_rules import carried


def newest_report(plan: LearningPlan) -> GapReport | None:
    """The report that a plan goes by: its owner's newest for the role."""
    theirs = GapReport.objects.filter(owner=plan.owner_id).for_role(plan.role_slug)
    return theirs.select_related("assessment").order_by("created_at", "pk").last()


@dataclass(frozen=True)
class Saved:
    """A plan with its days off, its rows, its owner's newest report for the role, and when the skills of its done
    steps were last rated for that."""

    plan: LearningPlan
    off: tuple[tuple[date, date], ...]
    rows: tuple[PlanStep, ...]
    report: GapReport | None
    rated_at: Mapping[str, datetime]

    def with_row(self, row: PlanStep) -> "Saved":
        """The same with a row in the place of the one that its step had, if any."""
        return replace(self, rows=(*(one for one in self.rows if one.key != row.key), row))


def saved_of(plan: LearningPlan) -> Saved:
    """What is saved of a plan, in at most four queries."""
    rows, report = tuple(plan.steps.all()), newest_report(plan)
    off = tuple((one.first_day, one.last_day) for one in plan.breaks.all())
    done = {row.skill_slug for row in rows if row.is_done}
    if report is None or not done:
        return Saved(plan, off, rows, report, {})
    rated = Answer.objects.filter(assessment=report.assessment_id, skill__slug__in=done)
    return Saved(plan, off, rows, report, dict(rated.values_list("skill__slug", "confirmed_at")))


def plan_of(plan: LearningPlan, catalogue: Catalogue, today: date) -> Planned:
    """A plan worked out from what is saved and known today, in at most four queries.

    `today` is the day for its owner. Nothing is written.
    """
    return worked_out(saved_of(plan), catalogue, today)


def worked_out(saved: Saved, catalogue: Catalogue, today: date) -> Planned:
    """A plan from what was loaded of it. No query is left."""
    plan, rows, report = saved.plan, saved.rows, saved.report
    done = [row for row in rows if row.is_done]
    if report is None:
        return Planned(plan, today, tuple(_by_day(done)), tuple(rows))
    merged = catalogue.merged
    ticked = [Ticked(key, row.ticked_at) for row in done for key in _steps_of(row, merged)]
    levels = held(carried(report.content["answers"], merged), carried(saved.rated_at, merged), ticked)
    basis = _basis(saved, catalogue, today, levels)
    return _planned(plan, today, report, basis, rows, levels, _names(catalogue, report))


def _steps_of(row: PlanStep, merged: Mapping[str, str]) -> list[Step]:
    """The step that a row is about; when its skill was merged since, also that of the skill that stays."""
    return [row.key, (merged[row.skill_slug], row.level)] if row.skill_slug in merged else [row.key]


def for_profile(planned: Planned, catalogue: Catalogue, profile: Profile) -> Way:
    """The way that the same plan would take to other requirements, with the same answers."""
    basis = replace(planned.basis, profile=profile)
    if planned.plan.unknown_as_zero:
        basis = replace(basis, answers=unknown_as_zero(profile, basis.answers, basis.skills))
    return way(basis)


def todays(plan: LearningPlan, catalogue: Catalogue) -> Planned:
    """The plan as it stands today."""
    return plan_of(plan, catalogue, timezone.localdate())


def _basis(saved: Saved, catalogue: Catalogue, today: date, levels: Held) -> Basis:
    plan, rows = saved.plan, saved.rows
    profile = profile_of(saved.report.content)
    own = {row.key: row.own_hours for row in rows if row.own_hours}
    skills = Skills({**catalogue.steps.hours, **own}, catalogue.steps.needs)
    answers = levels.answers
    if plan.unknown_as_zero:
        answers = unknown_as_zero(profile, answers, skills)
    first = tuple(row.key for row in rows if row.pinned)
    excluded = {*plan.excluded, *(catalogue.merged[slug] for slug in plan.excluded if slug in catalogue.merged)}
    wishes = Wishes(frozenset(excluded), first)
    return Basis(profile, answers, skills, wishes, _time(saved, today))


def _time(saved: Saved, today: date) -> Time:
    plan, done = saved.plan, [row for row in saved.rows if row.is_done]
    begun = max([plan.start, *(min(row.done_on, today) for row in done)])
    left = None
    if plan.hours_limit is not None:
        left = max(plan.hours_limit - sum(row.spent_hours or row.planned_hours for row in done), 0)
    ahead = plan.deadline if plan.deadline and plan.deadline >= today else None
    return Time(Availability(plan.hours_per_week, begun, saved.off), today, ahead, left)


def _names(catalogue: Catalogue, report: GapReport) -> dict[str, str]:
    """The names of skills: as the catalogue has them today, else as the report kept them."""
    kept = {slug: texts["name"] for slug, texts in report.content["skills"].items()}
    return kept | {slug: texts.name for slug, texts in catalogue.skills.items()}


def _planned(plan, today, report, basis: Basis, rows: Sequence[PlanStep], levels: Held, names) -> Planned:
    found = way(basis)
    number = len(found.path.steps)
    steps = list(_steps(found, basis, {row.key: row for row in rows}, levels.reopened, names))
    pace = own_pace([(row.planned_hours, row.spent_hours) for row in rows if row.is_done and row.spent_hours])
    open_again = levels.reopened & {step.key for step in steps[:number]}
    return Planned(
        plan=plan,
        today=today,
        done=tuple(_by_day(row for row in rows if row.is_done and row.key not in open_again)),
        rows=tuple(rows),
        report=report,
        basis=basis,
        way=found,
        now=assess(basis.profile, basis.answers),
        steps=tuple(steps[:number]),
        rest=tuple(steps[number:]),
        pace=pace,
        finish=_finish(found, number, pace),
        names=names,
    )


def _steps(
    found: Way, basis: Basis, rows: Mapping[Step, PlanStep], reopened: frozenset[Step], names: Mapping[str, str]
) -> Iterator[PlannedStep]:
    """The steps to take and the rest, in order. What comes after all the hours somebody wants to give has no days."""
    asked = {requirement.skill: requirement for requirement in basis.profile.requirements}
    steps = [*found.path.steps, *found.rest]
    opens = unlocks([(step.skill, step.level) for step in steps], basis.skills)
    is_ready = assess(basis.profile, basis.answers).verdict == Verdict.READY
    for place, (step, slot) in enumerate(zip(steps, found.slots, strict=True)):
        key = (step.skill, step.level)
        has_days = slot is not None and (place < len(found.path.steps) or basis.time.hours_left is None)
        yield PlannedStep(
            skill=step.skill,
            level=step.level,
            name=names.get(step.skill, step.skill),
            hours=step.hours,
            because=tuple(asked[slug] for slug in step.because),
            match_after=step.match_after,
            verdict_after=step.verdict_after,
            first=slot.first if has_days else None,
            last=slot.last if has_days else None,
            unlocks=opens[key],
            row=rows.get(key),
            makes_ready=step.verdict_after == Verdict.READY and not is_ready,
            is_late=key == found.late,
            is_reopened=key in reopened,
        )
        is_ready = is_ready or step.verdict_after == Verdict.READY


def _finish(found: Way, number: int, pace: OwnPace) -> tuple[date, date, date] | None:
    """When the last planned step is done; None when nothing is planned or it is too far away."""
    if not number or found.slots[number - 1] is None:
        return None
    try:
        days = finish_range(sum(found.hours[:number]), found.time.availability, pace)
    except TooFarError:
        return None
    earliest, middle, latest = (max(day, found.time.today) for day in days)
    return earliest, middle, latest


def _by_day(rows: Iterable[PlanStep]) -> list[PlanStep]:
    return sorted(rows, key=lambda row: (row.done_on, row.pk))
