"""Benchmarks, printed as ratios taken in one run; absolute times depend on the machine.

Run with `make bench`. Nothing here is a test: times are for reading, not for passing or failing.
"""

import os
import random
import statistics

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "assessor.settings")
os.environ["DATABASE_URL"] = "sqlite://:memory:"
os.environ["DEBUG"] = "false"
os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")

import django

django.setup()

from django.core.management import call_command
from django.db import connection
from django.test import Client

from assessor.accounts.models import User
from assessor.assessments.models import SelfAssessment
from assessor.assessments.ratings_file import read_ratings
from assessor.assessments.saving import save_ratings
from assessor.catalogue import Catalogue, published_catalogue
from assessor.engine.gap import Profile, Requirement, assess
from assessor.engine.learning_path import everything
from assessor.engine.levels import Answers
from assessor.engine.matching import closeness, compile_profiles, match_all, matches
from assessor.engine.ranking import rank, ready_roles
from assessor.pages.example import RATINGS, ROLE
from assessor.reports.drawn_body import forget
from assessor.reports.freezing import submit_and_report
from tests.bench_impact import bench_impact
from tests.bench_overview import bench_overview
from tests.bench_pdf import bench_pdf
from tests.bench_plans import bench_plans
from tests.bench_times import median_ms, multiple
from tests.factories import SkillFactory


def made_up_profiles(roles: int, skills: list[str], seed: int = 1) -> dict[str, Profile]:
    """Roles of 25 requirements each, one in five with an alternative."""
    chance = random.Random(seed)
    profiles = {}
    for number in range(roles):
        chosen = chance.sample(skills, 30)
        profiles[f"r{number}"] = Profile(
            tuple(
                Requirement(
                    skill,
                    chance.randint(1, 5),
                    chance.randint(1, 5),
                    place < 4,
                    (chosen[25 + place],) if place < 5 else (),
                )
                for place, skill in enumerate(chosen[:25])
            )
        )
    return profiles


def bench_matching(name: str, profiles: dict[str, Profile], answers: dict) -> None:
    compiled = compile_profiles(profiles)
    together = median_ms(lambda: match_all(compiled, answers))
    singly = median_ms(lambda: [assess(profile, answers) for profile in profiles.values()], rounds=5)
    print(f"all {len(profiles)} roles of {name}: {together:.2f} ms, one by one {singly / together:.0f} times that")


SHOWN = 20  # roles on a page
BARE = "/your-answers/"

SAME_IN_SQL = """
    WITH held AS (
        SELECT role, asked.level, weight, max(coalesce(one.level, 0), coalesce(other.level, 0)) AS counted
        FROM asked
        LEFT JOIN answered one ON one.skill = asked.skill
        LEFT JOIN answered other ON other.skill = asked.alternative
    ), sums AS (
        SELECT role, sum(60 * weight * min(counted, level) / level) AS low, sum(60 * weight) AS possible
        FROM held GROUP BY role
    )
    SELECT role FROM sums ORDER BY 1.0 * low / possible DESC, role LIMIT %s
"""


def bench_ranking(target_role: int) -> None:
    """The best of 1,000 roles x 120 skills for one person: in the engine, in SQL, and from the saved answers on."""
    chance = random.Random(2)
    skills = {skill.slug: skill.pk for skill in SkillFactory.create_batch(120)}
    profiles = made_up_profiles(1000, list(skills))
    answers = {skill: chance.randint(0, 5) for skill in skills}
    compiled = compile_profiles(profiles)
    bench_matching("a made-up catalogue with 120 skills", profiles, answers)
    save_for_sql(profiles, answers)
    if rank_in_sql() != [compiled.roles[place] for place in rank(compiled, answers, count=SHOWN)]:
        raise RuntimeError("SQL and the engine rank differently")
    engine = median_ms(lambda: rank(compiled, answers, count=SHOWN), rounds=1000)
    shown = median_ms(lambda: matches(compiled, answers, rank(compiled, answers, count=SHOWN)), rounds=300)
    print(f"the best {SHOWN} of them: {engine:.3f} ms in the engine, {shown:.3f} ms with the match of each")
    print(f"  the same order as an SQL aggregate: {median_ms(rank_in_sql) / engine:.0f} times that")
    user = User.objects.create_user("rank@example.org", "rank")
    own = SelfAssessment.objects.start(user, target_role_id=target_role)
    save_ratings(own, {skills[slug]: level for slug, level in answers.items()})
    loaded = median_ms(lambda: rank(compiled, own.answers_by_skill(), count=SHOWN))
    print(f"  from the saved answers on: {loaded:.1f} ms")
    print(f"  the roles that are ready: {median_ms(lambda: ready_roles(compiled, answers), rounds=300):.3f} ms")
    print(f"  how alike all roles are: {median_ms(lambda: closeness(compiled, answers)):.1f} ms")
    print(f"  load of the machine in the last minute: {os.getloadavg()[0]:.1f}")


