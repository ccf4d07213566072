"""Whatever people do, in whatever order: after each step everybody sees what is theirs or shared with them, no more.

The whole matrix of people and things is compared after every step, by `visible_to`; a part of it also by the pages.
"""

import os
import random

import pytest
from django.urls import reverse

from assessor.accounts.models import User
from tests.coder import coder
from tests.mentoring.matrix import Matrix, expected, found
from tests.mentoring.world import World

pytestmark = pytest.mark.django_db
WALKS, STEPS = (20, 100) if os.environ.get("HYPOTHESIS_PROFILE") == "prove" else (3, 100)
ASK_EVERY = 20  # steps; pages are slower than queries
READING = ("report", "report-pdf", "report-csv", "report-json", "report-xlsx")
OWN = ("share-report", "delete-report", "report-what-if", "report-changes", "hindsight", "start-plan", "report-reviews")


@pytest.mark.parametrize("seed", range(WALKS))
def test_everybody_sees_what_they_may_and_no_more(client, seed):
    world = World(coder(), random.Random(seed))
    for number in range(STEPS):
        world.step()
        wanted, given = expected(world), found(world)
        differing = {key: (wanted[key], given[key]) for key in given if wanted[key] != given[key]}
        assert not differing, f"after {number + 1} steps: {world.log[-5:]}"
        if number % ASK_EVERY == 0:
            the_pages_agree(client, world, wanted)


def the_pages_agree(client, world: World, matrix: Matrix) -> None:
    """One person, chosen at random, opens everything there is about one report and one review."""
    person = world.chance.choice([one for one in world.people if one.pk not in world.away] or [None])
    report = world.some(world.owners)
    if person is None or report is None:
        return
    client.force_login(User.objects.get(pk=person.pk))
    readable = report in matrix[person.pk, "GapReport"]
    for name in READING:
        assert client.get(reverse(name, args=[report])).status_code == (200 if readable else 404), name
    for name in OWN:
        wanted = {200, 302} if world.owners[report] == person.pk else {404}
        assert client.get(reverse(name, args=[report])).status_code in wanted, name
    review = world.some([*world.sent, *world.drafts.values()])
    if review:
        wanted = 200 if review in matrix[person.pk, "MentorReview"] else 404
        assert client.get(reverse("review", args=[review])).status_code == wanted
    client.logout()
