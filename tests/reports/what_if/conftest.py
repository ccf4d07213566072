"""A report, and the what-if page asked about it."""

import pytest

from tests import assessed
from tests.reports.what_if.page import ANSWERS, address


@pytest.fixture
def report(learner, role):
    return assessed.report(learner, role, ANSWERS)


@pytest.fixture
def ask(as_learner, report):
    """The page with these levels."""
    return lambda query="", **headers: as_learner.get(f"{address(report)}{query}", headers=headers)
