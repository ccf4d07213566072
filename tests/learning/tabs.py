"""Many tabs of one person doing the same at the same moment, through the site as browsers do.

Run as a program it makes a database of its own at DATABASE_URL, lets them, and prints what stands there at the end, as
JSON.
"""

import json
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

from tests.own_database import set_up

TABS = 8


def together(owner, send) -> list[int]:
    """The status of each tab's answer; `send` is called with a signed-in client and the tab's number."""
    from django.db import connection
    from django.test import Client

    ready = Barrier(TABS)

    def act(number: int) -> int:
        client = Client()
        client.force_login(owner)
        ready.wait()
        try:
            return send(client, number).status_code
        finally:
            connection.close()

    with ThreadPoolExecutor(TABS) as threads:
        return list(threads.map(act, range(TABS)))


def rush(owner, reports) -> dict:
    """Start a plan for one of two roles in every tab, tick off one step in all of them, follow either of the plans."""
    from assessor.learning.models import LearningPlan, PlanStep
    from tests.learning import plans

    sent = plans.time() | plans.NO_BREAKS
    answers = together(owner, lambda client, n: client.post(f"/plans/start/{reports[n % 2].pk}/", sent))
    mine = list(LearningPlan.objects.filter(owner=owner).order_by("role_slug"))
    answers += together(owner, lambda client, n: plans.tick(client, mine[0], "python", 2))
    answers += together(owner, lambda client, n: client.post(f"/plans/{mine[n % 2].pk}/activate/"))
    return {
        "answers": sorted(set(answers)),
        "plans": [plan.role_slug for plan in mine],
        "rows": PlanStep.objects.filter(plan=mine[0]).count(),
        "active": LearningPlan.objects.filter(owner=owner).active().count(),
    }


EXPECTED = {"answers": [302], "plans": ["coder", "sailor"], "rows": 1, "active": 1}


def two_reports(owner) -> list:
    """A report for the coder and one for a sailor."""
    from tests import assessed, factories
    from tests.coder import coder
    from tests.learning.conftest import ANSWERS

    return [assessed.report(owner, role, ANSWERS) for role in (coder(), factories.published_role(slug="sailor"))]


def main() -> None:
    set_up()
    from tests import factories

    owner = factories.UserFactory()
    print(json.dumps(rush(owner, two_reports(owner))))


if __name__ == "__main__":
    main()
