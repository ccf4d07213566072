"""Every change in the admin is announced, so that no page goes on with an old copy of the catalogue."""

import pytest

from roles.models import LearningResource, Role, RoleProfile, Skill, SkillGroup, Source, Track
from tests import factories
from tests.admin.pages import address, errors, filled, run, run_on_list, save

MAKE = {
    LearningResource: lambda: LearningResource.objects.create(
        skill=factories.SkillFactory(),
        title="A course",
        provider="A school",
        url="https://example.org",
        hours=3,
        free=True,
        from_level=0,
        to_level=1,
    ),
    Role: factories.RoleFactory,
    RoleProfile: factories.RoleProfileFactory,
    Skill: factories.SkillFactory,
    SkillGroup: factories.SkillGroupFactory,
    Source: lambda: Source.objects.create(slug="survey", title="Survey"),
    Track: factories.TrackFactory,
}
EACH = pytest.mark.parametrize("model", MAKE, ids=lambda model: model.__name__)


@EACH
def test_a_save_is_announced(as_editor, revision, model):
    row = MAKE[model]()
    assert save(as_editor, row).status_code == 302
    assert revision.changed()


@EACH
def test_a_deletion_is_announced(as_editor, revision, model):
    row = MAKE[model]()
    assert as_editor.post(address(model, row, "delete"), {"post": "yes"}).status_code == 302
    assert revision.changed()


@EACH
def test_a_deletion_from_the_list_is_announced(as_editor, revision, model):
    row = MAKE[model]()
    sent = {"action": "delete_selected", "_selected_action": row.pk, "post": "yes"}
    assert as_editor.post(address(model), sent).status_code == 302
    assert not model.objects.exists()
    assert revision.changed()


def test_something_new_is_announced(as_editor, revision):
    page = address(Track, page="add")
    as_editor.post(page, filled(as_editor.get(page)) | {"name": "Data", "slug": "data"})
    assert Track.objects.exists()
    assert revision.changed()


@pytest.mark.parametrize("action", ["publish", "draft_from_this"])
def test_publishing_and_a_new_draft_are_announced(as_editor, revision, draft, action):
    if action == "draft_from_this":
        draft.publish()
        revision.changed()
    (run_on_list if action == "publish" else run)(as_editor, action, draft)
    assert revision.changed()


def test_looking_and_a_refused_save_are_not_announced(as_editor, revision, draft):
    errors(save(as_editor, draft, ready_at=0))
    assert not revision.changed()
