"""Saving one skill of a review while its mentor goes on with the page. The answers are JSON, for the script there."""

from http import HTTPStatus
from uuid import UUID

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, JsonResponse
from django.template.loader import render_to_string
from django.views.decorators.http import require_POST

from assessor.accounts.models import display_name
from assessor.mentoring.models import FinalReviewError, MentorReview
from assessor.mentoring.review_forms import LOAD_AGAIN, SkillForm, told
from assessor.mentoring.review_said import mark_of
from assessor.mentoring.review_saving import Changes, NotSharedError, Saved, save_review
from assessor.mentoring.review_sheet import ReviewSheet
from assessor.mentoring.review_views import WITH_PEOPLE

NOT_FOUND = "There is no such review, or it is not shared with you any more. Nothing was saved."


@login_not_required
@require_POST
def save_skill(request: HttpRequest, pk: UUID, skill: str) -> JsonResponse:
    """Save what a mentor says of one skill in a draft, compared and swapped.

    200 with the new mark, how far the review is, and what the learner says of the skill (which a blind review shows
    only now), sent once it is committed; 401 when nobody is signed in any more; 404 when there is no such draft, it is
    not shared any more, or it has no such skill; 409 with what was saved elsewhere, which is left as it is; 410 when
    the review was sent; 422 with what is wrong; 428 without the mark that was seen.
    """
    if not request.user.is_authenticated:
        return _problem(HTTPStatus.UNAUTHORIZED, "You are signed out. Sign in again; what you chose here is kept.")
    review = MentorReview.objects.by(request.user).select_related(*WITH_PEOPLE).filter(pk=pk).first()
    if review is None:
        return _problem(HTTPStatus.NOT_FOUND, NOT_FOUND)
    asked = ReviewSheet(review, review.skills.all()).skills.get(skill)
    if asked is None:
        return _problem(HTTPStatus.NOT_FOUND, "This review has no such skill. Load the page again.")
    form = SkillForm(request.POST, skill=asked, saved=None)
    if not request.POST.get(form.add_prefix("seen")):
        return _problem(HTTPStatus.PRECONDITION_REQUIRED, LOAD_AGAIN)
    if not form.is_valid():
        errors = {name: " ".join(found) for name, found in form.errors.items()}
        return _problem(HTTPStatus.UNPROCESSABLE_ENTITY, "This could not be saved.", errors=errors)
    return _save(request, review, form)


def _save(request: HttpRequest, review: MentorReview, form: SkillForm) -> JsonResponse:
    slug = form.skill.slug
    try:
        saved = save_review(review, request.user, Changes({slug: form.change}))
    except NotSharedError:
        return _problem(HTTPStatus.NOT_FOUND, NOT_FOUND)
    except FinalReviewError as error:
        return _problem(HTTPStatus.GONE, f"{error} What you just chose was not saved.")
    if slug in saved.conflicts:
        other = told(saved.conflicts[slug])
        return _problem(HTTPStatus.CONFLICT, "This was changed in another window.", saved=other)
    return _saved(review, saved, form)


def _saved(review: MentorReview, saved: Saved, form: SkillForm) -> JsonResponse:
    """The parts of the page that this changes, drawn anew."""
    slug = form.skill.slug
    sheet = ReviewSheet(review, saved.skills.values())
    side = {"learners": sheet.learners(slug), "required": form.skill.required}
    names = {"learner": display_name(review.report.owner)}
    return JsonResponse(
        {
            "seen": mark_of(saved.skills.get(slug)),
            "learners": render_to_string("reviews/learners.html", names | side),
            "standing": render_to_string("reviews/standing.html", sheet.standing()),
            "skills": len(sheet.skills),
        }
    )


def _problem(status: HTTPStatus, message: str, **more) -> JsonResponse:
    return JsonResponse({"message": message, **more}, status=status)
