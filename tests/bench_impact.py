"""Benchmark of the impact of a draft on ten thousand people who aim at its role, with thirty requirements."""

import random
from itertools import islice

from django.db import connection
from django.test.utils import CaptureQueriesContext

from assessor.engine.impact import impact, told
from assessor.impact import impact_of
from assessor.impact.people import SAID, said_by_all
from assessor.impact.versions import versions_of
from roles.models import Role, RoleProfile
from tests.bench_times import median_ms
from tests.factories import SkillFactory, published_role
from tests.impact.aiming import aiming, rate, redraft

PEOPLE = 10_000
ELSEWHERE = 1_000  # others, who aimed at it once
REQUIREMENTS = 30
ANSWERED = 40  # skills by each person
CHANGED = 6


def bench_impact() -> None:
    """From the saved rows to what the page says; with where the time goes."""
    draft = asked_of_many(PEOPLE)
    versions = versions_of(draft)
    said = said_by_all(draft.role_id, versions.skills)
    found = impact(*versions[:2], said)
    with CaptureQueriesContext(connection) as captured:
        impact_of(draft)
    took = median_ms(lambda: impact_of(draft), rounds=7)
    print(
        f"the impact of a draft on {len(said.bits)} people x {REQUIREMENTS} requirements, {CHANGED} of them changed, "
        f"on {connection.vendor}: {took:.0f} ms in {len(captured)} queries"
    )
    print(f"  their answers: {median_ms(lambda: said_by_all(draft.role_id, versions.skills), rounds=7):.0f} ms")
    print(f"  judging them by both: {median_ms(lambda: impact(*versions[:2], said), rounds=7):.0f} ms")
    print(f"  what may be told of it: {median_ms(lambda: told(found), rounds=7):.0f} ms")


def asked_of_many(people: int) -> RoleProfile:
    """A draft of a role that so many people aim at; some of them and others have an older assessment too."""
    chance = random.Random(4)
    skills = SkillFactory.create_batch(ANSWERED)
    asked = [
        {"skill": skill, "level": chance.randint(1, 4), "weight": chance.randint(1, 5), "essential": place < 3}
        for place, skill in enumerate(skills[:REQUIREMENTS])
    ]
    others = {asked[place]["skill"].slug: [skills[REQUIREMENTS + place]] for place in range(5)}
    role = published_role(*asked, alternatives=others)

    def answers(_place: int) -> dict:
        strength = chance.choice([(0, 3), (2, 4), (4, 5), (4, 5)])
        return {
            one.slug: chance.randint(*strength) if chance.random() < 0.95 else chance.choice(SAID) for one in skills
        }

    first = aiming(ELSEWHERE, role, answers, days_ago=9)
    rate(first, published_role({"skill": skills[0]}), answers, days_ago=2)
    rate(list(islice(aiming(people, role, answers, days_ago=9), people // 4)), role, answers)
    _analyse()
    return _raised(role, [one["skill"].slug for one in asked[:CHANGED]])


def _raised(role: Role, skills: list[str]) -> RoleProfile:
    """A draft that asks for one level more of some skills."""
    return redraft(role, **{slug: {"level": 5, "weight": 5} for slug in skills})


def _analyse() -> None:
    """Statistics, which a server gathers by itself after so many new rows."""
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")
