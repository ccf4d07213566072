"""Newer versions of the coder's requirements."""

from roles.admin.drafts import new_draft
from roles.models import RoleProfile


def publish_version(change=lambda draft: None, slug: str = "coder", **fields) -> RoleProfile:
    """A copy of what the role asks for today, changed and published."""
    draft = new_draft(RoleProfile.objects.published().get(role__slug=slug))
    for name, value in fields.items():
        setattr(draft, name, value)
    draft.save()
    change(draft)
    draft.publish()
    return draft


def asked(draft: RoleProfile, skill: str):
    """The requirement of a draft for a skill."""
    return draft.requirements.get(skill__slug=skill)


def ask(skill: str, **fields):
    """A change of one requirement."""

    def change(draft: RoleProfile) -> None:
        requirement = asked(draft, skill)
        for name, value in fields.items():
            setattr(requirement, name, value)
        requirement.save()

    return change
