"""Loading and versions: what asks for something else is a new version; what was published stays as it was."""

import pytest

from assessor.assessments.models import SelfAssessment
from assessor.reports.models import GapReport
from roles.models import Requirement, Role, RoleProfile
from tests import factories
from tests.exchange.documents import load_document, problems_of, requirement, rows, small

pytestmark = pytest.mark.django_db


@pytest.fixture
def loaded():
    load_document(small())


def versions(slug="junior"):
    profiles = RoleProfile.objects.filter(role__slug=slug).order_by("version")
    return [(profile.version, profile.status) for profile in profiles]


def changed(level=4, **fields):
    """The small document where the junior needs more Python."""
    raw = small()
    raw["roles"][0]["profile"]["requirements"][0]["level"] = level
    raw["roles"][0] |= fields
    return raw


def draft(*requirements, **fields):
    return {"requirements": list(requirements)} | fields


def test_a_changed_profile_becomes_a_new_version_and_the_old_one_is_retired(loaded):
    old = list(Requirement.objects.filter(profile__role__slug="junior").values_list())
    outcome = load_document(changed())
    assert versions() == [(1, "retired"), (2, "published")]
    assert outcome.counts["profiles"]["changed"] == 1
    assert list(Requirement.objects.filter(profile__role__slug="junior", profile__version=1).values_list()) == old


@pytest.mark.parametrize(
    "fields",
    [{"level": 3}, {"weight": 4}, {"essential": False}, {"alternatives": ["modelling"]}, {"skill": "modelling"}],
)
def test_every_part_of_what_is_asked_counts_as_a_change(loaded, fields):
    raw = small()
    raw["roles"][0]["profile"]["requirements"][0] |= fields
    load_document(raw)
    assert versions() == [(1, "retired"), (2, "published")]


def test_another_threshold_is_a_change(loaded):
    raw = small()
    raw["roles"][0]["profile"]["ready_at"] = 90
    load_document(raw)
    assert versions() == [(1, "retired"), (2, "published")]


def test_a_change_of_texts_makes_no_version(loaded):
    raw = small()
    raw["roles"][0] |= {"title": "Beginner", "summary": "Starts.", "facts": [], "pay": []}
    raw["roles"][0]["profile"]["change_note"] = "Nothing but words."
    raw["skills"][0]["name"] = "Python 3"
    load_document(raw)
    assert versions() == [(1, "published")]


def test_the_version_that_a_report_was_made_for_stays_the_same_row(loaded, learner):
    profile = RoleProfile.objects.get(role__slug="junior")
    assessment = SelfAssessment.objects.create(owner=learner, target_role=profile.role)
    report = GapReport.objects.create(
        owner=learner, assessment=assessment, profile=profile, role_title="Junior", content={}, engine_version="1"
    )
    load_document(changed())
    report.refresh_from_db()
    assert (report.profile_id, report.profile.status, report.profile.version) == (profile.pk, "retired", 1)


def test_going_back_to_what_was_asked_once_is_a_version_of_its_own(loaded):
    load_document(changed())
    load_document(small())
    assert versions() == [(1, "retired"), (2, "retired"), (3, "published")]


def test_an_earlier_version_in_the_document_is_added_as_retired():
    raw = changed(earlier_profiles=[draft(requirement("python"), version=3)])
    raw["roles"][0]["profile"]["version"] = 7
    load_document(raw)
    assert versions() == [(3, "retired"), (7, "published")]


def test_an_earlier_version_that_was_published_here_is_never_replaced(loaded):
    raw = changed(earlier_profiles=[draft(requirement("python"), version=1)])
    raw["roles"][0]["profile"]["version"] = 2
    before = rows()
    [problem] = problems_of(raw)
    assert "role junior: earlier_profiles: version 1 is here already and asks for something else" in problem
    assert rows() == before


def test_what_is_published_is_the_highest_version_even_when_older_ones_arrive_late(loaded):
    late = [draft(requirement("python"), version=2)]
    raw = small()
    raw["roles"][0] |= {"earlier_profiles": late}
    raw["roles"][0]["profile"]["version"] = 3
    load_document(raw)
    assert versions() == [(1, "retired"), (2, "retired"), (3, "published")]


def test_a_draft_is_loaded_and_may_be_empty():
    load_document(changed(draft=draft(change_note="To come.")))
    assert versions() == [(1, "published"), (2, "draft")]


def test_a_changed_draft_takes_the_place_of_the_one_before(loaded):
    load_document(changed(level=2, draft=draft(requirement("python"))))
    load_document(changed(level=2, draft=draft(requirement("listening"))))
    assert versions() == [(1, "published"), (2, "draft")]
    assert Requirement.objects.get(profile__status="draft").skill.slug == "listening"


def test_a_draft_that_the_document_does_not_name_is_left_alone(loaded):
    role = Role.objects.get(slug="junior")
    factories.RequirementFactory(profile__role=role, profile__version=2)
    load_document(small())
    assert versions() == [(1, "published"), (2, "draft")]


def test_a_draft_comes_after_a_version_that_is_published_past_it(loaded):
    role = Role.objects.get(slug="junior")
    factories.RequirementFactory(profile__role=role, profile__version=2)
    load_document(changed())
    assert versions() == [(1, "retired"), (2, "published"), (3, "draft")]


def test_an_earlier_version_with_the_number_of_a_draft_is_no_fault(loaded):
    role = Role.objects.get(slug="junior")
    factories.RequirementFactory(profile__role=role, profile__version=2)
    raw = changed(earlier_profiles=[draft(requirement("python"), version=2)])
    raw["roles"][0]["profile"]["version"] = 3
    assert problems_of(raw) == []
    assert versions() == [(1, "retired"), (2, "retired"), (3, "published"), (4, "draft")]


def test_the_moment_of_publishing_is_taken_from_the_document():
    raw = small()
    raw["roles"][0]["profile"]["published_at"] = "2025-03-01T12:00:00.123456+02:00"
    load_document(raw)
    moment = RoleProfile.objects.get(role__slug="junior").published_at
    assert moment.isoformat() == "2025-03-01T10:00:00.123456+00:00"
