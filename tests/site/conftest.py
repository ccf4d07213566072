"""A learner with a report, a draft and a plan; what she wrote about herself is in neither anybody else's page."""

import pytest
from django.urls import reverse

from assessor.mentoring import pairs
from assessor.mentoring.models import Invitation, MentorProfile
from roles.models import Track
from tests import assessed, factories
from tests.coder import coder
from tests.learning import plans
from tests.mentoring import beside, mentored
from tests.site.access import ACCESS, arguments

# Strings that stand for what belongs to the learner alone.
CANARIES = {"name": "Canary Kestrel", "email": "canary@example.org"}


@pytest.fixture
def owner(learner):
    learner.name, learner.email = CANARIES["name"], CANARIES["email"]
    learner.save()
    return learner


@pytest.fixture
def mentor(db):
    """With whom the learner shares her report."""
    return factories.UserFactory(name="A mentor")


@pytest.fixture
def things(owner, mentor):
    """The learner's next draft, her report, which a mentor has begun to review and another has reviewed, and
    the plan that she made from it. Somebody whom she has invited has not answered yet."""
    role = coder()
    Track.objects.filter(pk=role.track_id).update(slug="coding-track")
    report = assessed.report(owner, role, {"python": 3, "sql": 1, "talking": "not-sure"})
    pairs.invite(owner, Invitation.Kind.ASKS, email="somebody@example.org")
    mentored.share(report, mentor)
    MentorProfile.objects.create(user=mentor, is_listed=True)
    mentored.review(report, mentor, {"python": 2})
    beside.sent(report, factories.UserFactory(name="Another"), {"python": 2}, steps=[("sql", 2, "")])
    return assessed.draft(owner, role), report, plans.start(owner, report)


@pytest.fixture
def addresses(things) -> dict[str, str]:
    """An address for each route that the access table names."""
    return {name: reverse(name, kwargs=arguments(name, *things)) for name in ACCESS}
