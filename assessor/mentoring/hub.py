"""The page of mentoring: what waits for an answer, my mentors, the people I mentor, and ending a mentorship."""

from datetime import timedelta

from django.contrib import messages
from django.db.models import Count, F, Q, QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_safe

from assessor.mentoring import pairs
from assessor.mentoring.inbox import to_review
from assessor.mentoring.models import Invitation, Mentorship
from assessor.mentoring.models.mentorships import verified_addresses

MOST_SHOWN = 50  # mentees on this page; all of them are in the overview
DECLINED_SHOWN = timedelta(days=30)  # as long a declined invitation stands here: who sent it was told to look


@require_safe
def mentoring(request: HttpRequest) -> HttpResponse:
    """Where somebody stands as a learner and as a mentor, what asks for an answer first."""
    mine = Mentorship.objects.visible_to(request.user).running()
    mentees = _with_shares(mine.filter(mentor=request.user)).select_related("learner")
    asked = Invitation.objects.addressed_to(request.user).select_related("sender")
    sent = Invitation.objects.visible_to(request.user).open_or_declined_since(timezone.now() - DECLINED_SHOWN)
    context = {
        "is_verified": verified_addresses(request.user).exists(),
        "asked": asked,
        "mentors": _with_shares(mine.filter(learner=request.user)).select_related("mentor"),
        "mentees": mentees[:MOST_SHOWN],
        "mentees_in_all": mentees.count(),
        "to_review": to_review(request.user).count(),
        "sent": sent.filter(sender=request.user).select_related("recipient"),
    }
    return render(request, "mentoring/hub.html", context)


def _with_shares(mentorships: QuerySet) -> QuerySet:
    """With how many reports are shared under each just now."""
    open_ones = Q(learner__gap_reports__shares__mentor=F("mentor"), learner__gap_reports__shares__revoked_at=None)
    return mentorships.annotate(shared=Count("learner__gap_reports__shares", filter=open_ones)).order_by("began_at")


@require_http_methods(["GET", "HEAD", "POST"])
def end_mentorship(request: HttpRequest, pk) -> HttpResponse:
    """Say what ends with a mentorship, and end it when that is confirmed. Either side may."""
    mine = Mentorship.objects.visible_to(request.user).running().select_related("learner", "mentor")
    mentorship = get_object_or_404(_with_shares(mine), pk=pk)
    other = mentorship.mentor if mentorship.learner == request.user else mentorship.learner
    if request.method != "POST":
        return render(request, "mentoring/end.html", {"mentorship": mentorship, "other": other})
    pairs.end(mentorship, request.user)
    messages.success(request, f"The mentorship with {other} has ended. Nothing is shared under it any more.")
    return redirect("mentoring")
