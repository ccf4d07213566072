"""The database itself keeps published versions as they are, also from what passes the models by."""

import pytest
from django.db import DatabaseError, transaction

from roles.models import Alternative, Requirement, RoleProfile
from tests import factories

pytestmark = pytest.mark.django_db


@pytest.fixture(params=["published", "retired"])
def role(request):
    """A role whose first version is final, with a draft as its second or third."""
    python = factories.SkillFactory(slug="python")
    role = factories.published_role({"skill": python}, alternatives={"python": [factories.SkillFactory()]})
    if request.param == "retired":
        factories.RequirementFactory(profile__role=role, profile__version=2).profile.publish()
    factories.RequirementFactory(profile__role=role, profile__version=3)
    return role


@pytest.mark.parametrize(
    ("model", "change"),
    [
        (RoleProfile, {"ready_at": 1}),
        (RoleProfile, {"version": 9}),
        (RoleProfile, {"change_note": "Never mind."}),
        (RoleProfile, {"status": "draft", "published_at": None}),
        (Requirement, {"level": 5}),
        (Requirement, {"weight": 5}),
        (Requirement, {"essential": True}),
        (Alternative, {"position": 7}),
    ],
    ids=str,
)
def test_an_update_of_a_final_version_is_refused(role, model, change):
    place = {RoleProfile: "", Requirement: "profile__", Alternative: "requirement__profile__"}[model]
    rows = model.objects.filter(**{f"{place}role": role, f"{place}version": 1})
    assert rows.exists()
    with pytest.raises(DatabaseError, match="a published profile does not change"), transaction.atomic():
        rows.update(**change)


def test_a_requirement_is_not_moved_out_of_a_final_version(role):
    requirement = Requirement.objects.get(profile__role=role, profile__version=1)
    requirement.profile = RoleProfile.objects.get(role=role, status="draft")
    with pytest.raises(DatabaseError, match="a published profile does not change"), transaction.atomic():
        requirement.save()


def test_a_draft_is_updated_freely(role):
    assert Requirement.objects.filter(profile__role=role, profile__status="draft").update(level=5) == 1
