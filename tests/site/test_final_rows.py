"""What is final is refused by the database itself, whatever code asks for the change."""

import pytest
from django.db import IntegrityError, transaction

from assessor.assessments.answers import Given
from assessor.assessments.models import Answer, SelfAssessment
from assessor.assessments.saving import save_ratings
from assessor.catalogue import published_catalogue
from assessor.reports.freezing import submit_and_report
from assessor.reports.models import GapReport
from roles.models import Alternative, Requirement, RoleProfile
from tests import factories


@pytest.fixture
def submitted(learner):
    skill = factories.SkillFactory(slug="knots")
    other = factories.SkillFactory(slug="splices")
    role = factories.published_role({"skill": skill}, alternatives={"knots": [other]})
    draft = SelfAssessment.objects.start(learner, target_role_id=role.pk)
    save_ratings(draft, {skill.pk: 2})
    submit_and_report(published_catalogue(), draft)
    return draft


@pytest.mark.parametrize(
    ("rows", "change"),
    [
        (RoleProfile, {"ready_at": 10}),
        (RoleProfile, {"change_note": "Easier now"}),
        (RoleProfile, {"status": "draft", "published_at": None}),
        (Requirement, {"level": 1}),
        (Alternative, {"position": 9}),
        (SelfAssessment, {"status": "draft", "submitted_at": None}),
        (Answer, {"level": 5}),
        (GapReport, {"content": {}}),
        (GapReport, {"digest": "0" * 64}),
    ],
)
def test_a_final_row_cannot_be_changed_by_any_query(submitted, rows, change):
    with pytest.raises(IntegrityError), transaction.atomic():
        rows.objects.update(**change)


def test_no_answer_can_be_added_to_a_submitted_assessment(submitted):
    late = Answer.of(Given(3), assessment=submitted, skill=factories.SkillFactory())
    with pytest.raises(IntegrityError), transaction.atomic():
        Answer.objects.bulk_create([late])


def test_a_published_profile_can_be_retired(submitted):
    assert RoleProfile.objects.update(status="retired") == 1


def test_a_draft_can_be_changed_at_will(db):
    requirement = factories.RequirementFactory(level=3)
    Requirement.objects.update(level=4)
    RoleProfile.objects.update(ready_at=70)
    requirement.refresh_from_db()
    assert requirement.level == 4


def test_people_may_still_erase_what_is_theirs(submitted, learner):
    learner.delete()
    assert not Answer.objects.exists()
    assert not GapReport.objects.exists()
