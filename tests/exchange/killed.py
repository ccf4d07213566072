"""A program that is killed while it brings in a framework, again and again, and says what was left each time.

`KILLS` in the environment is how often. Printed are the numbers of rows: before, after a whole import, and for each
trial after the kill and after the import was run again.
"""

import contextlib
import io
import json
import os
import random
import shutil
import signal
import sqlite3
import time
from collections.abc import Callable
from pathlib import Path

from tests.own_database import set_up

OCCUPATIONS, ELEMENTS = 40, 30
LETTERS = "abcdefghij"


def release(folder: Path) -> Path:
    """A made-up release, large enough for its writing to be hit."""
    from tests.exchange.onet_release import RATING, rating, release, write

    codes = [f"15-{number:04}.00" for number in range(OCCUPATIONS)]
    elements = [f"2.A.{number // 10 + 1}.{LETTERS[number % 10]}" for number in range(ELEMENTS)]
    files = release(
        Occupation_Data=[["O*NET-SOC Code", "Title", "Description"], *([code, f"Job {code}", "x"] for code in codes)],
        Content_Model_Reference=[
            ["Element ID", "Element Name", "Description"],
            *([element, f"Element {element}", "x"] for element in elements),
        ],
        Job_Zones=[["O*NET-SOC Code", "Job Zone"], *([code, 3] for code in codes)],
        Skills=[RATING, *(row for code in codes for element in elements for row in rating(code, element, 4, 3))],
        Knowledge=[RATING],
    )
    return write(folder, files)


def main() -> None:
    set_up()
    from django.conf import settings
    from django.db import connections

    connections.close_all()
    file = Path(settings.DATABASES["default"]["NAME"])
    empty = file.with_name("empty.sqlite3")
    shutil.copy(file, empty)
    folder = release(file.with_name("release"))
    before = counted(file)
    took = in_child(lambda tell: bring_in(folder, tell))[1]
    whole = counted(file)
    chance = random.Random(6)
    trials = []
    for _ in range(int(os.environ["KILLS"])):
        put_back(empty, file)
        status, _ = in_child(lambda tell: bring_in(folder, tell), kill_after=chance.uniform(0, 1.1) * took)
        after = counted(file)
        again, _ = in_child(lambda tell: bring_in_twice(folder))
        trials.append(
            {"killed": status == signal.SIGKILL, "after": after, "again": counted(file), "nothing_left": again == 0}
        )
    print(json.dumps({"before": before, "whole": whole, "trials": trials}))


def in_child(work: Callable, kill_after: float | None = None) -> tuple[int, float]:
    """Work in a process of its own, killed so many seconds after it tells that the writing begins.

    Returns how it ended and how many seconds it took from then on.
    """
    reading, writing = os.pipe()
    child = os.fork()
    if child == 0:
        try:
            work(lambda: os.write(writing, b"!"))
            os._exit(0)
        finally:
            os._exit(1)
    os.close(writing)
    os.read(reading, 1)
    begun = time.perf_counter()
    if kill_after is not None:
        time.sleep(kill_after)
        os.kill(child, signal.SIGKILL)
    status = os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])
    os.close(reading)
    return abs(status), time.perf_counter() - begun


def bring_in(folder: Path, tell: Callable[[], object]) -> str:
    """The import by its command; `tell` is called when the writing begins."""
    from django.core.management import call_command

    from roles.exchange.incoming import Prepared

    apply = Prepared.apply

    def told(self):
        tell()
        return apply(self)

    Prepared.apply = told
    out = io.StringIO()
    with contextlib.redirect_stdout(out):
        call_command("import_onet", folder, verbosity=0)
    return out.getvalue()


def bring_in_twice(folder: Path) -> None:
    """Fails unless the second time finds nothing to change."""
    bring_in(folder, lambda: None)
    if not bring_in(folder, lambda: None).endswith("Nothing to change.\n"):
        os._exit(2)


def put_back(empty: Path, file: Path) -> None:
    for left in file.parent.glob(f"{file.name}*"):
        left.unlink()
    shutil.copy(empty, file)


def counted(file: Path) -> dict[str, int]:
    """The number of rows of each table."""
    with contextlib.closing(sqlite3.connect(file)) as database:
        names = [name for (name,) in database.execute("SELECT name FROM sqlite_master WHERE type = 'table'")]
        return {name: database.execute(f'SELECT count(*) FROM "{name}"').fetchone()[0] for name in names}


if __name__ == "__main__":
    main()
