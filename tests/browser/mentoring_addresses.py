"""The pages of mentoring, by who opens them."""

from django.urls import reverse

from assessor.accounts.models import User
from assessor.mentoring import pairs
from assessor.mentoring.models import Invitation, MentorProfile
from tests.browser.cast import Cast


def of_mentoring(cast: Cast) -> dict[User, list[str]]:
    """The pages of learners and mentors: with nobody, with somebody, and with what waits for an answer."""
    empty = ["mentoring", "find-mentor", "who-sees-what", "mail-choices", "mentor-profile"]
    asked = pairs.invite(cast.learner, Invitation.Kind.ASKS, email=cast.newcomer.email, message="Would you?\nThank you")
    listed, _ = MentorProfile.objects.update_or_create(
        user=cast.mentor, defaults={"is_listed": True, "about": "Twenty years of data.\nAsk me anything."}
    )
    return {
        cast.newcomer: [*map(reverse, empty), asked.get_absolute_url(), f"{reverse('invite')}?as=offers"],
        cast.starter: [reverse("find-mentor"), reverse("ask-mentor", args=[listed.pk]), asked.get_absolute_url()],
        cast.learner: [
            *map(reverse, ("mentoring", "who-sees-what")),
            asked.get_absolute_url(),
            *(reverse("share-report", args=[one.pk]) for one in cast.learner.gap_reports.all()),
            *(reverse("end-mentorship", args=[one.pk]) for one in cast.learner.mentorships_as_learner.all()[:1]),
        ],
        cast.ready: [reverse("share-report", args=[cast.ready.gap_reports.first().pk])],
        cast.mentor: [
            reverse("mentoring"),
            *(one.report.get_absolute_url() for one in cast.mentor.shares_received.all()[:1]),
        ],
    }
