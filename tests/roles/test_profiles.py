"""Versions of requirements: a draft can be edited and published; what was published never changes."""

import pytest
from django.utils import timezone

from roles.models import Alternative, CatalogueRevision, ImmutableProfileError, Requirement, RoleProfile
from tests import factories

pytestmark = pytest.mark.django_db


@pytest.fixture
def published():
    """The published profile of a role that asks for one skill, for which another one serves as well."""
    skill = factories.SkillFactory(slug="python")
    role = factories.published_role({"skill": skill}, alternatives={"python": [factories.SkillFactory()]})
    return role.profiles.get()


def draft_of(role, version=2):
    return factories.RequirementFactory(profile__role=role, profile__version=version).profile


def rows(profile):
    requirement = profile.requirements.get()
    return {"profile": profile, "requirement": requirement, "alternative": requirement.alternatives.get()}


@pytest.mark.parametrize("part", ["profile", "requirement", "alternative"])
@pytest.mark.parametrize("act", ["save", "delete"])
def test_no_part_of_a_published_profile_is_changed_or_deleted(published, part, act):
    with pytest.raises(ImmutableProfileError, match="is published; make a new version"):
        getattr(rows(published)[part], act)()
    assert (RoleProfile.objects.count(), Requirement.objects.count(), Alternative.objects.count()) == (1, 1, 1)


def test_a_retired_profile_is_not_changed_either(published):
    draft_of(published.role).publish()
    with pytest.raises(ImmutableProfileError, match="is retired"):
        published.save()


def test_nothing_is_added_to_a_published_profile(published):
    with pytest.raises(ImmutableProfileError):
        factories.RequirementFactory(profile=published)


def test_a_copy_that_still_says_draft_does_not_open_a_published_profile(published):
    published.status = "draft"
    published.published_at = None
    with pytest.raises(ImmutableProfileError):
        published.save()


def test_a_draft_is_changed_and_deleted_freely():
    profile = draft_of(factories.RoleFactory())
    requirement = profile.requirements.get()
    requirement.level = 5
    requirement.save()
    requirement.delete()
    profile.delete()
    assert not RoleProfile.objects.exists()


def test_publishing_retires_the_version_before(published):
    draft_of(published.role).publish()
    assert dict(RoleProfile.objects.values_list("version", "status")) == {1: "retired", 2: "published"}


def test_publishing_leaves_other_roles_alone(published):
    draft_of(factories.RoleFactory()).publish()
    published.refresh_from_db()
    assert published.status == "published"


def test_publishing_says_since_when_and_marks_the_catalogue_as_changed(published):
    before = CatalogueRevision.current()
    draft = draft_of(published.role)
    draft.publish()
    draft.refresh_from_db()
    assert draft.published_at >= published.published_at
    assert CatalogueRevision.current() != before


def test_a_profile_that_asks_for_nothing_is_not_published(published):
    empty = factories.RoleProfileFactory(role=published.role, version=2)
    with pytest.raises(ValueError, match="asks for no skill yet"):
        empty.publish()
    assert RoleProfile.objects.published().get() == published


def test_only_a_draft_is_published(published):
    with pytest.raises(ImmutableProfileError, match="is published"):
        published.publish()


def test_with_requirements_takes_a_constant_number_of_queries(published, django_assert_num_queries):
    for _ in range(3):
        draft_of(factories.RoleFactory())
    with django_assert_num_queries(6):
        for profile in RoleProfile.objects.with_requirements():
            [(r.skill.group, [a.skill for a in r.alternatives.all()]) for r in profile.requirements.all()]


def test_a_draft_that_was_overtaken_is_published_under_the_next_number(db):
    role = factories.published_role()
    overtaken = factories.RequirementFactory(profile__role=role, profile__version=2).profile
    RoleProfile.objects.filter(role=role, status="published").update(status="retired")
    newer = RoleProfile.objects.bulk_create(
        [RoleProfile(role=role, version=3, status="published", published_at=timezone.now())]
    )[0]
    overtaken.publish()
    newer.refresh_from_db()
    assert (overtaken.version, newer.status) == (4, "retired")
