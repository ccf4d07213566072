"""What a mentor's page of a shared report says beside the report: whose it is, their message, and the review."""

from assessor.accounts.models import User, display_name
from assessor.mentoring.models import MentorReview
from assessor.reports.models import GapReport, Share


def shared_context(mentor: User, report: GapReport) -> dict:
    """`learner`: the owner's name; `share` with its message; `review`: the mentor's newest, or None. Two queries."""
    return {
        "learner": display_name(report.owner),
        "share": Share.objects.open_to(mentor).filter(report=report).first(),
        "review": MentorReview.objects.by(mentor).filter(report=report).order_by("-version").first(),
    }
