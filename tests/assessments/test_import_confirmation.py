"""Confirming a file of ratings: all of it as it was shown or nothing, and never over what was changed elsewhere."""

from datetime import timedelta

import pytest
from django.core import signing
from django.utils import timezone

from assessor.assessments.answers import Change, Given
from assessor.assessments.models import SelfAssessment, SubmittedError
from assessor.assessments.saving import save_answers
from roles.models import CatalogueRevision, Skill
from tests import assessed, factories
from tests.assessments.sending import AFTER, BEFORE, confirm, paste, token
from tests.reading import html, section, words

pytestmark = pytest.mark.django_db


@pytest.fixture
def draft(learner, role):
    return assessed.draft(learner, role, BEFORE)


def change(assessment, skill: str, value, **more) -> None:
    """Another window saves an answer."""
    pk = Skill.objects.get(slug=skill).pk
    old = assessment.answers.filter(skill=pk).first()
    new = Change(Given(value, **more), old.mark) if old else Change(Given(value, **more))
    save_answers(SelfAssessment.objects.filter(pk=assessment.pk), {pk: new})


def test_confirming_saves_exactly_what_was_shown_and_leads_back(as_learner, draft):
    response = confirm(as_learner, draft, token(paste(as_learner, draft)), follow=True)
    assert response.redirect_chain == [(f"/assessments/{draft.pk}/", 302)]
    assert "Saved three ratings from the file." in words(response)
    assert draft.answers_by_skill() == AFTER


def test_notes_and_links_stay_with_changed_answers(as_learner, draft):
    change(draft, "python", 2, note="Two years", evidence="https://example.org/")
    confirm(as_learner, draft, token(paste(as_learner, draft)))
    answer = draft.answers.get(skill__slug="python")
    assert answer.given == Given(4, "Two years", "https://example.org/")
    assert answer.version == 3


def test_unchanged_answers_are_not_touched(as_learner, draft):
    long_ago = timezone.now() - timedelta(days=500)
    draft.answers.update(confirmed_at=long_ago)
    confirm(as_learner, draft, token(paste(as_learner, draft)))
    assert draft.answers.get(skill__slug="talking").confirmed_at == long_ago
    assert draft.answers.get(skill__slug="python").confirmed_at > long_ago


def test_confirming_twice_saves_once(as_learner, draft):
    shown = token(paste(as_learner, draft))
    confirm(as_learner, draft, shown)
    marks = {answer.skill_id: answer.mark for answer in draft.answers.all()}
    response = confirm(as_learner, draft, shown, follow=True)
    assert "The ratings of the file were saved already." in words(response)
    assert {answer.skill_id: answer.mark for answer in draft.answers.all()} == marks


@pytest.mark.parametrize(
    ("skill", "value"), [("python", 3), ("java", 5), ("talking", 4)], ids=["changed", "new", "unchanged"]
)
def test_what_was_changed_elsewhere_since_stops_all_of_it_and_is_named(as_learner, draft, skill, value):
    shown = token(paste(as_learner, draft))
    change(draft, skill, value)
    response = confirm(as_learner, draft, shown)
    assert response.status_code == 409
    assert f"In another window you have changed {skill.title()} since you saw this page." in words(response)
    assert "changed meanwhile" in section(response, "changed")
    assert draft.answers_by_skill() == BEFORE | {skill: value}


def test_a_note_that_was_written_elsewhere_since_is_not_lost(as_learner, draft):
    shown = token(paste(as_learner, draft))
    change(draft, "python", 2, note="Important")
    assert confirm(as_learner, draft, shown).status_code == 409
    assert draft.answers.get(skill__slug="python").given == Given(2, "Important")


def test_the_preview_after_a_conflict_can_be_confirmed(as_learner, draft):
    shown = token(paste(as_learner, draft))
    change(draft, "python", 3)
    again = confirm(as_learner, draft, shown)
    assert "Python changed meanwhile from 3 Competent to 4 Proficient" in section(again, "changed")
    assert confirm(as_learner, draft, token(again)).status_code == 302
    assert draft.answers_by_skill() == AFTER


def test_the_same_change_elsewhere_is_no_conflict(as_learner, draft):
    shown = token(paste(as_learner, draft))
    change(draft, "python", 4)
    assert confirm(as_learner, draft, shown).status_code == 302
    assert draft.answers_by_skill() == AFTER


def test_answers_that_are_not_in_the_file_may_change_meanwhile(as_learner, draft):
    shown = token(paste(as_learner, draft))
    change(draft, "sets", 2)
    assert confirm(as_learner, draft, shown).status_code == 302
    assert draft.answers_by_skill() == AFTER | {"sets": 2}


def test_after_an_hour_the_file_is_asked_for_again(as_learner, draft, monkeypatch):
    shown = token(paste(as_learner, draft))
    now = signing.time.time()
    monkeypatch.setattr(signing.time, "time", lambda: now + 3601)
    response = confirm(as_learner, draft, shown)
    assert response.status_code == 400
    assert "This preview is more than an hour old." in words(response)
    assert 'name="file"' in html(response)
    assert draft.answers_by_skill() == BEFORE


@pytest.mark.parametrize("forged", ["", "x", "a:b:c", "\0", "\u00e9:\u00e9:\u00e9", "x" * 100_000])
def test_a_forged_confirmation_saves_nothing_and_says_so(as_learner, draft, forged):
    response = confirm(as_learner, draft, forged)
    assert response.status_code == 400
    assert "This confirmation belongs to no preview of this assessment." in words(response)
    assert draft.answers_by_skill() == BEFORE


def test_a_confirmation_that_was_tampered_with_is_a_forged_one(as_learner, draft):
    shown = token(paste(as_learner, draft))
    assert confirm(as_learner, draft, shown[:9] + ("a" if shown[9] != "a" else "b") + shown[10:]).status_code == 400
    ratings = {"draft": str(draft.pk), "ratings": [["python", 5, "0"]]}
    assert confirm(as_learner, draft, signing.dumps(ratings)).status_code == 400
    assert draft.answers_by_skill() == BEFORE


def test_a_confirmation_counts_only_for_its_own_draft(as_learner, draft, stranger, role, client):
    theirs = assessed.draft(stranger, role)
    shown = token(paste(as_learner, draft))
    client.force_login(stranger)
    assert confirm(client, theirs, shown).status_code == 400
    assert theirs.answers_by_skill() == {}


def test_a_skill_that_was_deleted_since_stops_all_of_it(as_learner, draft):
    extra = factories.SkillFactory(slug="juggling")
    shown = token(paste(as_learner, draft, "skill,level\njuggling,3\npython,5\n"))
    extra.delete()
    CatalogueRevision.bump()
    assert confirm(as_learner, draft, shown).status_code == 400
    assert draft.answers_by_skill() == BEFORE


def test_a_draft_that_was_deleted_while_it_was_confirmed_is_not_found(as_learner, draft, monkeypatch):
    shown = token(paste(as_learner, draft))
    monkeypatch.setattr("assessor.assessments.preview.save_answers", raising(SelfAssessment.DoesNotExist))
    assert confirm(as_learner, draft, shown).status_code == 404


def raising(error):
    def save(*args, **kwargs):
        raise error

    return save


def test_a_confirmation_that_loses_the_race_with_submit_says_so(as_learner, draft, monkeypatch):
    shown = token(paste(as_learner, draft))
    monkeypatch.setattr("assessor.assessments.preview.save_answers", raising(SubmittedError))
    response = confirm(as_learner, draft, shown)
    assert response.status_code == 409
    assert "This assessment was submitted" in words(response)
