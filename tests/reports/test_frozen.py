"""A report says tomorrow what it says today, whatever happens to the catalogue; and nobody can change it."""

import re

import pytest
from django.db import DatabaseError, transaction

from assessor.engine import VERSION
from assessor.reports.models import FrozenReportError, GapReport, digest_of
from roles.models import Anchor, LearningResource, Prerequisite, Requirement, Role, RoleFact, RoleProfile, Skill
from tests import assessed, factories
from tests.crowd import add_resource

pytestmark = pytest.mark.django_db


@pytest.fixture
def report(learner, role):
    add_resource(Skill.objects.get(slug="sql"))
    role.facts.create(kind="education", text="A degree.")
    return assessed.report(learner, role, {"python": 3, "sql": 1, "sets": 0, "talking": 4})


def rename_everything():
    for model, field in ((Skill, "name"), (Role, "title")):
        for row in model.objects.all():
            model.objects.filter(pk=row.pk).update(**{field: f"Renamed {row.pk}", "slug": f"renamed-{row.pk}"})
    Anchor.objects.update(text="Rewritten", practice="Rewritten", hours=1)
    RoleFact.objects.update(text="Rewritten")
    LearningResource.objects.update(title="Rewritten")


def publish_a_new_version():
    old = RoleProfile.objects.published().get(role__slug="coder")
    draft = RoleProfile.objects.create(role=old.role, version=2, ready_at=40)
    for one in old.requirements.all():
        factories.RequirementFactory(profile=draft, skill=one.skill, level=5, weight=1, essential=not one.essential)
    draft.publish()


def delete_what_can_be_deleted():
    LearningResource.objects.all().delete()
    Prerequisite.objects.all().delete()
    Role.objects.all().delete()
    Skill.objects.filter(slug="java").delete()


def page(client, report) -> bytes:
    """The report's page but for the note on newer versions, the one thing on it that is about the present."""
    return PRESENT.sub(b"", client.get(report.get_absolute_url()).content)


PRESENT = re.compile(rb'<aside class="note newer-version".*?</aside>', re.DOTALL)
EDITS = [rename_everything, publish_a_new_version, delete_what_can_be_deleted]


@pytest.mark.parametrize("edit", EDITS, ids=lambda edit: edit.__name__)
def test_the_page_stays_the_same_to_the_letter(as_learner, report, edit):
    before = page(as_learner, report)
    edit()
    assert page(as_learner, report) == before


def test_only_the_word_of_a_newer_version_is_added(as_learner, report):
    before = page(as_learner, report)
    publish_a_new_version()
    shown = as_learner.get(report.get_absolute_url()).content
    assert shown != before
    assert len(PRESENT.findall(shown)) == 1


@pytest.mark.parametrize("edit", EDITS, ids=lambda edit: edit.__name__)
def test_the_content_still_has_its_fingerprint(report, edit):
    edit()
    after = GapReport.objects.get(pk=report.pk)
    assert after.is_intact
    assert (after.content, after.digest, after.engine_version) == (report.content, report.digest, VERSION)


def test_the_edits_of_these_tests_do_change_a_new_report(learner, role, report):
    publish_a_new_version()
    second = assessed.report(learner, role, {})
    assert second.content["role"]["profile_version"] == 2
    assert second.digest != report.digest


def test_the_page_names_engine_and_fingerprint(as_learner, report):
    page = as_learner.get(report.get_absolute_url()).content.decode()
    assert f"Engine {VERSION}. SHA-256 {digest_of(report.content)}." in page


def test_a_report_keeps_what_it_was_judged_by(report, role):
    assert report.profile == role.profiles.get()
    asked = {one["skill"]: (one["required"], one["weight"]) for one in report.content["requirements"]}
    assert asked == {"python": (3, 3), "sql": (3, 3), "talking": (2, 3)}
    assert report.content["skills"]["sql"]["anchors"]["3"] == "Do Sql as at 3."
    assert report.content["answers"] == {"python": 3, "sets": 0, "sql": 1, "talking": 4}


def test_the_model_refuses_to_save_a_report_again(report):
    report.content["verdict"] = "ready"
    with pytest.raises(FrozenReportError):
        report.save()
    with pytest.raises(FrozenReportError):
        GapReport.objects.get(pk=report.pk).save(update_fields=["content"])


@pytest.mark.parametrize("change", [{"content": {}}, {"digest": "0"}, {"engine_version": "0"}, {"role_title": "Boss"}])
def test_the_database_refuses_to_change_a_report(report, change):
    with pytest.raises(DatabaseError), transaction.atomic():
        GapReport.objects.update(**change)
    assert GapReport.objects.get().is_intact


def test_a_content_that_was_tampered_with_is_noticed(report):
    report.content["verdict"] = "ready"
    assert not report.is_intact


def test_a_skill_that_somebody_rated_cannot_be_deleted(report):
    Requirement.objects.all().delete()
    with pytest.raises(DatabaseError):
        Skill.objects.get(slug="python").delete()


def test_a_report_goes_with_its_owner(learner, report):
    learner.delete()
    assert not GapReport.objects.exists()
