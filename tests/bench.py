"""Benchmarks, printed as ratios taken in one run; absolute times depend on the machine.

Run with `make bench`. Nothing here is a test: times are for reading, not for passing or failing.
"""

import os
import random
import statistics
import time
from collections.abc import Callable

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "assessor.settings")
os.environ["DATABASE_URL"] = "sqlite://:memory:"
os.environ["DEBUG"] = "false"
os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")

import django

django.setup()

from django.core.management import call_command
from django.test import Client
from django.test.utils import setup_test_environment

from assessor.accounts.models import User
from assessor.assessments.models import SelfAssessment
from assessor.assessments.ratings_file import read_ratings
from assessor.catalogue import Catalogue, published_catalogue
from assessor.engine.gap import Profile, Requirement, assess
from assessor.engine.learning_path import everything
from assessor.engine.matching import compile_profiles, match_all
from assessor.pages.example import RATINGS, ROLE
from assessor.reports.freezing import submit_and_report


def median_ms(work: Callable[[], object], rounds: int = 30) -> float:
    """The median time of one call in milliseconds, after one call to warm up."""
    work()
    times = []
    for _ in range(rounds):
        start = time.perf_counter()
        work()
        times.append(time.perf_counter() - start)
    return statistics.median(times) * 1000


def made_up_profiles(roles: int, skills: int, seed: int = 1) -> dict[str, Profile]:
    """Roles of 25 requirements each, one in five with an alternative."""
    chance = random.Random(seed)
    names = [f"s{number}" for number in range(skills)]
    profiles = {}
    for number in range(roles):
        chosen = chance.sample(names, 30)
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


def bench_path(catalogue: Catalogue) -> None:
    beginner = dict.fromkeys(catalogue.skills, 0)
    times = [
        median_ms(lambda profile=profile: everything(profile, beginner, catalogue.steps), rounds=3)
        for profile in catalogue.profiles.values()
    ]
    print(f"learning path of a beginner: median {statistics.median(times):.1f} ms, worst {max(times):.1f} ms a role")


def bench_pages(catalogue: Catalogue, answers: dict) -> None:
    user = User.objects.create_user("bench@example.org", "bench")
    draft = SelfAssessment.objects.start(user, target_role_id=catalogue.roles[ROLE].id)
    draft.save_answers({catalogue.skills[slug].id: value for slug, value in answers.items()})
    report = submit_and_report(catalogue, draft)
    draft = SelfAssessment.objects.start(user, target_role_id=catalogue.roles[ROLE].id)
    client = Client()
    client.force_login(user)
    bare = median_ms(lambda: client.get("/your-answers/"))
    print(f"a bare signed-in page: {bare:.1f} ms; as multiples of it:")
    pages = {
        "home": "/",
        "gap report": report.get_absolute_url(),
        "rating page": f"{draft.get_absolute_url()}groups/machine-learning/",
        "role": f"/roles/{ROLE}/",
        "career map": "/career-map/",
        "skills": "/skills/",
    }
    for name, address in pages.items():
        print(f"  {name:<12} {median_ms(lambda address=address: client.get(address)) / bare:.1f}")


def main() -> None:
    setup_test_environment()
    call_command("migrate", verbosity=0)
    call_command("load_catalogue", verbosity=0)
    catalogue = published_catalogue()
    answers = read_ratings(RATINGS.read_bytes(), {slug: skill.name for slug, skill in catalogue.skills.items()})
    bench_matching("the built-in catalogue", catalogue.profiles, answers)
    chance = random.Random(2)
    many = made_up_profiles(1000, 120)
    bench_matching("a made-up catalogue with 120 skills", many, {f"s{n}": chance.randint(0, 5) for n in range(120)})
    bench_path(catalogue)
    bench_pages(catalogue, answers)


if __name__ == "__main__":
    main()
