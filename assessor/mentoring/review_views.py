"""The page of a review: its mentor writes it, and once it was sent they and the learner read it."""

from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_http_methods

from assessor.accounts.holders import kept, open_to_trials
from assessor.accounts.models import display_name
from assessor.mentoring.looks import note
from assessor.mentoring.models import AuditEvent, FinalReviewError, MentorReview
from assessor.mentoring.review_page import ReviewPage
from assessor.mentoring.review_saving import NotSharedError, Saved, save_review
from assessor.mentoring.review_sheet import ReviewSheet
from assessor.mentoring.sent_review import read_context

WITH_PEOPLE = ("mentor", "report__owner", "report__assessment")


@open_to_trials  # only so that what was sent after a session had ended is kept; visitors on trial see no review
@require_http_methods(["GET", "HEAD", "POST"])
def review(request: HttpRequest, pk: UUID) -> HttpResponse:
    """A draft for its mentor to go on with; a sent review for its mentor and its learner to read."""
    shown = _visible_or_404(request, pk)
    is_mentor = shown.mentor_id == request.user.pk
    if request.method == "POST":
        return _save(request, shown) if shown.is_draft else _too_late(request, shown)
    if is_mentor:
        note(AuditEvent.Action.REVIEWING, shown.report, request.user)
    if not shown.is_draft:
        return render(request, "reviews/sent.html", read_context(shown, request.user))
    sent = kept(request)
    page = ReviewPage(ReviewSheet(shown, shown.skills.all()), sent)
    return _show(request, page, was_kept=sent is not None)


def _visible_or_404(request: HttpRequest, pk: UUID) -> MentorReview:
    if not request.user.is_authenticated:
        raise Http404
    return get_object_or_404(MentorReview.objects.visible_to(request.user).select_related(*WITH_PEOPLE), pk=pk)


def _show(request: HttpRequest, page: ReviewPage, *, was_kept: bool = False, status: int = 200) -> HttpResponse:
    sheet = page.sheet
    context = {
        "review": sheet.review,
        "report": sheet.review.report,
        "role": sheet.content["role"],
        "learner": display_name(sheet.review.report.owner),
        "is_blind": sheet.is_blind,
        "hidden": sheet.hidden,
        "wanted": sheet.wanted(),
        "was_kept": was_kept,
        **sheet.standing(),
        **page.context(),
    }
    context["is_refused"] = context["is_refused"] and not was_kept
    return render(request, "reviews/review.html", context, status=status)


def _save(request: HttpRequest, shown: MentorReview) -> HttpResponse:
    """Save the page. What was changed elsewhere meanwhile is shown beside what was sent, for a choice between both."""
    page = ReviewPage(ReviewSheet(shown, shown.skills.all()), request.POST)
    if not page.is_valid():
        return _show(request, page)
    try:
        saved = save_review(shown, request.user, page.changes())
    except NotSharedError:  # taken back at the same moment
        raise Http404 from None
    except FinalReviewError:
        return _too_late(request, shown)
    if saved.has_conflicts:
        return _conflicts(request, shown, saved)
    if "go.send" in request.POST:
        return redirect("send-review", shown.pk)
    messages.success(request, "Saved.")
    return redirect(shown)


def _conflicts(request: HttpRequest, shown: MentorReview, saved: Saved) -> HttpResponse:
    shown.summary, shown.is_blind = saved.review.summary, saved.review.is_blind
    page = ReviewPage(ReviewSheet(shown, saved.skills.values()), request.POST)
    page.tell(saved)
    return _show(request, page, status=409)


def _too_late(request: HttpRequest, shown: MentorReview) -> HttpResponse:
    messages.warning(request, "This review was sent and does not change any more. What you just chose was not saved.")
    return redirect(shown)