def save_for_sql(profiles: dict[str, Profile], answers: Answers) -> None:
    """The requirements, and one person's levels, as temporary tables with their indexes."""
    rows = [
        (role, one.skill, next(iter(one.alternatives), None), one.level, one.weight)
        for role, profile in profiles.items()
        for one in profile.requirements
    ]
    with connection.cursor() as cursor:
        cursor.execute(
            "CREATE TEMP TABLE asked (role text, skill text, alternative text, level integer, weight integer)"
        )
        cursor.executemany("INSERT INTO asked VALUES (%s, %s, %s, %s, %s)", rows)
        cursor.execute("CREATE INDEX asked_by_role ON asked (role)")
        cursor.execute("CREATE TEMP TABLE answered (skill text PRIMARY KEY, level integer)")
        cursor.executemany("INSERT INTO answered VALUES (%s, %s)", answers.items())


def rank_in_sql() -> list[str]:
    with connection.cursor() as cursor:
        cursor.execute(SAME_IN_SQL, [SHOWN])
        return [role for (role,) in cursor.fetchall()]


def bench_path(catalogue: Catalogue) -> None:
    beginner = dict.fromkeys(catalogue.skills, 0)
    times = [
        median_ms(lambda profile=profile: everything(profile, beginner, catalogue.steps), rounds=3)
        for profile in catalogue.profiles.values()
    ]
    print(f"learning path of a beginner: median {statistics.median(times):.1f} ms, worst {max(times):.1f} ms a role")


def bench_pages(catalogue: Catalogue, answers: dict, user: User, client: Client) -> None:
    draft = SelfAssessment.objects.start(user, target_role_id=catalogue.roles[ROLE].id)
    save_ratings(draft, {catalogue.skills[slug].id: value for slug, value in answers.items()})
    report = submit_and_report(catalogue, draft)
    draft = SelfAssessment.objects.start(user, target_role_id=catalogue.roles[ROLE].id)
    gap_report = report.get_absolute_url()
    pages = {
        "home": lambda: client.get("/"),
        "gap report, first view": lambda: (forget(report.pk), client.get(gap_report)),
        "gap report, seen again": lambda: client.get(gap_report),
        "rating page": lambda: client.get(f"{draft.get_absolute_url()}groups/machine-learning/"),
        "role": lambda: client.get(f"/roles/{ROLE}/"),
        "career map": lambda: client.get("/career-map/"),
        "skills": lambda: client.get("/skills/"),
    }
    print(f"a bare signed-in page: {median_ms(lambda: client.get(BARE)):.1f} ms; as multiples of it:")
    for name, page in pages.items():
        print(f"  {name:<22} {multiple(page, lambda: client.get(BARE)):.1f}")


def main() -> None:
    call_command("migrate", verbosity=0)
    call_command("load_catalogue", verbosity=0)
    catalogue = published_catalogue()
    answers = read_ratings(RATINGS.read_bytes(), {slug: skill.name for slug, skill in catalogue.skills.items()})
    bench_matching("the built-in catalogue", catalogue.profiles, answers)
    bench_path(catalogue)
    user = User.objects.create_user("bench@example.org", "bench")
    # Not in the environment of tests, which takes note of every template that is drawn; a server does not.
    client = Client(SERVER_NAME="localhost")
    client.force_login(user)
    bench_pages(catalogue, answers, user, client)
    bench_pdf(catalogue, answers, lambda: client.get(BARE))
    bench_overview(lambda client: client.get(BARE))
    bench_ranking(catalogue.roles[ROLE].id)
    bench_plans()
    bench_impact()


if __name__ == "__main__":
    main()
