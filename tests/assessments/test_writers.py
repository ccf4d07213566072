"""Sixteen writers at once: every save that was acknowledged is one version of the answer, and the last one stands."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from django.conf import settings
from django.db import connection

from tests import assessed
from tests.assessments.writers import SAVES, WRITERS, race


def nothing_was_lost(acknowledged: list[list[int]], version: int, level: int) -> None:
    assert len(acknowledged) == WRITERS * SAVES
    assert sorted(number for number, _ in acknowledged) == list(range(1, WRITERS * SAVES + 1))
    assert max(acknowledged) == [version, level]


@pytest.mark.sqlite
def test_on_sqlite(tmp_path):
    address = f"sqlite:///{tmp_path / 'writers.sqlite3'}"
    found = subprocess.run(
        [sys.executable, "-m", "tests.assessments.writers"],
        env=os.environ | {"DATABASE_URL": address, "PYTHONPATH": str(Path(settings.BASE_DIR))},
        cwd=settings.BASE_DIR,
        capture_output=True,
        text=True,
        check=False,
    )
    assert found.returncode == 0, found.stderr
    nothing_was_lost(**json.loads(found.stdout))


@pytest.mark.postgresql
@pytest.mark.django_db(transaction=True)
def test_on_postgresql(learner, role):
    assert connection.vendor == "postgresql"
    draft = assessed.draft(learner, role)
    acknowledged = race(draft, "python")
    answer = draft.answers.get()
    nothing_was_lost(acknowledged, answer.version, answer.level)
