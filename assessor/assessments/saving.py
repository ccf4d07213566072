"""Saving answers so that nothing is lost in silence: whoever sends an answer says which state of it they had seen."""

from collections.abc import Mapping
from dataclasses import replace
from typing import NamedTuple

from django.db import transaction
from django.utils import timezone

from assessor.assessments.answers import Change, Given
from assessor.assessments.models import Answer, SelfAssessment, SelfAssessmentQuerySet, SubmittedError
from assessor.engine import levels


class Saved(NamedTuple):
    """What stands after saving: all answers by skill id, and those among them that were not written over."""

    assessment: SelfAssessment
    answers: dict[int, Answer]
    conflicts: dict[int, Answer]


@transaction.atomic
def save_answers(
    mine: SelfAssessmentQuerySet, changes: Mapping[int, Change], *, confirm: bool = False, adopted: bool = False
) -> Saved:
    """Write answers by skill id into the one draft that `mine` selects, compared and swapped one by one.

    An answer that somebody has changed since it was seen is left as it is and returned in `conflicts`, unless both say
    the same. Whole marks are compared: what was taken back and given anew has the version of the first answer again.
    What a page merely showed is not touched either; with `confirm` it was read and still holds today. With `adopted`
    the levels are a mentor's, which their owner takes over; an answer is marked so until its level changes.
    Raises SubmittedError when it is too late, SelfAssessment.DoesNotExist when `mine` selects none.
    """
    assessment = mine.for_writing().select_related("target_role").get()
    if not assessment.is_draft:
        raise SubmittedError("This self-assessment was submitted and does not change any more.")
    answers = {answer.skill_id: answer for answer in assessment.answers.all()}
    written, conflicts, cleared = {}, {}, {}
    for skill, change in changes.items():
        saved = answers.get(skill)
        is_same = change.given == (saved.given if saved else None)
        if is_same and saved and (confirm or not change.is_untouched):
            written[skill] = _new(change.given, saved, adopted, version=saved.version)
        elif is_same or change.is_untouched:
            continue
        elif saved and saved.mark != change.seen:
            conflicts[skill] = saved
        elif change.given is None:
            cleared[skill] = saved
        else:
            written[skill] = _new(change.given, saved, adopted, version=saved.version + 1 if saved else 1)
    _write(assessment, written)
    _take_back(cleared)
    standing = {skill: answer for skill, answer in (answers | written).items() if skill not in cleared}
    return Saved(assessment, standing, conflicts)


def _new(given: Given, saved: Answer | None, adopted: bool, *, version: int) -> Answer:
    """An answer as it is to stand from now on."""
    new = Answer.of(given, version=version, confirmed_at=timezone.now())
    new.is_adopted = adopted or bool(saved and saved.is_adopted and saved.value == new.value)
    return new


@transaction.atomic
def save_ratings(assessment: SelfAssessment, ratings: Mapping[int, levels.Answer]) -> Saved:
    """Write ratings by skill id over whatever stands there; notes and links stay. For ratings that come as a whole."""
    rows = SelfAssessment.objects.filter(pk=assessment.pk)
    rows.for_writing().first()
    saved = {answer.skill_id: answer for answer in assessment.answers.all()}
    changes = {}
    for skill, value in ratings.items():
        old = saved.get(skill)
        changes[skill] = Change(replace(old.given, value=value), old.mark) if old else Change(Given(value))
    return save_answers(rows, changes)


def _write(assessment: SelfAssessment, answers: Mapping[int, Answer]) -> None:
    """One statement for all of them; the assessment's row is locked, so that nobody comes in between."""
    for skill, answer in answers.items():
        answer.assessment, answer.skill_id = assessment, skill
    Answer.objects.bulk_create(
        answers.values(),
        update_conflicts=True,
        unique_fields=["assessment", "skill"],
        update_fields=["kind", "level", "note", "evidence", "confirmed_at", "version", "is_adopted"],
    )


def _take_back(answers: Mapping[int, Answer]) -> None:
    """Leave these open again, with nothing that belonged to them."""
    if answers:
        Answer.objects.filter(pk__in=[answer.pk for answer in answers.values()]).delete()
