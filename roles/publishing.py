"""Publishing a draft, now or on a day, and retiring a role: the rules beyond what a profile itself allows."""

from datetime import date

from django.conf import settings
from django.contrib.auth import get_user_model
from django.db import transaction
from django.db.models import QuerySet
from django.utils import timezone

from roles.models import (
    Alternative,
    CatalogueRevision,
    ImmutableProfileError,
    Requirement,
    Role,
    RoleProfile,
    ScheduledPublication,
)

User = get_user_model()

TWO_PEOPLE = (
    "{draft} is published by somebody who did not write it, and you changed it. "
    "Ask another editor to look at it and publish it."
)
NOTE = "Note for publication"  # whoever words it has not written the draft
CHANGED_SINCE = "{draft} was changed after its day was decided. Ask who did not write it to look at it again."
NOBODY = "{draft} waits for an editor who did not write it; whoever decided its day has left."


class PublicationError(Exception):
    """A draft cannot be published, or a role not retired; the text tells an editor why."""


def _records(draft: RoleProfile) -> list[QuerySet]:
    """The history of the draft and of what it asks for."""
    own = RoleProfile.history.filter(id=draft.pk).exclude(history_change_reason=NOTE)
    rows = Requirement.history.filter(profile_id=draft.pk)
    alternatives = Alternative.history.filter(requirement_id__in=rows.values("id"))
    return [own, rows, alternatives]


def authors(draft: RoleProfile) -> set[int]:
    """The keys of all who made the draft or changed what it asks for."""
    return {key for kind in _records(draft) for key in kind.values_list("history_user", flat=True)} - {None}


def refuse_unless_ready(draft: RoleProfile, by: User | None) -> None:
    """Raise PublicationError unless this person may publish the draft as it is saved now."""
    if not RoleProfile.objects.filter(pk=draft.pk, status=RoleProfile.Status.DRAFT).exists():
        raise PublicationError(f"{draft} is no draft any more.")
    if not draft.requirements.exists():
        raise PublicationError(f"{draft} asks for no skill yet, so it cannot be published.")
    if settings.PUBLISHER_IS_NOT_AUTHOR:
        if by is None:
            raise PublicationError(NOBODY.format(draft=draft))
        if by.pk in authors(draft):
            raise PublicationError(TWO_PEOPLE.format(draft=draft))


def annotate(draft: RoleProfile, note: str) -> None:
    """Give a draft its change note."""
    if draft.change_note != note:
        draft.change_note, draft._change_reason = note, NOTE
        draft.save(update_fields=["change_note"])


@transaction.atomic
def publish(draft: RoleProfile, by: User | None, *, note: str | None = None, reason: str = "Published") -> None:
    """Make a draft the version that people are assessed against. Raises PublicationError, and changes nothing."""
    Role.objects.select_for_update().get(pk=draft.role_id)
    refuse_unless_ready(draft, by)
    if note is not None:
        annotate(draft, note)
    draft._history_user, draft._change_reason = by, reason
    ScheduledPublication.objects.filter(profile=draft).delete()
    Role.objects.filter(pk=draft.role_id).update(successor=None)  # what is offered again has no successor
    try:
        draft.publish()
    except (ImmutableProfileError, ValueError) as error:
        raise PublicationError(str(error)) from error


@transaction.atomic
def schedule(draft: RoleProfile, day: date, by: User, *, note: str) -> ScheduledPublication:
    """Have a draft published on a day. Raises PublicationError when it could not be published now."""
    Role.objects.select_for_update().get(pk=draft.role_id)
    refuse_unless_ready(draft, by)
    annotate(draft, note)
    wanted = {"day": day, "decided_by": by, "decided_at": timezone.now(), "refusal": ""}
    return ScheduledPublication.objects.update_or_create(profile=draft, defaults=wanted)[0]


def publish_due(today: date) -> tuple[list[RoleProfile], list[ScheduledPublication]]:
    """Publish what is due. Returns what was published, and what could not be, each with its `refusal`."""
    done, refused = [], []
    for due in ScheduledPublication.objects.filter(day__lte=today).select_related("profile__role", "decided_by"):
        try:
            _refuse_if_changed_since(due)
            publish(due.profile, due.decided_by, reason=f"Planned for {due.day.isoformat()}")
        except PublicationError as error:
            due.refusal = str(error)
            due.save(update_fields=["refusal"])
            refused.append(due)
        else:
            done.append(due.profile)
    return done, refused


def _refuse_if_changed_since(due: ScheduledPublication) -> None:
    """Raise PublicationError where a second person decides, and what they looked at is not what would be published."""
    records = _records(due.profile) if settings.PUBLISHER_IS_NOT_AUTHOR else []
    if any(kind.filter(history_date__gt=due.decided_at).exists() for kind in records):
        raise PublicationError(CHANGED_SINCE.format(draft=due.profile))


@transaction.atomic
def retire(role: Role, successor: Role | None) -> None:
    """Offer a role no more; its page then leads to the successor. Old reports and plans stay as they are.

    A draft stays a draft; the day that it was planned for, if any, is given up.

    Raises PublicationError when the role is not offered, or the successor is not.
    """
    Role.objects.select_for_update().filter(pk__in=[role.pk, successor.pk if successor else role.pk]).count()
    published = role.profiles.published().first()
    if published is None:
        raise PublicationError(f"{role} is not offered, so it cannot be retired.")
    if successor and (successor == role or not successor.profiles.published().exists()):
        raise PublicationError(f"{successor} is no other role that is offered.")
    ScheduledPublication.objects.filter(profile__role=role).delete()
    published._change_reason = "Retired"
    published.retire()
    role.successor = successor
    role.save(update_fields=["successor"])
    CatalogueRevision.bump()
