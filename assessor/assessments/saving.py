"""Saving answers so that nothing is lost in silence: whoever sends an answer says which state of it they had seen."""

from collections.abc import Mapping
from dataclasses import replace
from typing import NamedTuple

from django.db import transaction
from django.utils import timezone

from assessor.assessments.answers import Change, Given, version_of
from assessor.assessments.models import Answer, SelfAssessment, SelfAssessmentQuerySet, SubmittedError
from assessor.engine import levels


class Saved(NamedTuple):
    """What stands after saving: all answers by skill id, and those among them that were not written over."""

    assessment: SelfAssessment
    answers: dict[int, Answer]
    conflicts: dict[int, Answer]


@transaction.atomic
def save_answers(mine: SelfAssessmentQuerySet, changes: Mapping[int, Change], *, confirm: bool = False) -> Saved:
    """Write answers by skill id into the one draft that `mine` selects, compared and swapped one by one.

    An answer that somebody has changed since it was seen is left as it is and returned in `conflicts`, unless both say
    the same. What a page merely showed is not touched either; with `confirm` it was read and still holds today.
    Raises SubmittedError when it is too late, SelfAssessment.DoesNotExist when `mine` selects none.
    """
    assessment = mine.for_writing().select_related("target_role").get()
    if not assessment.is_draft:
        raise SubmittedError("This self-assessment was submitted and does not change any more.")
    answers = {answer.skill_id: answer for answer in assessment.answers.all()}
    written, conflicts, now = {}, {}, timezone.now()
    for skill, change in changes.items():
        saved = answers.get(skill)
        version = saved.version if saved else 0
        new = Answer.of(change.given, assessment=assessment, skill_id=skill, version=version + 1, confirmed_at=now)
        if saved and saved.given == change.given:
            if confirm or not change.is_untouched:
                new.version = version
                written[skill] = new
        elif change.is_untouched:
            continue
        elif saved is None or version == version_of(change.seen):
            written[skill] = new
        else:
            conflicts[skill] = saved
    _write(written)
    return Saved(assessment, answers | written, conflicts)


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


def _write(answers: Mapping[int, Answer]) -> None:
    """One statement for all of them; the assessment's row is locked, so that nobody comes in between."""
    Answer.objects.bulk_create(
        answers.values(),
        update_conflicts=True,
        unique_fields=["assessment", "skill"],
        update_fields=["kind", "level", "note", "evidence", "confirmed_at", "version"],
    )
