"""A small role to be assessed for: Python (with Java as alternative) and SQL in one group, talking in another."""

from roles.models import Prerequisite, Role
from tests import factories
from tests.kept_rows import made_once


def coder() -> Role:
    """Asks for Python 3 (essential) or Java 3, SQL 3 and Talking 2, each with weight 3; SQL 2 needs Sets 1."""
    made_once("coder", _make)
    return Role.objects.select_related("track").get(slug="coder")


def _make() -> None:
    coding = factories.SkillGroupFactory(slug="coding", name="Coding", position=1)
    people = factories.SkillGroupFactory(slug="people", name="People", position=2)
    python, java, sql, sets = (
        factories.SkillFactory(slug=slug, group=coding, position=place)
        for place, slug in enumerate(["python", "java", "sql", "sets"])
    )
    talking = factories.SkillFactory(slug="talking", kind="soft", group=people)
    Prerequisite.objects.create(skill=sql, level=2, needs=sets, needs_level=1)
    factories.published_role(
        {"skill": python, "essential": True},
        {"skill": sql},
        {"skill": talking, "level": 2},
        alternatives={"python": [java]},
        slug="coder",
        title="Coder",
    )
