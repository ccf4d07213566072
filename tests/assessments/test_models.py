"""Self-assessments: one draft a person, a new one from the last one's answers, nothing changes after submitting."""

import pytest
from django.db import DatabaseError, IntegrityError, transaction

from assessor.assessments.answers import Given
from assessor.assessments.models import Answer, SelfAssessment, SubmittedError
from assessor.assessments.saving import save_ratings
from roles.models import Skill
from tests import assessed, factories

pytestmark = pytest.mark.django_db


@pytest.fixture
def submitted(learner, role):
    return assessed.report(learner, role, {"python": 3, "talking": "not-sure"}).assessment


def test_a_person_has_one_draft(learner, role):
    first = assessed.draft(learner, role, {"python": 2})
    second = assessed.draft(learner, role)
    assert first.pk == second.pk
    assert second.answers_by_skill() == {"python": 2}


def test_the_database_refuses_a_second_draft(learner, role):
    assessed.draft(learner, role)
    with pytest.raises(IntegrityError), transaction.atomic():
        SelfAssessment.objects.create(owner=learner, target_role=role)


def test_two_people_have_drafts_of_their_own(learner, stranger, role):
    assert assessed.draft(learner, role).pk != assessed.draft(stranger, role).pk


def test_aiming_for_another_role_keeps_the_draft_and_its_answers(learner, role):
    other = factories.published_role()
    assessed.draft(learner, role, {"python": 2})
    draft = assessed.draft(learner, other, current=role)
    draft.refresh_from_db()
    assert (draft.target_role, draft.current_role) == (other, role)
    assert draft.answers_by_skill() == {"python": 2}


def test_answers_are_read_back_as_the_engine_wants_them(learner, role):
    answers = {"python": 0, "java": "not-applicable", "sql": "not-sure", "talking": 5}
    assert assessed.draft(learner, role, answers).answers_by_skill() == answers


def test_an_answer_is_changed_in_place(learner, role):
    draft = assessed.draft(learner, role, {"python": 2, "sql": 1})
    save_ratings(draft, {Skill.objects.get(slug="python").pk: "not-sure"})
    assert draft.answers_by_skill() == {"python": "not-sure", "sql": 1}


def test_a_new_assessment_starts_from_the_last_submitted_answers(learner, role, submitted):
    second = assessed.draft(learner, role)
    assert second.pk != submitted.pk
    assert second.answers_by_skill() == {"python": 3, "talking": "not-sure"}


def test_answers_taken_over_keep_the_day_on_which_they_were_given(learner, role, submitted):
    given = submitted.answers.get(skill__slug="python").confirmed_at
    assert assessed.draft(learner, role).answers.get(skill__slug="python").confirmed_at == given


def test_the_last_answers_are_those_submitted_last(learner, role, submitted):
    assessed.report(learner, role, {"python": 5, "talking": 1})
    assert assessed.draft(learner, role).answers_by_skill() == {"python": 5, "talking": 1}


def test_nobody_starts_from_somebody_elses_answers(stranger, role, submitted):
    assert assessed.draft(stranger, role).answers_by_skill() == {}


def test_a_submitted_assessment_refuses_every_change(submitted, role):
    with pytest.raises(SubmittedError):
        submitted.save()
    with pytest.raises(SubmittedError):
        save_ratings(submitted, {Skill.objects.get(slug="python").pk: 5})
    assert submitted.answers_by_skill()["python"] == 3


def test_a_copy_that_still_says_draft_is_refused_as_well(learner, role):
    stale = assessed.draft(learner, role, {"python": 3})
    SelfAssessment.objects.get(pk=stale.pk).submit()
    assert stale.is_draft
    with pytest.raises(SubmittedError):
        stale.save()
    with pytest.raises(SubmittedError):
        save_ratings(stale, {Skill.objects.get(slug="python").pk: 5})


def test_answers_of_a_submitted_assessment_refuse_every_change(submitted):
    answer = submitted.answers.get(skill__slug="python")
    answer.level = 5
    with pytest.raises(SubmittedError):
        answer.save()
    with pytest.raises(SubmittedError):
        answer.delete()
    with pytest.raises(SubmittedError):
        Answer.of(Given(4), assessment=submitted, skill=Skill.objects.get(slug="sql")).save()


@pytest.mark.parametrize("change", [{"level": 5}, {"kind": "not-sure", "level": None}])
def test_the_database_refuses_to_change_submitted_answers(submitted, change):
    with pytest.raises(DatabaseError), transaction.atomic():
        submitted.answers.filter(skill__slug="python").update(**change)
    assert submitted.answers_by_skill()["python"] == 3


def test_the_database_refuses_to_reopen_a_submitted_assessment(submitted):
    with pytest.raises(DatabaseError), transaction.atomic():
        SelfAssessment.objects.filter(pk=submitted.pk).update(status="draft", submitted_at=None)


def test_submitting_twice_says_who_was_first(learner, role):
    draft = assessed.draft(learner, role, {"python": 3})
    assert draft.submit()
    assert not SelfAssessment.objects.get(pk=draft.pk).submit()


@pytest.mark.parametrize("fields", [{"kind": "level", "level": 6}, {"kind": "level"}, {"kind": "not-sure", "level": 1}])
def test_the_database_knows_what_an_answer_is(learner, role, fields):
    draft = assessed.draft(learner, role)
    with pytest.raises(IntegrityError), transaction.atomic():
        Answer.objects.create(assessment=draft, skill=Skill.objects.get(slug="sql"), **fields)


def test_deleting_a_person_deletes_their_assessments_and_answers(learner, submitted):
    learner.delete()
    assert not SelfAssessment.objects.exists()
    assert not Answer.objects.exists()
