"""Saving one answer while somebody goes on with the page. The answers are JSON, for the script on the rating pages."""

from http import HTTPStatus

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, JsonResponse
from django.template.loader import render_to_string
from django.views.decorators.http import require_POST

from assessor.accounts.holders import IN_SESSION, holder_of
from assessor.accounts.models import Trial
from assessor.assessments.answers import NONE_YET
from assessor.assessments.forms import AnswerForm, confirmed_words, told
from assessor.assessments.models import SelfAssessment, SubmittedError
from assessor.assessments.questions import Question
from assessor.assessments.saving import Saved, save_answers
from assessor.assessments.standing import Standing, answers_of
from assessor.catalogue import Catalogue, published_catalogue

TRIAL_IS_OVER = (
    f"your trial is over. What is rated without an account stays for {Trial.LASTS.days} days and is then erased. "
    "Start again, or create an account first."
)


@login_not_required
@require_POST
def save_answer(request: HttpRequest, pk, skill: str) -> JsonResponse:
    """Save the answer about one skill of a draft, compared and swapped, or take it back.

    200 with the new mark and where one stands now, sent only once the answer is committed; 401 when nobody is signed in
    any more; 404 when there is no such draft or skill; 409 with the answer that was saved elsewhere, which is left
    as it is; 410 when the draft was submitted or the trial is over; 422 with what is wrong; 428 without the mark that
    was seen.
    """
    holder = holder_of(request)
    if holder is None:
        return _nobody(request)
    catalogue = published_catalogue()
    mine = SelfAssessment.objects.visible_to(holder).filter(pk=pk)
    if skill not in catalogue.skills:
        return _problem(HTTPStatus.NOT_FOUND, "This skill is not asked any more. Load the page again.")
    form = AnswerForm(request.POST, question=Question(catalogue.skills[skill]), saved=None)
    if not request.POST.get(form.add_prefix("seen")):
        return _problem(HTTPStatus.PRECONDITION_REQUIRED, "Load the page again: it does not say what it showed.")
    if not form.is_valid() or form.change is None:
        errors = {name: " ".join(found) for name, found in form.errors.items()}
        return _problem(HTTPStatus.UNPROCESSABLE_ENTITY, "Choose a level, or not sure.", errors=errors)
    try:
        saved = save_answers(mine, {catalogue.skills[skill].id: form.change})
    except SelfAssessment.DoesNotExist:
        return _problem(HTTPStatus.NOT_FOUND, "There is no such assessment.")
    except SubmittedError as error:
        return _problem(HTTPStatus.GONE, f"{error} This answer was not saved.")
    answer = saved.answers.get(catalogue.skills[skill].id)
    now = {"standing": _standing(catalogue, saved)}
    if saved.conflicts:
        return _problem(HTTPStatus.CONFLICT, "This was changed in another window.", saved=told(answer), **now)
    return JsonResponse({"seen": answer.mark if answer else NONE_YET, "confirmed": confirmed_words(answer), **now})


def _nobody(request: HttpRequest) -> JsonResponse:
    """Whoever began a trial in this browser never signed in, and what they rated is erased when it ends."""
    if IN_SESSION in request.session:
        return _problem(HTTPStatus.GONE, f"Not saved: {TRIAL_IS_OVER}")
    return _problem(HTTPStatus.UNAUTHORIZED, "You are signed out. Sign in again; what you chose here is kept.")


def _standing(catalogue: Catalogue, saved: Saved) -> str:
    """The part of the page that says where one stands, drawn anew; empty when the role was withdrawn meanwhile."""
    role = saved.assessment.target_role
    if role is None or role.slug not in catalogue.profiles:
        return ""
    now = Standing(catalogue, saved.assessment, answers_of(catalogue, saved.answers.values()))
    return render_to_string("assessments/standing.html", now.context())


def _problem(status: HTTPStatus, message: str, **more) -> JsonResponse:
    return JsonResponse({"message": message, **more}, status=status)
