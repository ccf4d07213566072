"""What the rows are called that a history leads to, also those that are gone, in a constant number of queries."""

from collections import defaultdict
from collections.abc import Iterable

from django.contrib.auth import get_user_model
from django.db.models import Model

from roles.history.rows import NAMED_BY
from roles.models import Requirement, Role, RoleProfile, Skill

GONE = "something that is gone"


class Names:
    """Names by model and key, and of which row a requirement and a version is a part."""

    def __init__(self, wanted: dict[type[Model], set[int]]):
        wanted = defaultdict(set, {model: set(keys) for model, keys in wanted.items()})
        self.names: dict[tuple[type[Model], int], str] = {}
        self.there: set[tuple[type[Model], int]] = set()  # what is not gone
        self.profile_of: dict[int, int] = {}
        asked = self._values(Requirement, wanted[Requirement], ("skill_id", "profile_id"))
        for key, (skill, profile) in asked.items():
            self.profile_of[key] = profile
            wanted[Skill].add(skill)
            wanted[RoleProfile].add(profile)
        versions = self._values(RoleProfile, wanted[RoleProfile], ("role_id", "version"))
        wanted[Role] |= {role for role, _ in versions.values()}
        for model, column in NAMED_BY.items():
            for key, (name,) in self._values(model, wanted[model], (column,)).items():
                self.names[model, key] = name
        for key, (role, version) in versions.items():
            self.names[RoleProfile, key] = f"{self.of(Role, role)}, version {version}"
        for key, (skill, _) in asked.items():
            self.names[Requirement, key] = self.of(Skill, skill)

    def of(self, model: type[Model] | None, key: int | None) -> str:
        """What a row is called now; what is gone, as it was called last."""
        return "" if model is None or key is None else self.names.get((model, key), GONE)

    def _values(self, model: type[Model], keys: set[int], columns: tuple[str, ...]) -> dict[int, tuple]:
        """Columns of rows by key, of those that are gone as the history knows them last."""
        rows = model._default_manager.filter(pk__in=keys).values_list("pk", *columns)
        found = {key: tuple(values) for key, *values in rows}
        self.there |= {(model, key) for key in found}
        if gone := keys - set(found):
            kept = model.history.filter(id__in=gone).order_by("history_id").values_list("id", *columns)
            found |= {key: tuple(values) for key, *values in kept}
        return found


def people(keys: Iterable[int]) -> dict[int, str]:
    """What the people are called who are still known."""
    return {person.pk: str(person) for person in get_user_model()._base_manager.filter(pk__in=set(keys))}
