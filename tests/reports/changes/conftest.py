"""A first report, and the page that compares a later one with it."""

import pytest

from tests.dated import on, report_on
from tests.reports.changes.page import BEFORE, address


@pytest.fixture
def first(learner, role):
    return report_on(on("2026-01-05"), learner, role, BEFORE)


@pytest.fixture
def compare(as_learner, learner, role, first):
    """The page of a later report with these answers beside the first one."""
    return lambda answers: as_learner.get(address(report_on(on("2026-03-05"), learner, role, answers)))
