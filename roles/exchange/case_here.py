"""What a reader of CASE packages has to know of the catalogue."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from roles.models import Framework, Role, Skill


@dataclass(frozen=True)
class Here:
    """What is here already: frameworks with their names, skills and roles, by slug."""

    frameworks: Mapping[str, str] = field(default_factory=dict)
    skills: frozenset[str] = frozenset()
    roles: frozenset[str] = frozenset()

    @classmethod
    def now(cls) -> "Here":
        skills, roles = (frozenset(model.objects.values_list("slug", flat=True)) for model in (Skill, Role))
        return cls(dict(Framework.objects.values_list("slug", "name")), skills, roles)
