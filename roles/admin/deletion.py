"""Why something cannot be deleted, in the words of the catalogue and of nothing else."""

from collections.abc import Iterable
from operator import attrgetter

from django.contrib.admin.utils import NestedObjects
from django.db.models import Model
from django.urls import reverse
from django.utils.html import format_html
from django.utils.text import capfirst

from roles.models import Alternative, PayRow, Prerequisite, Requirement, RoleFact, RoleProfile

# Rows that are edited on the page of something else, which says more to an editor: the path to it, what to load.
SHOWN_ON = {
    Requirement: ("profile", "profile__role"),
    Alternative: ("requirement.profile", "requirement__profile__role"),
    Prerequisite: ("skill", "skill"),
    RoleFact: ("role", "role"),
    PayRow: ("role", "role"),
}


def protected_by(rows: Iterable[Model]) -> list[str]:
    """A line with a link for each row of the catalogue that needs these rows.

    Rows of people (their answers) protect a skill as well. An editor learns that there are some, never which.
    """
    rows = list(rows)
    if not rows:
        return []
    collector = NestedObjects(using=rows[0]._state.db, origin=rows)
    collector.collect(rows)
    found: dict[type[Model], list] = {}
    for row in collector.protected:
        found.setdefault(type(row), []).append(row.pk)
    lines = [line for model, keys in found.items() for line in _lines(model, keys)]
    return sorted(lines)


def _lines(model: type[Model], keys: list) -> list[str]:
    if model._meta.app_label != "roles":
        return [f"{capfirst(model._meta.verbose_name_plural)}, which are not part of the catalogue"]
    path, loaded = SHOWN_ON.get(model, ("", None))
    rows = model._base_manager.filter(pk__in=keys)
    if not path:
        return [format_html("{}: {}", capfirst(model._meta.verbose_name), _link(row)) for row in rows]
    pages = map(attrgetter(path), rows.select_related(loaded))
    return [format_html("{} of {}", capfirst(model._meta.verbose_name), _link(page)) for page in pages]


def _link(row: Model) -> str:
    if getattr(row, "merged_into_id", None):
        return f"{row}, which was merged into it"  # it has no page any more
    address = reverse(f"admin:roles_{row._meta.model_name}_change", args=[row.pk])
    return format_html('<a href="{}">{}</a>', address, row)


def kept_versions(**of) -> list[str]:
    """A line for each version that is or was published: reports were judged by it, so it is never deleted."""
    versions = RoleProfile.objects.filter(**of).exclude(status=RoleProfile.Status.DRAFT).select_related("role")
    return [format_html("{} ({}): {}", _link(version), version.status, KEPT) for version in versions]


KEPT = "versions that people were assessed against are kept"
