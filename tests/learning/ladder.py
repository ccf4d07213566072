"""A small ladder: Junior, Senior and Lead one above the other, an Analyst beside them, and a Cook far away."""

import re

from roles.models import CareerStep, Role
from tests import factories
from tests.reading import html

ROAD = "/road/"


def road(start: str, goal: str, more: str = "") -> str:
    """The address of the road from one role to another."""
    return f"{ROAD}?from={start}&to={goal}{more}"


def chosen(response) -> list[str]:
    """What the form of the road shows as chosen."""
    return re.findall(r'<option value="([^"]+)" selected>', html(response))


def ladder() -> dict[str, Role]:
    """Junior asks for Python 2; Senior for Python 3 and SQL 2 (20, then 8 and 20 hours); the Analyst for SQL 2, or
    Java; Lead for Python 3 and Talking 3 (6, 15 and 40 hours). The Cook asks for cooking 1 (8 hours).

    Junior to Senior and Senior to Lead are promotions, Junior to Analyst and Analyst to Lead moves.
    """
    track, other = (factories.TrackFactory(slug=slug, name=slug.capitalize()) for slug in ("coding", "kitchen"))
    python, sql, java, cooking = (factories.SkillFactory(slug=one) for one in ("python", "sql", "java", "cooking"))
    talking = factories.SkillFactory(slug="talking", kind="soft")
    asked = {
        "junior": (1, [{"skill": python, "level": 2}]),
        "senior": (3, [{"skill": python, "level": 3}, {"skill": sql, "level": 2, "essential": True}]),
        "analyst": (2, [{"skill": sql, "level": 2}]),
        "lead": (4, [{"skill": python, "level": 3}, {"skill": talking, "level": 3}]),
        "cook": (1, [{"skill": cooking, "level": 1}]),
    }
    roles = {
        slug: factories.published_role(
            *rows,
            alternatives={"sql": [java]} if slug == "analyst" else None,
            slug=slug,
            career_level=level,
            track=other if slug == "cook" else track,
        )
        for slug, (level, rows) in asked.items()
    }
    for start, end, kind in [
        ("junior", "senior", "promotion"),
        ("senior", "lead", "promotion"),
        ("junior", "analyst", "move"),
        ("analyst", "lead", "move"),
    ]:
        CareerStep.objects.create(from_role=roles[start], to_role=roles[end], kind=kind)
    return roles
