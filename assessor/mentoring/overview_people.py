"""The people whose reports for a role a mentor may read now, each with the newest: what an overview is made from.

Levels come from the answers behind the reports, in one query: a report's content is some 90 kB, and a thousand of them
take a second to read. Match and verdict are computed from them by the engine, which gives what each report says, as
long as the report was made by the engine of today; of older ones both are read from the content.
"""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import NamedTuple
from uuid import UUID

from django.conf import settings
from django.db.models import Case, F, QuerySet, StringAgg, TextField, Value, When
from django.db.models.fields.json import KT
from django.db.models.functions import Cast, Coalesce
from django.urls import reverse
from django.utils import timezone

from assessor.accounts.models import User, display_name
from assessor.assessments.models import Answer
from assessor.catalogue import Catalogue
from assessor.engine import VERSION
from assessor.engine.cohort import cohort_of, standings
from assessor.engine.gap import Profile
from assessor.engine.levels import LEVELS, NOT_APPLICABLE, NOT_SURE, Answers
from assessor.engine.match import Verdict
from assessor.mentoring.models import MentorReview
from assessor.reports.frozen import profile_of
from assessor.reports.models import GapReport, Share

SAID = (*LEVELS, NOT_SURE, NOT_APPLICABLE)  # all that can be said of a skill, by the number that stands for it


class Version(NamedTuple):
    """One version of what a role asks for, as the reports keep it: the role, the texts of its skills by slug, and all
    skills that can meet a requirement."""

    role: dict
    profile: Profile
    texts: dict
    skills: frozenset[str]

    @classmethod
    def of(cls, content: dict) -> "Version":
        profile = profile_of(content)
        skills = frozenset(skill for one in profile.requirements for skill in one.members)
        return cls(content["role"], profile, content["skills"], skills)

    @property
    def number(self) -> int:
        return self.role["profile_version"]


class Review(NamedTuple):
    """A mentor's newest review of a report."""

    pk: UUID
    status: str
    is_blind: bool

    @property
    def is_draft(self) -> bool:
        return self.status == MentorReview.Status.DRAFT


@dataclass(frozen=True, slots=True)
class Mentee:
    """Somebody who shares a report. `answers` are those to what its version of the role asks for.

    `low` and `high` are the match in per cent (None when there is nothing to sum).
    """

    owner: int
    name: str
    report: UUID
    made_at: datetime
    answered_at: datetime
    version: Version
    answers: Answers
    low: float | None
    high: float | None
    verdict: Verdict
    review: Review | None

    @property
    def is_hidden(self) -> bool:
        """Whether the mentor chose not to see these levels before they have rated."""
        return self.review is not None and self.review.is_draft and self.review.is_blind

    @property
    def href(self) -> str:
        """Where a mentor reads more: the report, or the review as long as they are not to see the report's levels."""
        return reverse("review", args=[self.review.pk]) if self.is_hidden else reverse("report", args=[self.report])

    @property
    def is_ready(self) -> bool:
        return self.verdict == Verdict.READY and not self.is_hidden

    @property
    def is_old(self) -> bool:
        """Whether the ratings are too old to go by; a report may be made anew from old ratings."""
        return self.answered_at < timezone.now() - timedelta(days=settings.RATINGS_STALE_AFTER_DAYS)


class Row(NamedTuple):
    """A report's own columns, and its owner's name."""

    pk: UUID
    owner: int
    name: str
    email: str
    made_at: datetime
    engine_version: str
    profile: int | None
    assessment: UUID
    answered_at: datetime

    @property
    def asked(self) -> int | UUID:
        """By what it was judged: the same for all reports of a version. Of a version that is gone each has its own."""
        return self.profile or self.pk


COLUMNS = (
    "pk",
    "owner",
    "owner__name",
    "owner__email",
    "created_at",
    "engine_version",
    "profile",
    "assessment",
    "assessment__submitted_at",
)


def shared_with(mentor: User) -> QuerySet[GapReport]:
    """The reports that others let a mentor read now, each with the slug of its role as `role`."""
    slug = Coalesce("profile__role__slug", KT("content__role__slug"), output_field=TextField())
    reports = GapReport.objects.filter(pk__in=Share.objects.open_to(mentor).values("report"))
    return reports.exclude(owner=mentor).annotate(role=slug)


