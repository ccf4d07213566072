"""A small catalogue document with one of everything, and how tests load and compare."""

from roles import models
from roles.exchange.load import Outcome, load
from roles.exchange.problems import CatalogueError, Origins

FILE = "catalogue.json"


def skill(slug: str, group: str = "making", **fields) -> dict:
    anchors = {str(level): f"Do {slug} as at level {level}." for level in range(1, 6)}
    return {"slug": slug, "name": slug.title(), "kind": "technical", "group": group, "anchors": anchors} | fields


def requirement(name: str, level: int = 3, weight: int = 3, **fields) -> dict:
    return {"skill": name, "level": level, "weight": weight} | fields


def role(slug: str, *requirements: dict, **fields) -> dict:
    profile = {"requirements": list(requirements)} if requirements else None
    title = slug.replace("-", " ").title()
    return {"slug": slug, "title": title, "track": "ladder", "career_level": 2, "profile": profile} | fields


def small() -> dict:
    """A fresh document that nothing is wrong with."""
    return {
        "groups": [{"slug": "making", "name": "Making"}, {"slug": "people", "name": "People", "description": "Soft."}],
        "sources": [{"slug": "survey", "title": "A survey"}, {"slug": "article", "title": "An article"}],
        "tracks": [{"slug": "ladder", "name": "Ladder", "summary": "Up."}, {"slug": "side", "name": "Side"}],
        "skills": [
            skill("python", hours={"1": 12}, practice={"1": "Write a script."}),
            skill("statistics"),
            skill("modelling", prerequisites=[{"level": 2, "skill": "python", "needs": 1}]),
            skill("listening", "people", kind="soft"),
        ],
        "roles": [
            role(
                "junior",
                requirement("python", 2, 5, essential=True),
                requirement("listening", 2, 1),
                career_level=1,
                also_known_as=["Beginner"],
                sources=["survey"],
                facts=[{"kind": "education", "text": "A first degree.", "source": "survey"}],
                pay=[{"low": 50_000, "high": 60_000, "year": 2024, "source": "survey"}],
                steps=[{"to": "senior", "kind": "promotion"}, {"to": "analyst", "kind": "move"}],
            ),
            role(
                "senior",
                requirement("modelling", 4, 5, essential=True, alternatives=["statistics"]),
                requirement("python", 3),
                summary="Leads.",
            ),
            role("analyst", requirement("statistics"), track="side", editors_judgement=True),
        ],
        "resources": [resource("python"), resource("statistics", to_level=4, last_checked="2026-01-31")],
    }


def resource(name: str, **fields) -> dict:
    return {
        "skill": name,
        "title": f"Learn {name}",
        "provider": "School",
        "url": f"https://example.org/{name}",
        "hours": 10,
        "free": True,
        "from_level": 0,
        "to_level": 2,
    } | fields


def load_document(raw: object) -> Outcome:
    return load(raw, Origins(whole=FILE))


def problems_of(raw: object) -> list[str]:
    """What a load of the document complains of; [] when it is loaded."""
    try:
        load_document(raw)
    except CatalogueError as error:
        return [str(problem) for problem in error.problems]
    return []


def rows() -> dict[str, list[tuple]]:
    """Every row of the catalogue with its primary key, by table; the mark of the last change too."""
    tables = [getattr(models, name) for name in models.__all__ if hasattr(getattr(models, name), "_meta")]
    tables.append(models.Role.sources.through)
    return {table.__name__: list(table.objects.order_by("pk").values_list()) for table in tables}


def empty_the_catalogue() -> None:
    """Remove everything, as a new database would be."""
    models.Role.objects.all().delete()
    models.Prerequisite.objects.all().delete()
    for table in (models.Skill, models.SkillGroup, models.Track, models.Source, models.CatalogueRevision):
        table.objects.all().delete()
