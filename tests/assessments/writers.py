"""Many windows saving the same answer at the same moment, through the site as browsers do.

Run as a program it makes a database of its own at DATABASE_URL, lets them write, and prints what was acknowledged and
what stands there at the end, as JSON.
"""

import json
import random
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

from tests.own_database import set_up

WRITERS, SAVES = 16, 5


def race(draft, skill: str) -> list[list[int]]:
    """All acknowledged saves of one answer as [version, level], from 16 writers with five saves each.

    A writer whose window is out of date looks at what was saved and tries again, until its save is acknowledged.
    """
    from django.db import connection
    from django.test import Client

    ready = Barrier(WRITERS)
    address = f"/assessments/{draft.pk}/answers/{skill}/"

    def write(number: int) -> list[list[int]]:
        chance, seen, acknowledged = random.Random(number), "0", []
        client = Client()
        client.force_login(draft.owner)
        ready.wait()
        try:
            while len(acknowledged) < SAVES:
                level = chance.randrange(6)
                note = f"Writer {number}, save {len(acknowledged)}"
                sent = {skill: str(level), f"note.{skill}": note, f"seen.{skill}": seen}
                answer = client.post(address, sent)
                if answer.status_code == 200:
                    seen = answer.json()["seen"]
                    acknowledged.append([int(seen.partition("-")[0]), level])
                else:
                    assert answer.status_code == 409, answer.content
                    seen = answer.json()["saved"]["mark"]
        finally:
            connection.close()
        return acknowledged

    with ThreadPoolExecutor(WRITERS) as threads:
        return [one for several in threads.map(write, range(WRITERS)) for one in several]


def main() -> None:
    set_up()
    from tests import assessed, factories
    from tests.coder import coder

    draft = assessed.draft(factories.UserFactory(), coder())
    acknowledged = race(draft, "python")
    answer = draft.answers.get()
    print(json.dumps({"acknowledged": acknowledged, "version": answer.version, "level": answer.level}))


if __name__ == "__main__":
    main()
