"""Starting a review, sending it, and going on with a new version of it."""

from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_http_methods, require_POST

from assessor.mentoring import review_versions
from assessor.mentoring.models import FinalReviewError, MentorReview
from assessor.mentoring.review_saving import NotSharedError
from assessor.mentoring.review_versions import ChangedMeanwhileError, NothingRatedError
from assessor.mentoring.review_views import WITH_PEOPLE
from assessor.mentoring.sent_review import read_context
from assessor.reports.models import GapReport, Share


@require_POST
def start_review(request: HttpRequest, report: UUID) -> HttpResponse:
    """Begin a review of a report that is shared with me, blind if I wish so. Twice leads to the same one."""
    open_to_me = Share.objects.open_to(request.user).filter(report=report).values("report")
    found = get_object_or_404(GapReport.objects.filter(pk__in=open_to_me).only("pk"))
    try:
        review = review_versions.start_review(found, request.user, is_blind=request.POST.get("blind") == "yes")
    except NotSharedError:  # taken back at the same moment
        raise Http404 from None
    return redirect(review)


@require_http_methods(["GET", "HEAD", "POST"])
def send_review(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Show what would be sent, and send it when that is confirmed. From then on it stays as it is."""
    draft = _mine_or_404(request, pk)
    if not draft.is_draft:
        return redirect(draft)
    if request.method == "POST":
        return _send(request, draft)
    context = read_context(draft, request.user)
    if not context["rated"]:
        messages.warning(request, "Rate at least one skill first, or say of one that you cannot judge it.")
        return redirect(draft)
    return render(request, "reviews/send.html", context)


def _send(request: HttpRequest, draft: MentorReview) -> HttpResponse:
    try:
        review_versions.send_review(draft, request.user, request.POST.get("seen", ""))
    except NotSharedError:
        raise Http404 from None
    except FinalReviewError:  # sent in another tab at the same moment
        return redirect(draft)
    except NothingRatedError as error:
        messages.warning(request, str(error))
        return redirect(draft)
    except ChangedMeanwhileError as error:
        messages.warning(request, str(error))
        return redirect("send-review", draft.pk)
    messages.success(request, "Your review is sent. It stays as it is now.")
    return redirect(draft)


@require_POST
def reopen_review(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Go on with a new version; what was sent stays. Twice leads to the same draft."""
    sent = _mine_or_404(request, pk)
    try:
        return redirect(review_versions.reopen_review(sent, request.user))
    except NotSharedError:
        raise Http404 from None


def _mine_or_404(request: HttpRequest, pk: UUID) -> MentorReview:
    return get_object_or_404(MentorReview.objects.by(request.user).select_related(*WITH_PEOPLE), pk=pk)
