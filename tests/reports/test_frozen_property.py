"""Whatever editors do, one thing after another, a report says what it said: content, fingerprint and page."""

import re
from contextlib import suppress

import pytest
from django.db import transaction
from django.db.models import ProtectedError
from django.test import Client
from django.utils.timezone import localdate
from hypothesis import given, settings
from hypothesis import strategies as st

from assessor import catalogue
from assessor.reports.models import GapReport
from roles.admin.drafts import draft_of, new_draft
from roles.exchange.export import export_json
from roles.exchange.load import load
from roles.exchange.problems import CatalogueError, Origins
from roles.merge_plan import MergeError
from roles.merging import merge
from roles.models import (
    Alternative,
    Anchor,
    CareerStep,
    CatalogueRevision,
    LearningResource,
    Prerequisite,
    Requirement,
    Role,
    RoleFact,
    RoleProfile,
    ScheduledPublication,
    Skill,
    SkillGroup,
    Track,
)
from roles.publishing import publish_due, retire
from tests import assessed, factories
from tests.crowd import add_resource

pytestmark = pytest.mark.django_db

ANSWERS = {"python": 3, "sql": 1, "sets": 0, "talking": 4}
PRESENT = re.compile(rb'<aside class="note newer-version".*?</aside>', re.S)


def rename(pick: int) -> None:
    """Names everywhere; a slug that was chosen once stays in the admin, yet a report would not mind."""
    for model, field in ((Skill, "name"), (Role, "title"), (SkillGroup, "name"), (Track, "name")):
        for row in model.objects.all():
            model.objects.filter(pk=row.pk).update(**{field: f"Renamed {row.pk}, {pick}"})
    Skill.objects.filter(slug="talking").update(slug=f"speaking-{pick}")


def re_anchor(pick: int) -> None:
    Anchor.objects.filter(level=pick % 5 + 1).update(text=f"Rewritten {pick}", practice=f"Rewritten {pick}")
    RoleFact.objects.update(text=f"Rewritten {pick}")
    LearningResource.objects.update(hours=pick % 90 + 1, provider=f"Renamed {pick}")


def new_hours(pick: int) -> None:
    Anchor.objects.update(hours=pick % 400 + 1)


def re_weigh(pick: int) -> None:
    """A new version with other levels, weights, essentials and bar."""
    published = RoleProfile.objects.published().filter(role__slug="coder").first()
    if published is None:
        return
    draft = draft_of(published.role_id) or new_draft(published)
    draft.ready_at = pick % 100 + 1
    draft.save()
    for one in draft.requirements.all():
        one.level, one.weight, one.essential = (pick + one.pk) % 5 + 1, pick % 5 + 1, not one.essential
        one.save()
    draft.publish()


def retire_a_role(pick: int) -> None:
    """With another role in its place, where there is one."""
    offered = list(Role.objects.open_to_all().order_by("pk"))
    if offered:
        gone = offered[pick % len(offered)]
        retire(gone, next((role for role in offered if role != gone), None))


def plan_a_publication(pick: int) -> None:
    """A draft whose day has come."""
    published = RoleProfile.objects.published().filter(role__slug="coder").first()
    if published is None:
        return
    draft = draft_of(published.role_id) or new_draft(published)
    draft.requirements.update(level=pick % 5 + 1)
    ScheduledPublication.objects.update_or_create(profile=draft, defaults={"day": localdate()})
    publish_due(localdate())


def merge_skills(pick: int) -> None:
    """As a duplicate: what asks for the one asks for the other from now on."""
    skills = list(Skill.objects.order_by("pk"))
    if len(skills) > 2:
        old, new = skills[pick % len(skills)], skills[(pick + 1) % len(skills)]
        with suppress(MergeError):  # their prerequisites may close a circle
            merge(old, new, CatalogueRevision.current())


def bring_in(pick: int) -> None:
    """A framework's document: new texts for what is here, another version of what it asks for."""
    document = export_json()
    for skill in document["skills"]:
        skill["description"] = f"Brought in {pick}"
    for role in document["roles"]:
        for asked in (role["profile"] or {"requirements": []})["requirements"]:
            asked["level"] = (asked["level"] + pick) % 5 + 1
    with suppress(CatalogueError):  # what earlier edits left unfinished is refused as a whole
        load(document, Origins("a document"))


