"""Eight tabs at once: one plan for each role, one of them followed, and one row for a step that all tick off."""

import pytest
from django.db import connection

from tests.learning.tabs import EXPECTED, rush, two_reports
from tests.own_database import printed_by


@pytest.mark.sqlite
def test_on_sqlite(tmp_path):
    assert printed_by("tests.learning.tabs", tmp_path) == EXPECTED


@pytest.mark.postgresql
@pytest.mark.django_db(transaction=True)
def test_on_postgresql(learner):
    assert connection.vendor == "postgresql"
    assert rush(learner, two_reports(learner)) == EXPECTED
