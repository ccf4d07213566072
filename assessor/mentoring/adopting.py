"""Taking a mentor's level over into one's next self-assessment. The click is the owner's decision."""

from dataclasses import replace
from typing import NamedTuple
from uuid import UUID

from django.contrib import messages
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.views.decorators.http import require_POST

from assessor.accounts.models import User
from assessor.assessments.answers import Change, Given
from assessor.assessments.models import SelfAssessment, SubmittedError
from assessor.assessments.saving import save_answers
from assessor.catalogue import Catalogue, SkillTexts, published_catalogue
from assessor.mentoring.models import MentorReview, ReviewedSkill
from assessor.mentoring.voices import Voice
from assessor.reports.models import GapReport


class AdoptError(Exception):
    """A level that cannot be taken over; the message says why."""


class Adopted(NamedTuple):
    """What came of it: whether the self-assessment was started for it, and whether it said so already."""

    started: bool
    was_there: bool


@require_POST
def adopt_level(request: HttpRequest, pk: UUID, skill: str) -> HttpResponse:
    """Take the level that a sent review (`review`, its id) gives to a skill over into the next self-assessment."""
    mine = GapReport.objects.owned_by(request.user).select_related("profile", "assessment")
    report = get_object_or_404(mine, pk=pk)
    row = _said_or_404(request, report, skill)
    if row is None:
        return _refused(request, report, "Choose whose level you want to take over.")
    voice = Voice(row.review)
    try:
        done = adopt(request.user, report, published_catalogue(), row)
    except AdoptError as error:
        return _refused(request, report, str(error))
    except (SubmittedError, SelfAssessment.DoesNotExist):  # in another tab at the same moment
        return _refused(
            request,
            report,
            "Your self-assessment was submitted or deleted just now, so nothing was taken over. Do it again, and the "
            "level goes into the next one.",
        )
    messages.success(request, _told(done, f"level {row.level} for {row.skill_name}", voice.name_inside))
    return redirect(f"{reverse('report-reviews', args=[report.pk])}#{skill}")


def _refused(request: HttpRequest, report: GapReport, why: str) -> HttpResponse:
    """To the top of the page, where a message is read: at the skill itself nothing has changed that would tell it."""
    messages.warning(request, why)
    return redirect("report-reviews", report.pk)


def _said_or_404(request: HttpRequest, report: GapReport, skill: str) -> ReviewedSkill | None:
    """What the review that was sent along says of a skill; None when none was. Raises Http404 for one that is none of
    this report's."""
    try:
        review = UUID(request.POST.get("review", ""))
    except ValueError:
        return None
    reviews = MentorReview.objects.visible_to(request.user).sent().filter(report=report)
    review = get_object_or_404(reviews.select_related("mentor"), pk=review)
    row = get_object_or_404(ReviewedSkill, review=review, skill_slug=skill)
    row.review = review
    return row


@transaction.atomic
def adopt(owner: User, report: GapReport, catalogue: Catalogue, row: ReviewedSkill) -> Adopted:
    """Write a mentor's level over the owner's answer in their draft, which is started for the report's role if there is
    none. Note and evidence stay. A draft for another role keeps that role.

    Raises AdoptError; SubmittedError or SelfAssessment.DoesNotExist when the draft is gone since it was looked for.
    """
    texts = catalogue.skills.get(row.skill_slug)
    if texts is None:
        raise AdoptError(f"{row.skill_name} is not in the catalogue any more, so it cannot be rated.")
    if row.level is None:
        raise AdoptError(f"This review gives no level for {texts.name}, so there is none to take over.")
    draft = SelfAssessment.objects.drafts().filter(owner=owner).first()
    started = draft is None
    if started:
        draft = _start(owner, report, catalogue)
    return Adopted(started, _write(draft, texts, row.level))


def _start(owner: User, report: GapReport, catalogue: Catalogue) -> SelfAssessment:
    role = next((one for one in catalogue.roles.values() if report.profile and one.id == report.profile.role_id), None)
    if role is None:
        raise AdoptError(
            "This role is not offered any more, so no self-assessment for it can be started. Start one for another "
            "role; then the level can be taken over into it."
        )
    return SelfAssessment.objects.start(
        owner, target_role_id=role.id, current_role_id=report.assessment.current_role_id
    )


def _write(draft: SelfAssessment, texts: SkillTexts, level: int) -> bool:
    """Write the level over whatever stands there; the draft's row is locked, so that nobody comes in between.

    Whether the draft had this level already: then the answer stays as its owner gave it.
    """
    rows = SelfAssessment.objects.filter(pk=draft.pk)
    rows.for_writing().get()
    answer = draft.answers.filter(skill=texts.id).first()
    if answer and answer.value == level:
        return True
    change = Change(replace(answer.given, value=level), answer.mark) if answer else Change(Given(level))
    save_answers(rows, {texts.id: change}, adopted=True)
    return False


def _told(done: Adopted, what: str, who: str) -> str:
    if done.was_there:
        return f"Your next self-assessment has {what} already."
    words = f"{what[0].upper()}{what[1:]}, from {who}, is in your next self-assessment now. This report stays as it is."
    return f"{words} The self-assessment was started from your last answers." if done.started else words
