"""A new draft from a version of a role's requirements."""

from django.db import transaction
from django.db.models import Max, prefetch_related_objects

from roles.asked_rows import asked_by_key, insert
from roles.models import CatalogueRevision, Role, RoleProfile


class DraftExistsError(Exception):
    """The role has a draft already; a role has one at a time."""


def next_version(role: int) -> int:
    """The number after the highest of the role's versions."""
    return (RoleProfile.objects.filter(role=role).aggregate(highest=Max("version"))["highest"] or 0) + 1


def draft_of(role: int) -> RoleProfile | None:
    """The role's draft, if it has one."""
    return RoleProfile.objects.filter(role=role, status=RoleProfile.Status.DRAFT).select_related("role").first()


@transaction.atomic
def new_draft(profile: RoleProfile) -> RoleProfile:
    """A draft that asks for what this version asks for. Raises DraftExistsError when the role has one already."""
    Role.objects.select_for_update().get(pk=profile.role_id)
    if draft := draft_of(profile.role_id):
        raise DraftExistsError(f"{draft} is a draft already; publish or delete it first.")
    draft = RoleProfile.objects.create(
        role=profile.role, version=next_version(profile.role_id), ready_at=profile.ready_at
    )
    prefetch_related_objects([profile], "requirements__alternatives")
    insert([(draft, asked_by_key(profile))], f"A copy of version {profile.version}")
    CatalogueRevision.bump()
    return draft
