"""Merging two skills: what asks for the old one asks for the other from now on, and nothing published changes.

The old skill's row stays, since old answers, reports and versions hold on to it, and says what it was merged into.
"""

from uuid import UUID

from django.conf import settings
from django.db import models, transaction
from django.db.models import Max
from django.dispatch import Signal
from django.utils import timezone

from roles.asked_rows import insert
from roles.exchange.sync import REASON, create, update
from roles.merge_plan import MergeError, Plan, Version, naming, plan_of
from roles.models import Alternative, CatalogueRevision, Requirement, Role, RoleProfile, Skill, Suggestion

# Sent within the transaction with `old` and `new`, for those who keep something by the key or slug of a skill.
skill_merged = Signal()

Status = RoleProfile.Status
MEANWHILE = "The catalogue was changed after you opened this page, so nothing was merged. Look at it again."


TWO_PEOPLE = (
    "Published versions ask for {old}, {count} of them, and nobody publishes alone here. Have drafts published that "
    "ask for {new} instead; then merge."
)


class ChangedMeanwhileError(MergeError):
    """The catalogue is not any more what the preview was made from."""


@transaction.atomic
def merge(old: Skill, new: Skill, revision: UUID | None) -> Plan:
    """Merge a skill into another, at a revision of the catalogue; returns what was done.

    Raises MergeError, and changes nothing, when the catalogue is at another revision by now, one of the skills is gone,
    their prerequisites together close a circle, or it would publish where two people are asked for.
    """
    # Roles first and in one order, then the row at which all changes of the catalogue queue, as in publishing.
    asking = naming(old).order_by().values("role")
    list(Role.objects.select_for_update().filter(pk__in=asking).order_by("pk"))
    list(CatalogueRevision.objects.select_for_update())
    if CatalogueRevision.current() != revision:
        raise ChangedMeanwhileError(MEANWHILE)
    if old.pk == new.pk or Skill.objects.filter(pk__in=[old.pk, new.pk]).count() < 2:
        raise MergeError("These are not two skills of the catalogue, so nothing was merged.")
    plan = plan_of(old, new)
    if settings.PUBLISHER_IS_NOT_AUTHOR and plan.published:
        raise MergeError(TWO_PEOPLE.format(count=len(plan.published), old=old, new=new))
    _apply(plan, plan.note.removesuffix(".")[:REASON])
    skill_merged.send(sender=Skill, old=old, new=new)
    CatalogueRevision.bump()
    return plan


def _apply(plan: Plan, reason: str) -> None:
    for version in plan.drafts:
        _rewrite(version, plan, reason)
    _new_versions(plan, reason)
    for moves in (plan.needs, plan.resources):
        _delete(moves.gone, reason)
    update(plan.needs.moved, ["skill", "needs", "needs_level"], reason)
    update(plan.resources.moved, ["skill"], reason)
    Suggestion.objects.filter(skill=plan.old).update(skill=plan.new)
    for skill in [plan.old, *Skill.including_merged.filter(merged_into=plan.old)]:
        skill.merged_into, skill._change_reason = plan.new, reason
        skill.save(update_fields=["merged_into"])


def _delete(rows: list[models.Model], reason: str) -> None:
    """One by one, so that the history names the reason."""
    for row in rows:
        row._change_reason = reason
        row.delete()


def _rewrite(version: Version, plan: Plan, reason: str) -> None:
    """Change a draft in place: rows keep their keys and places where they can."""
    rows = {row.skill_id: row for row in version.profile.requirements.all()}
    others = [other for row in rows.values() for other in row.alternatives.all()]
    by_skill = {other.skill_id: other for other in others}
    wanted = []
    for asks in version.after:
        row = rows.pop(asks.skill, None) or rows.pop(plan.old.pk)
        if asks.skill == plan.new.pk and plan.old.pk in rows:
            row.position = min(row.position, rows[plan.old.pk].position)
        row.skill_id, row.level, row.weight, row.essential = asks.skill, asks.level, asks.weight, asks.essential
        wanted.append((row, asks.alternatives))
    kept = [_alternative(by_skill, plan, row, place, key) for row, keys in wanted for place, key in enumerate(keys)]
    gone = [other for other in others if other not in kept]
    _delete(gone, reason)
    update(kept, ["requirement", "skill", "position"], reason)
    _delete(list(rows.values()), reason)
    update([row for row, _ in wanted], ["skill", "level", "weight", "essential", "position"], reason)


def _alternative(others: dict[int, Alternative], plan: Plan, row: Requirement, place: int, key: int) -> Alternative:
    """The row that says so already, or said it of the old skill."""
    other = others.get(key) or others[plan.old.pk]
    other.requirement, other.skill_id, other.position = row, key, place
    return other


def _new_versions(plan: Plan, reason: str) -> None:
    """A new published version of each role that asks for the old skill; the one before is retired."""
    before = [version.profile for version in plan.published]
    numbers = RoleProfile.objects.filter(role__in=[one.role_id for one in before]).order_by()
    highest = dict(numbers.values("role").annotate(highest=Max("version")).values_list("role", "highest"))
    for profile in before:
        profile.status = Status.RETIRED
    update(before, ["status"], reason)
    after = [
        RoleProfile(
            role_id=profile.role_id,
            version=highest[profile.role_id] + 1,
            status=Status.PUBLISHED,
            ready_at=profile.ready_at,
            change_note=plan.note,
            published_at=timezone.now(),
        )
        for profile in before
    ]
    create(after, reason)
    insert([(profile, version.after) for profile, version in zip(after, plan.published, strict=True)], reason)
