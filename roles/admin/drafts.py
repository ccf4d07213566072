"""A new draft from a version of a role's requirements."""

from django.db import transaction
from django.db.models import Max

from roles.exchange.sync import create
from roles.models import Alternative, CatalogueRevision, Requirement, Role, RoleProfile


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
    _copy_requirements(profile, draft)
    CatalogueRevision.bump()
    return draft


def _copy_requirements(source: RoleProfile, target: RoleProfile) -> None:
    asked = list(source.requirements.prefetch_related("alternatives"))
    fields = ("skill_id", "level", "weight", "essential", "position")
    copies = [
        Requirement(profile=target, **{name: getattr(requirement, name) for name in fields}) for requirement in asked
    ]
    others = [
        Alternative(requirement=copy, skill_id=other.skill_id, position=other.position)
        for requirement, copy in zip(asked, copies, strict=True)
        for other in requirement.alternatives.all()
    ]
    reason = f"A copy of version {source.version}"
    create(copies, reason)
    create(others, reason)
