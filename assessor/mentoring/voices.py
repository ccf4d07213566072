"""What each mentor says of a report: their newest sent review, and the versions before it."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Protocol

from django.db.models import prefetch_related_objects

from assessor.accounts.models import User
from assessor.engine.agreement import Agreement, RatedSkill, agreement, differences_first
from assessor.engine.levels import Answers
from assessor.engine.several_mentors import farthest
from assessor.mentoring.models import MentorReview, ReviewedSkill, SuggestedStep
from assessor.mentoring.review_said import Said
from assessor.mentoring.review_sheet import NOBODY, mentor_name
from assessor.reports.models import GapReport


class Version(Protocol):
    """A sent version of a review, whichever form its row has."""

    pk: object
    mentor_id: int | None
    version: int


@dataclass(frozen=True)
class Voice:
    """One mentor's newest sent review, and those that it followed, the newest first."""

    review: MentorReview
    older: tuple[MentorReview, ...] = ()

    @property
    def name(self) -> str:
        """The mentor's name at the start of a sentence."""
        return mentor_name(self.review)

    @property
    def name_inside(self) -> str:
        """The mentor's name within a sentence."""
        return NOBODY[0].lower() + NOBODY[1:] if self.review.mentor_id is None else self.name

    @cached_property
    def rows(self) -> Mapping[str, ReviewedSkill]:
        """What is said of each skill, by slug; rows that say nothing are left out."""
        return {row.skill_slug: row for row in self.review.skills.all() if Said.of(row) != Said()}

    @cached_property
    def answers(self) -> Answers:
        """The same as the engine reads it; a comment alone is no answer."""
        said = {slug: Said.of(row).value for slug, row in self.rows.items()}
        return {slug: value for slug, value in said.items() if value is not None}

    @property
    def suggestions(self) -> Sequence[SuggestedStep]:
        return self.review.suggestions.all()

    def agreement_with(self, learner: Answers) -> Agreement:
        return agreement(self.answers, learner)


def voices_of(owner: User, report: GapReport) -> list[Voice]:
    """Everybody who sent the owner a review of a report, the latest first. Three queries, one when there is none."""
    sent = MentorReview.objects.visible_to(owner).sent().filter(report=report)
    chains = by_mentor(sent.select_related("mentor").order_by("-sent_at", "pk"))
    prefetch_related_objects([newest for newest, *_ in chains], "skills", "suggestions")
    return [Voice(newest, tuple(older)) for newest, *older in chains]


def by_mentor[One: Version](sent: Iterable[One]) -> list[list[One]]:
    """Sent versions by mentor, in the order given; each mentor's newest version first.

    When several mentors have left nobody can tell whose version is whose, so each of theirs stands for itself: nothing
    that was said is hidden behind what somebody else said.
    """
    sent = list(sent)
    one_has_left = sum(one.mentor_id is None and one.version == 1 for one in sent) == 1
    found: dict[object, list[One]] = {}
    for one in sent:
        alone = one.mentor_id is None and not one_has_left
        found.setdefault(one.pk if alone else one.mentor_id, []).append(one)
    return [sorted(versions, key=lambda one: -one.version) for versions in found.values()]


def in_order(skills: Iterable[RatedSkill], mentors: Iterable[Answers], learner: Answers) -> list[RatedSkill]:
    """Skills beside one mentor or several, differences first."""
    return differences_first(skills, farthest(mentors, learner), learner)
