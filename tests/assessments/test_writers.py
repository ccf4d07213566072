"""Sixteen writers at once: every save that was acknowledged is one version of the answer, and the last one stands."""

import pytest
from django.db import connection

from tests import assessed
from tests.assessments.writers import SAVES, WRITERS, race
from tests.own_database import printed_by


def nothing_was_lost(acknowledged: list[list[int]], version: int, level: int) -> None:
    assert len(acknowledged) == WRITERS * SAVES
    assert sorted(number for number, _ in acknowledged) == list(range(1, WRITERS * SAVES + 1))
    assert max(acknowledged) == [version, level]


@pytest.mark.sqlite
def test_on_sqlite(tmp_path):
    nothing_was_lost(**printed_by("tests.assessments.writers", tmp_path))


@pytest.mark.postgresql
@pytest.mark.django_db(transaction=True)
def test_on_postgresql(learner, role):
    assert connection.vendor == "postgresql"
    draft = assessed.draft(learner, role)
    acknowledged = race(draft, "python")
    answer = draft.answers.get()
    nothing_was_lost(acknowledged, answer.version, answer.level)
