"""The learner's page on which mentors' levels stand beside her own, as a browser without JavaScript uses it."""

import re

from django.utils import timezone

from assessor.mentoring.models import MentorReview, SuggestedStep
from assessor.reports.models import GapReport
from tests.mentoring import mentored
from tests.reading import html


def address(report: GapReport) -> str:
    return f"/reports/{report.pk}/mentors/"


def discuss(client, report: GapReport, skill: str, do: str = "mark"):
    return client.post(f"{address(report)}{skill}/discuss/", {"do": do})


def adopt(client, review: MentorReview, skill: str, report: GapReport | None = None):
    """Take over what a review says of a skill, as the button beside it does."""
    return client.post(f"{address(report or review.report)}{skill}/adopt/", {"review": str(review.pk)})


def sent(
    report: GapReport, mentor, levels: dict, *, steps: tuple = (), to_discuss: tuple = (), **fields
) -> MentorReview:
    """A review that was sent: levels as in `mentored`, steps as (skill, level, reason), skills marked to talk about."""
    made = mentored.review(report, mentor, levels, **fields)
    made.skills.filter(skill_slug__in=to_discuss).update(to_discuss=True)
    for row in made.skills.all():
        made.skills.filter(pk=row.pk).update(skill_name=report.content["skills"][row.skill_slug]["name"])
    for place, (skill, level, reason) in enumerate(steps, start=1):
        name = report.content["skills"][skill]["name"]
        named = {"skill_slug": skill, "skill_name": name, "level": level, "reason": reason}
        made.suggestions.create(place=place, **named)
    MentorReview.objects.filter(pk=made.pk).update(status=MentorReview.Status.SENT, sent_at=timezone.now())
    return MentorReview.objects.get(pk=made.pk)


def step_of(review: MentorReview) -> SuggestedStep:
    """The first step that a review suggests."""
    return review.suggestions.first()


def take(client, step: SuggestedStep):
    """Put a suggested step into the plan."""
    return client.post(f"{address(step.review.report)}suggestions/{step.pk}/")


def order(response) -> list[str]:
    """The skills of the page, as they follow one another."""
    part = html(response).split('aria-labelledby="skills"')[1].split("</section>")[0]
    return re.findall(r'<li id="([^"]+)">', part)


def row(response, skill: str) -> str:
    """The HTML of a skill's row."""
    return html(response).split(f'<li id="{skill}">')[1].split('<li id="')[0].split("</section>")[0]


def buttons(response) -> list[str]:
    """What the page's buttons say."""
    page = re.search(r"<main[^>]*>(.*)</main>", html(response), re.S)[1]
    return [" ".join(re.sub(r"<[^>]*>", "", one).split()) for one in re.findall(r"<button[^>]*>(.*?)</button>", page)]
