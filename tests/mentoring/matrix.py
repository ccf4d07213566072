"""Who may see what in a small world: as it is expected, and as `visible_to` gives it.

The rules are written down here once more, in other words than in the code.
"""

from collections import defaultdict

from assessor.accounts.models import User
from assessor.assessments.models import Answer, SelfAssessment
from assessor.learning.models import LearningPlan
from assessor.mentoring.models import AuditEvent, Invitation, MentorProfile, MentorReview, Mentorship
from assessor.reports.models import GapReport, Share
from tests.mentoring.world import World

GUARDED = (
    SelfAssessment,
    Answer,
    GapReport,
    LearningPlan,
    Share,
    Invitation,
    Mentorship,
    MentorProfile,
    MentorReview,
    AuditEvent,
)
Matrix = dict[tuple[int, str], set]


def expected(world: World) -> Matrix:
    """By person and model, the keys of all that they may see."""
    matrix: Matrix = defaultdict(set)
    for person in (one.pk for one in world.people):
        readable = {pk for pk, owner in world.owners.items() if owner == person}
        given = set() if person in world.away else {pk for pk, mentor in world.shared if mentor == person}
        matrix[person, "GapReport"] = readable | given
        matrix[person, "MentorReview"] = {r for r, (report, _) in world.sent.items() if report in readable} | {
            review
            for review, (report, mentor) in [
                *world.sent.items(),
                *((review, one) for one, review in world.drafts.items()),
            ]
            if mentor == person and report in given
        }
        matrix[person, "Share"] = {one for one in world.ever_shared if one[0] in readable} | {
            one for one in world.shared if one[1] == person
        }
        matrix[person, "Mentorship"] = {pair for pair in world.mentors if person in pair}
        matrix[person, "Invitation"] = {pk for pk, one in world.waiting.items() if person in one[:2]} | {
            pk for pk, those in world.answered.items() if person in those
        }
        shown = {one for one, listed in world.listed.items() if listed and one not in world.away}
        matrix[person, "MentorProfile"] = shown | ({person} & set(world.listed))
        for model in (SelfAssessment, LearningPlan, AuditEvent):
            owners = model.objects.values_list("pk", "owner")
            matrix[person, model.__name__] = {pk for pk, owner in owners if owner == person}
        answers = Answer.objects.values_list("pk", "assessment__owner")
        matrix[person, "Answer"] = {pk for pk, owner in answers if owner == person}
    return matrix


def found(world: World) -> Matrix:
    """The same, as `visible_to` gives it."""
    matrix: Matrix = defaultdict(set)
    for person in User.objects.filter(pk__in=[one.pk for one in world.people]):
        for model in GUARDED:
            rows = model.objects.visible_to(person)
            matrix[person.pk, model.__name__] = keys(model, rows)
    return matrix


def keys(model, rows) -> set:
    """What tells one row from another, in the words of `expected`."""
    if model is Share:
        return set(rows.values_list("report", "mentor"))
    if model is Mentorship:
        return set(rows.running().values_list("learner", "mentor"))
    if model is MentorProfile:
        return set(rows.values_list("user", flat=True))
    return set(rows.values_list("pk", flat=True))
