"""What to learn from: the catalogue's resources for the steps of a plan."""

from collections.abc import Iterable, Mapping

from assessor.engine.steps import Step
from roles.models import LearningResource

FIELDS = ("title", "provider", "url", "hours", "free", "from_level", "to_level")


def resources_for(steps: Iterable[Step], *, free_first: bool) -> Mapping[Step, list[dict]]:
    """The resources that help with each step, in one query: free ones first if that is wished, else as listed."""
    steps = list(steps)
    by_skill: dict[str, list[dict]] = {}
    if steps:
        rows = LearningResource.objects.filter(skill__slug__in={skill for skill, _ in steps})
        for slug, *values in rows.values_list("skill__slug", *FIELDS):
            by_skill.setdefault(slug, []).append(dict(zip(FIELDS, values, strict=True)))
    return {(skill, level): _that_help(by_skill.get(skill, []), level, free_first) for skill, level in steps}


def _that_help(resources: list[dict], level: int, free_first: bool) -> list[dict]:
    found = [one for one in resources if one["from_level"] < level <= one["to_level"]]
    return sorted(found, key=lambda one: not one["free"]) if free_first else found
