"""Somebody who wants to become a coder, with a report, a plan and a way of five steps."""

import pytest

from tests import assessed
from tests.learning import plans
from tests.learning.ladder import ladder

# Python 1 to 3 (20 and 60 hours, essential), then Sets 0 to 1 (8) for SQL 1 to 3 (20 and 60).
ANSWERS = {"python": 1, "java": 0, "sql": 1, "sets": 0, "talking": 2}


@pytest.fixture
def report(learner, role):
    return assessed.report(learner, role, ANSWERS)


@pytest.fixture
def plan(learner, report):
    return plans.start(learner, report)


@pytest.fixture
def roles(db):
    """The small ladder, by slug."""
    return ladder()
