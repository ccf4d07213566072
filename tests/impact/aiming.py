"""People who aim at a role, any number of them written in bulk, and drafts that ask otherwise than before."""

from collections.abc import Callable
from datetime import timedelta

from django.utils import timezone

from assessor.accounts.models import User
from assessor.assessments.models import Answer, SelfAssessment
from assessor.engine.levels import Answers
from roles.models import Requirement, Role, RoleProfile, Skill
from tests import factories


def aiming(number: int, role: Role, answers: Answers | Callable[[int], Answers], days_ago: int = 0) -> list[User]:
    """So many new people with a submitted assessment that aims at the role; `answers` may differ by place."""
    known = User.objects.count()
    people = User.objects.bulk_create(
        User(email=f"aiming{known + n}@example.org", name=f"Canary {known + n}", password="!") for n in range(number)
    )
    rate(people, role, answers, days_ago)
    return people


def rate(people: list[User], role: Role, answers: Answers | Callable[[int], Answers], days_ago: int = 0) -> None:
    """One more submitted assessment of each."""
    drafts = SelfAssessment.objects.bulk_create(SelfAssessment(owner=one, target_role=role) for one in people)
    ids = dict(Skill.objects.values_list("slug", "pk"))
    kept = []
    for place, draft in enumerate(drafts):
        for slug, value in (answers(place) if callable(answers) else answers).items():
            level = value if isinstance(value, int) else None
            kind = value if level is None else Answer.Kind.LEVEL
            kept.append(Answer(assessment=draft, skill_id=ids[slug], kind=kind, level=level))
    Answer.objects.bulk_create(kept, batch_size=5_000)
    submitted = {"status": "submitted", "submitted_at": timezone.now() - timedelta(days=days_ago)}
    SelfAssessment.objects.drafts().filter(owner__in=people).update(**submitted)


def redraft(role: Role, ready_at: int = 85, **asked: dict | None) -> RoleProfile:
    """A draft like the published version, with these requirements (by slug) changed, added, or left out (None)."""
    published = RoleProfile.objects.published().get(role=role)
    draft = factories.RoleProfileFactory(role=role, version=published.version + 1, ready_at=ready_at)
    for row in published.requirements.select_related("skill"):
        changes = asked.pop(row.skill.slug, {})
        if changes is not None:
            copy = {"level": row.level, "weight": row.weight, "essential": row.essential, "position": row.position}
            made = Requirement.objects.create(profile=draft, skill=row.skill, **(copy | changes))
            for other in row.alternatives.all():
                made.alternatives.create(skill=other.skill, position=other.position)
    for slug, fields in asked.items():
        factories.RequirementFactory(profile=draft, skill=Skill.objects.get(slug=slug), **fields)
    return draft
