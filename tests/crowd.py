"""A catalogue of any size, to see whether a page's queries grow with it."""

from roles import models
from tests import factories


def crowd(number: int, **fields) -> models.Role:
    """A published role with `number` of everything that can hang on it; the skills are called crowd-0 and so on."""
    group = factories.SkillGroupFactory(slug="crowd")
    skills = [factories.SkillFactory(slug=f"crowd-{n}", group=group) for n in range(number)]
    other = {n: factories.SkillFactory(slug=f"other-{n}") for n in range(number)}
    asked = [{"skill": skill, "essential": n % 2 == 0} for n, skill in enumerate(skills)]
    alternatives = {skill.slug: [other[n]] for n, skill in enumerate(skills)}
    role = factories.published_role(*asked, alternatives=alternatives, slug="crowded", **fields)
    for n, skill in enumerate(skills):
        _hang_on(role, skill, n)
    return role


def _hang_on(role: models.Role, skill: models.Skill, n: int) -> None:
    """One more fact, pay row, source, neighbour, resource and prerequisite."""
    source = models.Source.objects.create(slug=f"source-{n}", title=f"Source {n}")
    role.sources.add(source)
    for kind in models.RoleFact.Kind.values:
        role.facts.create(kind=kind, text=f"Fact {n}", source=source)
    role.pay.create(low=1000 + n, high=2000, source=source)
    neighbour = factories.published_role({"skill": skill}, slug=f"neighbour-{n}", track=role.track)
    models.CareerStep.objects.create(from_role=role, to_role=neighbour, kind="promotion")
    models.CareerStep.objects.create(from_role=neighbour, to_role=role, kind="move")
    needed = factories.SkillFactory(slug=f"needed-{n}", group=skill.group)
    models.Prerequisite.objects.create(skill=skill, level=2, needs=needed, needs_level=1)
    add_resource(skill)


def add_resource(skill: models.Skill, **fields) -> models.LearningResource:
    values = {"title": "A course", "provider": "A school", "url": "https://example.org/", "hours": 8, "free": True}
    return skill.resources.create(**(values | {"from_level": 0, "to_level": 5} | fields))
