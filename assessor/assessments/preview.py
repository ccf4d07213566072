"""What a file of ratings would change in a draft: shown first, then applied as it was shown, or not at all."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import NamedTuple

from django.core import signing
from django.db import transaction

from assessor.assessments.answers import NONE_YET, Change, Given
from assessor.assessments.forms import answer_words
from assessor.assessments.models import Answer, SelfAssessment, SelfAssessmentQuerySet
from assessor.assessments.saving import save_answers
from assessor.assessments.standing import answers_of
from assessor.catalogue import Catalogue
from assessor.engine import levels
from assessor.engine.ways import skills_to_ask

SALT = "assessor.assessments.preview"
LASTS = 3600  # seconds from a preview to its confirmation
TOO_OLD = "This preview is more than an hour old. Send the file again to see what it would change now."
NOT_OURS = "This confirmation belongs to no preview of this assessment. Send the file again."


class NotConfirmedError(Exception):
    """What was sent confirms no preview; the text says why, for the person."""


class ChangedMeanwhileError(Exception):
    """Answers were changed elsewhere since the preview; `skills` are their slugs. Nothing was saved."""

    def __init__(self, skills: set[str]):
        super().__init__(", ".join(sorted(skills)))
        self.skills = skills


class Seen(NamedTuple):
    """A rating of the file, and the mark of the answer that the preview showed beside it."""

    value: levels.Answer
    mark: str


@dataclass(frozen=True)
class Row:
    """One row of the file beside what stands in the draft; `now` is empty when nothing does."""

    name: str
    now: str
    then: str
    is_asked: bool
    was_changed: bool  # elsewhere, since an earlier preview


class Preview:
    """All rows of a file, in its order, as new, changed or unchanged, with what confirms exactly this."""

    def __init__(
        self, catalogue: Catalogue, draft: SelfAssessment, ratings: Mapping[str, levels.Answer], elsewhere: set[str]
    ):
        saved = answers_of(catalogue, draft.answers.all())
        asked = _asked(catalogue, draft)
        self.new: list[Row] = []
        self.changed: list[Row] = []
        self.unchanged: list[Row] = []
        for slug, value in ratings.items():
            old = saved.get(slug)
            words = [answer_words(str(one)) for one in (old.value if old else "", value)]
            row = Row(catalogue.skills[slug].name, *words, asked is None or slug in asked, slug in elsewhere)
            same = self.unchanged if old and old.value == value else self.changed
            (same if old else self.new).append(row)
        marks = [[slug, value, saved[slug].mark if slug in saved else NONE_YET] for slug, value in ratings.items()]
        self.token = signing.dumps({"draft": str(draft.pk), "ratings": marks}, salt=SALT, compress=True)

    @property
    def rows(self) -> list[Row]:
        return [*self.new, *self.changed, *self.unchanged]

    @property
    def to_save(self) -> int:
        return len(self.new) + len(self.changed)

    @property
    def not_asked(self) -> int:
        return sum(not row.is_asked for row in self.rows)

    @property
    def changed_elsewhere(self) -> list[str]:
        return [row.name for row in self.rows if row.was_changed]


def _asked(catalogue: Catalogue, draft: SelfAssessment) -> set[str] | None:
    """The skills that count for the role aimed for; None when it is not published."""
    role = draft.target_role
    profile = catalogue.profiles.get(role.slug) if role else None
    return set(skills_to_ask(profile, catalogue.steps)) if profile else None


def confirmed(catalogue: Catalogue, draft: SelfAssessment, token: str) -> dict[str, Seen]:
    """What the preview of this draft showed, by skill slug. Raises NotConfirmedError."""
    try:
        shown = signing.loads(token, salt=SALT, max_age=LASTS)
    except signing.SignatureExpired:
        raise NotConfirmedError(TOO_OLD) from None
    except (signing.BadSignature, ValueError):  # ValueError: halves of characters, which cannot be compared
        raise NotConfirmedError(NOT_OURS) from None
    seen = {slug: Seen(value, mark) for slug, value, mark in shown["ratings"]}
    if shown["draft"] != str(draft.pk) or not seen.keys() <= catalogue.skills.keys():
        raise NotConfirmedError(NOT_OURS)
    return seen


@transaction.atomic
def apply(catalogue: Catalogue, mine: SelfAssessmentQuerySet, seen: Mapping[str, Seen]) -> int:
    """Save what a preview showed into the draft that `mine` selects; notes and links of changed answers stay.

    Returns how many ratings are new or changed by it, which is none when the same was confirmed before.
    Raises ChangedMeanwhileError when any answer in the file's rows is no longer as it was shown, SubmittedError and
    SelfAssessment.DoesNotExist as `save_answers` does; then nothing is saved.
    """
    mine.for_writing().first()  # nobody writes a note from here on
    saved = answers_of(catalogue, Answer.objects.filter(assessment__in=mine))
    ids = {slug: catalogue.skills[slug].id for slug in seen}
    after = save_answers(mine, {ids[slug]: _change(saved.get(slug), one) for slug, one in seen.items()}).answers
    lost = _unlike(after, {ids[slug]: one.value for slug, one in seen.items()})
    if lost:
        raise ChangedMeanwhileError({slug for slug in seen if ids[slug] in lost})
    return sum(slug not in saved or saved[slug].value != one.value for slug, one in seen.items())


def _change(saved: Answer | None, seen: Seen) -> Change:
    given = replace(saved.given, value=seen.value) if saved else Given(seen.value)
    return Change(given, seen.mark)


def _unlike(after: Mapping[int, Answer], wanted: Mapping[int, levels.Answer]) -> set[int]:
    """Skills whose answers are not as wanted: those in conflict, and those shown as unchanged that are not any more."""
    return {skill for skill, value in wanted.items() if skill not in after or after[skill].value != value}
