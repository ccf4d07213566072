"""Programs of the tests that need a database in a file, in a process of their own: SQLite in memory is one connection
that threads cannot share.
"""

import json
import os
import subprocess
import sys
from pathlib import Path

from django.conf import settings


def printed_by(module: str, folder: Path):
    """What a module of the tests prints as JSON, run as a program with an SQLite database of its own in a folder."""
    address = f"sqlite:///{folder / 'own.sqlite3'}"
    found = subprocess.run(
        [sys.executable, "-m", module],
        env=os.environ | {"DATABASE_URL": address, "PYTHONPATH": str(settings.BASE_DIR)},
        cwd=settings.BASE_DIR,
        capture_output=True,
        text=True,
        check=False,
    )
    assert found.returncode == 0, found.stderr
    return json.loads(found.stdout)


def set_up() -> None:
    """Django for such a program, with all tables in its database."""
    os.environ["DJANGO_SETTINGS_MODULE"] = "assessor.settings"
    import django

    django.setup()
    from django.core.management import call_command
    from django.test.utils import setup_test_environment

    call_command("migrate", verbosity=0)
    setup_test_environment()
