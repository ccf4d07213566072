"""Benchmark of a mentor's overview with a thousand mentees, as a multiple of a bare signed-in page."""

from collections.abc import Callable

from django.test import Client
from django.urls import reverse

from assessor.accounts.models import User
from assessor.catalogue import published_catalogue
from assessor.pages.example import ROLE
from tests.bench_times import multiple
from tests.mentoring.mentees import many

PEOPLE = 1000


def bench_overview(bare: Callable[[Client], object]) -> None:
    """`bare` opens the page that is the unit, with a client."""
    mentor = User.objects.create_user("mentor@example.org", "bench")
    many(PEOPLE, mentor, ROLE)
    client = Client(SERVER_NAME="localhost")
    client.force_login(mentor)
    address = reverse("overview-role", args=[ROLE])
    skill = published_catalogue().profiles[ROLE].requirements[0].skill
    asked = len(published_catalogue().profiles[ROLE].requirements)
    print(f"a mentor's overview of {PEOPLE} people x {asked} skills, as a multiple of a bare page:")
    for name, query in {"by name": "", "by a skill": f"?sort=-skill.{skill}", "who is ready": "?show=ready"}.items():
        times = multiple(lambda query=query: client.get(f"{address}{query}"), lambda: bare(client), rounds=20)
        print(f"  {name:<22} {times:.1f}")
