import pytest

from tests import assessed


@pytest.fixture
def submitted(learner, role):
    """An assessment with its report."""
    return assessed.report(learner, role, {"python": 3, "talking": 1}).assessment


@pytest.fixture
def without_report(submitted):
    """The same after its report was deleted."""
    submitted.reports.all().delete()
    return submitted
