"""A learner with a report, a draft and a plan; what she wrote about herself is in neither anybody else's page."""

import pytest
from django.urls import reverse

from roles.models import Track
from tests import assessed
from tests.coder import coder
from tests.learning import plans
from tests.site.access import ACCESS, arguments

# Strings that stand for what belongs to the learner alone.
CANARIES = {"name": "Canary Kestrel", "email": "canary@example.org"}


@pytest.fixture
def owner(learner):
    learner.name, learner.email = CANARIES["name"], CANARIES["email"]
    learner.save()
    return learner


@pytest.fixture
def things(owner):
    """The learner's next draft, her report, and the plan that she made from it."""
    role = coder()
    Track.objects.filter(pk=role.track_id).update(slug="coding-track")
    report = assessed.report(owner, role, {"python": 3, "sql": 1, "talking": "not-sure"})
    return assessed.draft(owner, role), report, plans.start(owner, report)


@pytest.fixture
def addresses(things) -> dict[str, str]:
    """An address for each route that the access table names."""
    return {name: reverse(name, kwargs=arguments(name, *things)) for name in ACCESS}
