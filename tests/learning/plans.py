"""Learning plans, made as the product makes them."""

from datetime import date, timedelta

from django.utils import timezone

from assessor.accounts.models import User
from assessor.catalogue import published_catalogue
from assessor.learning.models import LearningPlan
from assessor.learning.planned import Planned
from assessor.learning.planning import plan_of
from assessor.learning.replanning import replan
from assessor.reports.models import GapReport
from tests import assessed
from tests.crowd import crowd

NO_BREAKS = {"off-TOTAL_FORMS": "2", "off-INITIAL_FORMS": "0"}


def start(owner: User, report: GapReport, **fields) -> LearningPlan:
    """A plan from a report, with 4 hours a week from today on unless `fields` say otherwise."""
    role = report.content["role"]
    given = {"role_title": role["title"], "hours_per_week": 4, "start": timezone.localdate()} | fields
    plan, _ = LearningPlan.objects.start(owner, role["slug"], **given)
    replan(plan, published_catalogue())
    return plan


def planned(plan: LearningPlan, today: date | None = None) -> Planned:
    """The saved plan as it stands today."""
    return plan_of(LearningPlan.objects.get(pk=plan.pk), published_catalogue(), today or timezone.localdate())


def steps(plan: LearningPlan, today: date | None = None) -> list[tuple[str, int]]:
    return [step.key for step in planned(plan, today).steps]


def time(**fields) -> dict:
    """What the controls of a plan's page send: 4 hours a week from today on, unless `fields` say otherwise."""
    sent = {"hours_per_week": 4, "start": timezone.localdate(), "deadline": "", "hours_limit": ""} | fields
    return {name: str(value) for name, value in sent.items()}


def options(*breaks: tuple[date, date], **fields) -> dict:
    """What the other options of a plan's page send, with these days off."""
    sent = {"options": "1", "off-TOTAL_FORMS": str(len(breaks)), "off-INITIAL_FORMS": "0"} | fields
    for number, (first, last) in enumerate(breaks):
        sent |= {f"off-{number}-first_day": str(first), f"off-{number}-last_day": str(last)}
    return sent


def tick(client, plan: LearningPlan, skill: str, level: int, **sent):
    """Tick a step off, as the plan's page does."""
    return client.post(f"/plans/{plan.pk}/steps/{skill}/{level}/done/", sent)


def crowded(client, owner: User, number: int) -> LearningPlan:
    """A plan of any size, with a deadline and a day off, in which `number` steps are done and as many are ahead."""
    answers = {f"crowd-{n}": 1 for n in range(number)} | {f"other-{n}": 0 for n in range(number)}
    answers |= {f"needed-{n}": 0 for n in range(number)}
    plan = start(owner, assessed.report(owner, crowd(number), answers), deadline=in_days(300))
    plan.breaks.create(first_day=timezone.localdate(), last_day=timezone.localdate())
    for n in range(number):
        tick(client, plan, f"needed-{n}", 1)
    return plan


def in_days(number: int) -> date:
    return timezone.localdate() + timedelta(days=number)
