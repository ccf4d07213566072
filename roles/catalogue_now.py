"""The catalogue as the rules of its health look at it, in a constant number of queries."""

from collections import defaultdict
from datetime import date

from django.db.models import Count, Exists, Max, OuterRef

from roles.health import AskedFor, CatalogueNow, ResourceNow, RoleNow, SkillNow
from roles.models import Alternative, Anchor, CareerStep, LearningResource, Prerequisite, Requirement, Role, Skill

PUBLISHED, DRAFT = "published", "draft"


def catalogue_now(today: date) -> CatalogueNow:
    """Everything that the rules of `roles.health` read."""
    needs = Prerequisite.objects.order_by("pk").values_list("skill", "level", "needs", "needs_level")
    resources = LearningResource.objects.values_list("pk", "title", "skill", "from_level", "to_level", "last_checked")
    return CatalogueNow(
        today=today,
        skills=_skills(),
        asked=_asked(),
        in_drafts=frozenset(_in_drafts()),
        needs=tuple(((skill, level), (needed, at)) for skill, level, needed, at in needs),
        resources={key: ResourceNow(*values) for key, *values in resources},
        roles=_roles(),
    )


def _skills() -> dict[int, SkillNow]:
    described = defaultdict(set)
    for skill, level in Anchor.objects.exclude(text="").values_list("skill", "level"):
        described[skill].add(level)
    rows = Skill.objects.values_list("pk", "name", "framework")
    return {key: SkillNow(name, framework is not None, frozenset(described[key])) for key, name, framework in rows}


def _asked() -> dict[int, AskedFor]:
    """By skill, what requirements of published profiles and their alternatives ask of it."""
    asked: dict[int, AskedFor] = {}
    rows = Requirement.objects.filter(profile__status=PUBLISHED).order_by().values("skill")
    others = Alternative.objects.filter(requirement__profile__status=PUBLISHED).order_by().values("skill")
    found = [
        *rows.annotate(highest=Max("level"), times=Count("pk")).values_list("skill", "highest", "times"),
        *others.annotate(highest=Max("requirement__level"), times=Count("pk")).values_list("skill", "highest", "times"),
    ]
    for skill, highest, times in found:
        before = asked.get(skill, AskedFor(0, 0))
        asked[skill] = AskedFor(max(before.level, highest), before.times + times)
    return asked


def _in_drafts() -> set[int]:
    own = Requirement.objects.filter(profile__status=DRAFT).values_list("skill", flat=True)
    others = Alternative.objects.filter(requirement__profile__status=DRAFT).values_list("skill", flat=True)
    return {*own, *others}


def _roles() -> dict[int, RoleNow]:
    """The roles that people can aim at."""
    onward = CareerStep.objects.between_open_roles().filter(from_role=OuterRef("pk"))
    rows = Role.objects.open_to_all().order_by().values_list("pk", "title", "career_level", Exists(onward))
    return {key: RoleNow(title, level, leads_on) for key, title, level, leads_on in rows}
