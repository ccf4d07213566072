"""A mentor's inbox: the reports that are shared with them, by what is to be done, whoever waits longest first."""

from datetime import datetime

from django.core.paginator import Paginator
from django.db.models import Count, Exists, F, OuterRef, Q, QuerySet, Subquery
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from assessor.accounts.models import User, display_name
from assessor.mentoring.models import MentorReview
from assessor.reports.models import Share

ON_A_PAGE = 25


@require_safe
def inbox(request: HttpRequest) -> HttpResponse:
    """What waits for a review: new reports, then those begun. What is done stands on a page of its own."""
    shares = _shares(request.user)
    counts = shares.aggregate(
        new=Count("pk", filter=Q(draft=None, is_sent=False)),
        begun=Count("pk", filter=Q(draft__isnull=False)),
        done=Count("pk", filter=Q(draft=None, is_sent=True)),
    )
    is_done = request.GET.get("show") == "done"
    page = Paginator(_done(shares) if is_done else _waiting(shares), ON_A_PAGE).get_page(request.GET.get("page"))
    context = {"rows": [_row(share) for share in page], "page": page, "is_done": is_done, "counts": counts}
    return render(request, "reviews/inbox.html", context)


def _shares(mentor: User) -> QuerySet[Share]:
    """The reports that a mentor may read now; `draft` is the review begun, `last` the one sent last (their ids)."""
    mine = MentorReview.objects.filter(report=OuterRef("report"), mentor=mentor.pk)
    sent = mine.sent().order_by("-version")
    return Share.objects.open_to(mentor).annotate(
        draft=Subquery(mine.drafts().values("pk")[:1]),
        draft_version=Subquery(mine.drafts().values("version")[:1]),
        is_sent=Exists(mine.sent()),
        last=Subquery(sent.values("pk")[:1]),
        last_sent_at=Subquery(sent.values("sent_at")[:1]),
    )


def to_review(mentor: User) -> QuerySet[Share]:
    """The reports of which a mentor has sent no review yet, or is writing another version."""
    return _open(_shares(mentor))


def _open(shares: QuerySet[Share]) -> QuerySet[Share]:
    return shares.filter(Q(draft__isnull=False) | Q(is_sent=False))


def _waiting(shares: QuerySet[Share]) -> QuerySet[Share]:
    """New ones, then those begun; within each the oldest first."""
    return _with_people(_open(shares)).order_by(F("draft_version").asc(nulls_first=True), "shared_at", "pk")


def _done(shares: QuerySet[Share]) -> QuerySet[Share]:
    return _with_people(shares.filter(draft=None, is_sent=True)).order_by("last_sent_at", "pk")


def _with_people(shares: QuerySet[Share]) -> QuerySet[Share]:
    return shares.select_related("report__owner").defer("report__content")


def _row(share: Share) -> dict:
    """A report in the inbox, with how long its learner has been waiting."""
    days = days_since(share.shared_at)
    return {
        "share": share,
        "report": share.report,
        "learner": display_name(share.report.owner),
        "waiting": "since today" if days == 0 else f"for {days} day{'' if days == 1 else 's'}",
        "is_new": share.draft is None,
    }


def days_since(moment: datetime) -> int:
    """Calendar days between a moment and today, where the site is."""
    return (timezone.localdate() - timezone.localdate(moment)).days
