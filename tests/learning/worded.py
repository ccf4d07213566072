"""A plan in which every text is the same: what a file makes of any text at all. No database has seen it."""

from datetime import UTC, date, datetime

from assessor.catalogue import Catalogue, SkillTexts
from assessor.engine.calendar import Availability
from assessor.engine.gap import Profile, Requirement, assess
from assessor.engine.own_pace import own_pace
from assessor.engine.steps import Skills
from assessor.engine.ways import Wishes
from assessor.learning.models import LearningPlan, PlanBreak, PlanStep
from assessor.learning.planned import Planned, PlannedStep
from assessor.learning.way import Basis, Time, way
from tests.reports.contents import content, report_of

TODAY, LATER = date(2026, 3, 2), date(2026, 4, 30)
ASKED = Requirement("gap", 4, 2, True, (), "")
SKILLS = Skills({("gap", 2): 20, ("gap", 3): 60, ("gap", 4): 150})


def planned_of(text: str) -> Planned:
    """Two steps and one that is left out, one that is done, an own resource and notes, all in this text."""
    plan = LearningPlan(role_slug="coder", role_title=text, hours_per_week=4, start=TODAY, hours_limit=90)
    plan.excluded = ["out"]
    plan._prefetched_objects_cache = {"breaks": [PlanBreak(plan=plan, first_day=LATER, last_day=LATER)]}
    time = Time(Availability(4, TODAY), TODAY, None, 90)
    basis = Basis(Profile((ASKED,)), {"gap": 1, "open": "not-sure"}, SKILLS, Wishes(), time)
    found = way(basis)
    own = PlanStep(plan=plan, skill_slug="gap", skill_name=text, level=2, note=text, own_title=text, own_url=text)
    steps = [_step(text, step, own) for step in (*found.path.steps, *found.rest)]
    assert [step.level for step in steps] == [2, 3, 4]
    return Planned(
        plan=plan,
        today=TODAY,
        done=(_done(plan, text),),
        report=report_of(content(text) | {"answers": basis.answers}),
        basis=basis,
        way=found,
        now=assess(basis.profile, basis.answers),
        steps=tuple(steps[:2]),
        rest=tuple(steps[2:]),
        pace=own_pace([]),
        finish=(TODAY, LATER, LATER),
        names=dict.fromkeys(["gap", "out"], text),
    )


def catalogue_of(text: str) -> Catalogue:
    """The catalogue of that plan."""
    texts = dict.fromkeys(range(1, 6), text)
    skills = {slug: SkillTexts(1, slug, text, "technical", text, "group", texts, texts) for slug in ("gap", "done")}
    return Catalogue(skills, {}, {}, SKILLS, {}, None)


def _step(text: str, step, own: PlanStep) -> PlannedStep:
    return PlannedStep(
        skill=step.skill,
        level=step.level,
        name=text,
        hours=step.hours,
        because=(ASKED,),
        match_after=step.match_after,
        verdict_after=step.verdict_after,
        first=TODAY,
        last=LATER,
        row=own if step.level == 2 else None,
        is_late=step.level == 2,
    )


def _done(plan: LearningPlan, text: str) -> PlanStep:
    row = PlanStep(plan=plan, skill_slug="done", skill_name=text, level=2, note=text, planned_hours=20, spent_hours=9)
    row.done_on, row.ticked_at = TODAY, datetime(2026, 3, 2, 12, tzinfo=UTC)
    return row