def put_together(pick: int) -> None:
    """A new version in which one skill stands for another, which then only serves as well."""
    published = RoleProfile.objects.published().filter(role__slug="coder").first()
    if published is None:
        return
    draft = draft_of(published.role_id) or new_draft(published)
    asked = list(draft.requirements.all())
    gone = asked[pick % len(asked)]
    if len(asked) > 1:
        gone.delete()
        kept = draft.requirements.first()
        Alternative.objects.get_or_create(requirement=kept, skill=gone.skill)
    draft.publish()


def delete(pick: int) -> None:
    """What nothing in the catalogue and nobody's answers need."""
    LearningResource.objects.all().delete()
    RoleFact.objects.all().delete()
    Prerequisite.objects.all().delete()
    CareerStep.objects.all().delete()
    if pick % 3 == 0:
        Role.objects.all().delete()
        with suppress(ProtectedError):  # others were merged into it
            Skill.objects.filter(slug="java").delete()


def new_prerequisites(pick: int) -> None:
    python, sets = Skill.including_merged.get(slug="python"), Skill.including_merged.get(slug="sets")
    Prerequisite.objects.get_or_create(skill=python, level=pick % 5 + 1, needs=sets, defaults={"needs_level": 2})


def another_track(pick: int) -> None:
    Role.objects.update(track=factories.TrackFactory(), career_level=pick % 7 + 1)


def more_to_learn_from(pick: int) -> None:
    add_resource(
        Skill.including_merged.get(slug="sql"), title=f"Course {LearningResource.objects.count()}", hours=pick % 90 + 1
    )
    for role in Role.objects.all():
        role.facts.create(kind="education", text=f"A degree {pick}.")


def another_role(pick: int) -> None:
    """One that would be near, and a step that would lead there."""
    role = factories.published_role({"skill": Skill.including_merged.get(slug="sql"), "level": pick % 5 + 1})
    for other in Role.objects.exclude(pk=role.pk)[:1]:
        CareerStep.objects.create(from_role=other, to_role=role, kind="promotion")


ACTIONS = [
    rename,
    re_anchor,
    new_hours,
    re_weigh,
    retire_a_role,
    plan_a_publication,
    put_together,
    merge_skills,
    bring_in,
    delete,
    new_prerequisites,
    another_track,
    more_to_learn_from,
    another_role,
]
sequences = st.lists(st.tuples(st.sampled_from(ACTIONS), st.integers(0, 500)), min_size=1, max_size=7)


@pytest.fixture
def report(learner, role):
    add_resource(Skill.objects.get(slug="sql"))
    role.facts.create(kind="education", text="A degree.")
    return assessed.report(learner, role, ANSWERS, current=role)


def page(client: Client, report: GapReport) -> bytes:
    """The report's page but for what it says of newer versions, which is the one thing that may change."""
    response = client.get(report.get_absolute_url())
    assert response.status_code == 200
    return PRESENT.sub(b"", response.content)


def test_a_report_stays_as_it_was_whatever_editors_do(as_learner, report):
    shown = page(as_learner, report)

    @settings(max_examples=settings.default.max_examples // 2)
    @given(sequences)
    def stays(sequence):
        with transaction.atomic():
            for action, pick in sequence:
                action(pick)
                CatalogueRevision.bump()
                kept = GapReport.objects.get(pk=report.pk)
                assert kept.is_intact
                assert (kept.content, kept.digest) == (report.content, report.digest)
                assert page(as_learner, report) == shown
            transaction.set_rollback(True)
        catalogue.forget()

    stays()


@pytest.mark.parametrize("action", ACTIONS, ids=lambda action: action.__name__)
def test_every_one_of_these_edits_changes_the_catalogue(role, report, action):
    def state() -> list:
        models = (Skill, Anchor, Requirement, Alternative, RoleProfile, Role, RoleFact, LearningResource, CareerStep)
        return [list(model.objects.order_by("pk").values()) for model in (*models, Prerequisite)]

    before = state()
    action(3)
    assert state() != before
