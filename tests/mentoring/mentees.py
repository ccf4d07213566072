"""People who share a report with a mentor: one by one, or any number of them written in bulk."""

import random
from collections.abc import Mapping
from datetime import timedelta

from django.utils import timezone

from assessor.accounts.models import User
from assessor.assessments.models import Answer, SelfAssessment
from assessor.catalogue import published_catalogue
from assessor.engine import VERSION
from assessor.engine.levels import NOT_APPLICABLE, NOT_SURE, Answers
from assessor.reports.content import compose
from assessor.reports.models import GapReport, Share, digest_of
from roles.models import Role
from tests import dated, factories
from tests.mentoring import mentored

PATTERNS = 20  # of answers; composing a thousand different reports would take longer than all that is tested with them
SAID = (*range(6), NOT_SURE, NOT_APPLICABLE)


def mentee(name: str, role: Role, mentor: User, answers: Answers, days_ago: int = 0) -> GapReport:
    """The report of a new person, made some days ago and shared with the mentor."""
    person = factories.UserFactory(name=name)
    made = dated.report_on(timezone.now() - timedelta(days=days_ago), person, role, answers)
    mentored.share(made, mentor)
    return made


def many(number: int, mentor: User, role: str, seed: int = 1) -> list[GapReport]:
    """So many people who each share a report for a role (its slug) with a mentor, as the product would freeze it."""
    chance = random.Random(seed)
    people = User.objects.bulk_create(
        User(email=f"mentee{n}-{seed}@example.org", name=f"Mentee {n:04}", password="!") for n in range(number)
    )
    kinds = [_kind(chance, role) for _ in range(min(PATTERNS, number))]
    reports = []
    for n, person in enumerate(people):
        reports.append(_report(person, role, *kinds[n % len(kinds)]))
    SelfAssessment.objects.bulk_create(one.assessment for one in reports)
    Answer.objects.bulk_create(_answers(reports), batch_size=5_000)
    submitted = {"status": SelfAssessment.Status.SUBMITTED, "submitted_at": timezone.now()}
    SelfAssessment.objects.filter(owner__in=people).update(**submitted)
    GapReport.objects.bulk_create(reports, batch_size=100)
    Share.objects.bulk_create(Share(report=one, mentor=mentor) for one in reports)
    return reports


def _kind(chance: random.Random, role: str) -> tuple[Mapping, str]:
    """Answers to all that a role asks for and builds on, and the content of a report on them, with its digest."""
    catalogue = published_catalogue()
    everything = compose(catalogue, role, {})
    answers = {skill: chance.choice(SAID) for skill in everything["skills"] if chance.random() < 0.95}
    content = compose(catalogue, role, answers)
    return content, digest_of(content)


def _report(person: User, role: str, content: Mapping, digest: str) -> GapReport:
    texts = published_catalogue().roles[role]
    return GapReport(
        owner=person,
        assessment=SelfAssessment(owner=person, target_role_id=texts.id),
        profile_id=texts.profile_id,
        role_title=texts.title,
        content=content,
        engine_version=VERSION,
        digest=digest,
    )


def _answers(reports: list[GapReport]):
    ids = {slug: texts.id for slug, texts in published_catalogue().skills.items()}
    for report in reports:
        for slug, value in report.content["answers"].items():
            level = value if isinstance(value, int) else None
            kind = Answer.Kind.LEVEL if level is not None else value
            yield Answer(assessment=report.assessment, skill_id=ids[slug], kind=kind, level=level)
