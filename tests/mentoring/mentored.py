"""Learners and mentors, shares and reviews, made as the product makes them."""

from allauth.account.models import EmailAddress
from django.utils import timezone

from assessor.accounts.models import User
from assessor.mentoring import sharing
from assessor.mentoring.models import MentorReview, Mentorship, ReviewedSkill
from assessor.reports.models import GapReport, Share
from tests import assessed, factories
from tests.crowd import crowd

CANNOT_JUDGE = "cannot-judge"


def somebody(name: str, **fields) -> User:
    """A person whose address is verified."""
    person = factories.UserFactory(name=name, **fields)
    EmailAddress.objects.create(user=person, email=person.email, verified=True, primary=True)
    return person


def pair(learner: User, mentor: User) -> Mentorship:
    """A running mentorship."""
    return Mentorship.objects.running().get_or_create(learner=learner, mentor=mentor)[0]


def share(report: GapReport, mentor: User, message: str = "") -> Share:
    """A report that its owner shares with a mentor of theirs."""
    pair(report.owner, mentor)
    return sharing.share(report, mentor, message)


def review(report: GapReport, mentor: User, levels: dict[str, int | str] | None = None, **fields) -> MentorReview:
    """A mentor's draft of a review: by skill slug a level, or CANNOT_JUDGE; each with the comment "About <slug>"."""
    made = MentorReview.objects.create(report=report, mentor=mentor, **fields)
    ReviewedSkill.objects.bulk_create(
        ReviewedSkill(
            review=made,
            skill_slug=slug,
            skill_name=slug.capitalize(),
            level=None if level == CANNOT_JUDGE else level,
            cannot_judge=level == CANNOT_JUDGE,
            comment=f"About {slug}",
        )
        for slug, level in (levels or {}).items()
    )
    return made


def sent_review(report: GapReport, mentor: User, levels: dict[str, int | str] | None = None, **fields) -> MentorReview:
    """The same, sent to the learner."""
    made = review(report, mentor, levels, **fields)
    MentorReview.objects.filter(pk=made.pk).update(status=MentorReview.Status.SENT, sent_at=timezone.now())
    made.refresh_from_db()
    return made


def crowded_review(learner: User, mentor: User, number: int) -> MentorReview:
    """A draft for a shared report of any size, in which every skill has the level that the learner gave."""
    levels = {f"crowd-{n}": n % 6 for n in range(number)}
    report = assessed.report(learner, crowd(number), levels)
    share(report, mentor)
    return review(report, mentor, levels)
