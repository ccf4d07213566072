"""Eight tabs at once: one plan for each role, one of them followed, and one row for a step that all tick off."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from django.conf import settings
from django.db import connection

from tests.learning.tabs import EXPECTED, rush, two_reports


@pytest.mark.sqlite
def test_on_sqlite(tmp_path):
    address = f"sqlite:///{tmp_path / 'tabs.sqlite3'}"
    found = subprocess.run(
        [sys.executable, "-m", "tests.learning.tabs"],
        env=os.environ | {"DATABASE_URL": address, "PYTHONPATH": str(Path(settings.BASE_DIR))},
        cwd=settings.BASE_DIR,
        capture_output=True,
        text=True,
        check=False,
    )
    assert found.returncode == 0, found.stderr
    assert json.loads(found.stdout) == EXPECTED


@pytest.mark.postgresql
@pytest.mark.django_db(transaction=True)
def test_on_postgresql(learner):
    assert connection.vendor == "postgresql"
    assert rush(learner, two_reports(learner)) == EXPECTED
