"""A learner with a report, and a mentor whose address is verified."""

import pytest
from allauth.account.models import EmailAddress

from tests import assessed, factories
from tests.mentoring import mentored

# Beside what the coder's role asks for: Python 3 (or Java), SQL 3, Talking 2; SQL 2 needs Sets 1.
ANSWERS = {"python": 1, "java": 0, "sql": 1, "sets": 0, "talking": 2}


@pytest.fixture
def mentor(db):
    person = factories.UserFactory(email="mentor@example.org", name="Marten Mentor")
    EmailAddress.objects.create(user=person, email=person.email, verified=True, primary=True)
    return person


@pytest.fixture
def report(learner, role):
    return assessed.report(learner, role, ANSWERS)


@pytest.fixture
def share(report, mentor):
    return mentored.share(report, mentor)


@pytest.fixture
def review(share):
    """The mentor's draft, in which Python is rated."""
    return mentored.review(share.report, share.mentor, {"python": 2})


@pytest.fixture
def as_mentor(client, mentor):
    """A client signed in as the mentor."""
    client.force_login(mentor)
    return client