def mentees_for(mentor: User, role: str, catalogue: Catalogue) -> list[Mentee]:
    """Everybody who shares a report for a role (its slug) with a mentor now, by name. Four or five queries."""
    rows = _newest(shared_with(mentor).filter(role=role))
    versions = _versions(rows)
    rows = [row for row in rows if row.asked in versions]  # without what was deleted at the same moment
    answers = _answers(rows, versions, catalogue)
    said = _said(rows, versions, answers)
    reviews = _reviews(mentor)
    mentees = [
        Mentee(
            row.owner,
            display_name(row),
            row.pk,
            row.made_at,
            row.answered_at,
            versions[row.asked],
            answers[row.owner],
            *said[row.pk],
            reviews.get(row.pk),
        )
        for row in rows
        if row.pk in said
    ]
    return sorted(mentees, key=lambda one: (one.name.casefold(), one.owner))


def _newest(reports: QuerySet[GapReport]) -> list[Row]:
    """The newest report of each person."""
    rows = map(Row._make, reports.order_by("created_at", "pk").values_list(*COLUMNS))
    return list({row.owner: row for row in rows}.values())


def _versions(rows: Iterable[Row]) -> dict[int | UUID, Version]:
    """What was asked for, by `Row.asked`: read from one report of each version."""
    first = {row.asked: row.pk for row in rows}
    contents = dict(GapReport.objects.filter(pk__in=first.values()).values_list("pk", "content"))
    return {asked: Version.of(contents[pk]) for asked, pk in first.items() if pk in contents}


def _answers(rows: Collection[Row], versions: dict, catalogue: Catalogue) -> dict[int, dict]:
    """Answers by skill, by person: only to what a person's version asks for, as nothing else is in their report.

    Each person's come as one line of numbers, which halves what thirty thousand answers take to read.
    """
    owners = {row.assessment: row.owner for row in rows}
    asked = {row.owner: versions[row.asked].skills for row in rows}
    slugs = {texts.id: slug for slug, texts in catalogue.skills.items()}
    wanted = [catalogue.skills[slug].id for slug in set().union(*asked.values()) if slug in catalogue.skills]
    said = Coalesce("level", Case(When(kind=NOT_SURE, then=SAID.index(NOT_SURE)), default=SAID.index(NOT_APPLICABLE)))
    line = StringAgg(Cast(F("skill") * len(SAID) + said, TextField()), delimiter=Value(" "))
    found = Answer.objects.filter(assessment__in=owners, skill__in=wanted).values("assessment").annotate(line=line)
    answers: dict[int, dict] = {owner: {} for owner in asked}
    for assessment, numbers in found.values_list("assessment", "line"):
        owner = owners[assessment]
        for skill, place in (divmod(int(number), len(SAID)) for number in numbers.split()):
            if slugs[skill] in asked[owner]:
                answers[owner][slugs[skill]] = SAID[place]
    return answers


def _said(rows: Collection[Row], versions: dict, answers: dict) -> dict[UUID, tuple]:
    """The match (low, high) and the verdict of each report."""
    found = {}
    together: dict[int | UUID, list[Row]] = defaultdict(list)
    for row in rows:
        if row.engine_version == VERSION:
            together[row.asked].append(row)
    for asked, each in together.items():
        cohort = cohort_of(versions[asked].profile, [answers[row.owner] for row in each])
        for row, (match, verdict) in zip(each, standings(cohort), strict=True):
            found[row.pk] = match.low, match.high, verdict
    return found | dict(_kept(row.pk for row in rows if row.engine_version != VERSION))


def _kept(reports: Iterable[UUID]) -> Iterator[tuple[UUID, tuple]]:
    """The same of reports that were made by another engine, from their contents."""
    if not (reports := list(reports)):
        return
    rows = GapReport.objects.filter(pk__in=reports).values_list("pk", "content__match", "content__verdict")
    for pk, match, verdict in rows:
        yield pk, (match["low"], match["high"], Verdict(verdict))


def _reviews(mentor: User) -> dict[UUID, Review]:
    """A mentor's newest review of each report."""
    rows = MentorReview.objects.by(mentor).order_by("version").values_list("report", "pk", "status", "is_blind")
    return {report: Review(*rest) for report, *rest in rows}
