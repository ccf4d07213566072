"""The learner's side of a review: mentors' levels beside one's own, on a page of its own and in brief on the report."""

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_safe

from assessor.accounts.holders import Holder
from assessor.accounts.models import User, display_name
from assessor.catalogue import published_catalogue
from assessor.engine.agreement import RatedSkill, agreement
from assessor.engine.levels import known_level
from assessor.mentoring.beside_page import page_context
from assessor.mentoring.beside_words import listed, own_words
from assessor.mentoring.models import MentorReview
from assessor.mentoring.now import Now
from assessor.mentoring.review_sheet import NOBODY
from assessor.mentoring.suggested import suggestions_context
from assessor.mentoring.voices import by_mentor, in_order, voices_of
from assessor.reports.models import GapReport, Share

MOST_SHOWN = 3  # differences on the report's own page
READ = ("pk", "mentor_id", "version", "mentor__name", "mentor__email")


@require_safe
def report_reviews(request: HttpRequest, pk: UUID) -> HttpResponse:
    """What mentors say of a report, skill by skill, for its owner alone: a mentor never sees what others said."""
    report = get_object_or_404(GapReport.objects.owned_by(request.user), pk=pk)
    voices = voices_of(request.user, report)
    now = Now.of(published_catalogue(), request.user)
    marked = set(report.discuss_marks.values_list("skill_slug", flat=True))
    context = {"report": report, "role": report.content["role"]} | page_context(report.content, voices, marked, now)
    if not voices:
        shares = Share.objects.visible_to(request.user).open().filter(report=report).select_related("mentor")
        context["waits_for"] = listed([display_name(share.mentor) for share in shares])
        return render(request, "reports/mentors_none.html", context)
    context["suggestions"] = suggestions_context(report, request.user, voices, now)
    return render(request, "reports/mentors.html", context)


def block_for(owner: Holder, report: GapReport) -> dict | None:
    """For the report's own page: who reviewed it, how far they agree with its owner, and the largest differences.

    One query when there is no review, then None; else two.
    """
    if not isinstance(owner, User):
        return None
    sent = MentorReview.objects.visible_to(owner).sent().filter(report=report).order_by("-sent_at", "pk")
    rows = sent.values_list(*READ, "skills__skill_slug", "skills__skill_name", "skills__level", named=True)
    versions = {row.pk: row for row in rows}
    if not versions:
        return None
    answers, requirements = _judged(owner, report)
    newest = [chain[0] for chain in by_mentor(versions.values())]
    levels = {one.pk: {row.skills__skill_slug: row.skills__level for row in rows if row.pk == one.pk} for one in newest}
    names = {row.skills__skill_slug: row.skills__skill_name for row in rows}
    return {
        "people": [_person(one, levels[one.pk], answers) for one in newest],
        "largest": _largest(names, list(levels.values()), answers, requirements),
    }


def _judged(owner: User, report: GapReport) -> tuple[dict, list[dict]]:
    """The answers and the requirements that a report keeps; the rest of its content stays where it is."""
    if "content" in report.get_deferred_fields():
        kept = GapReport.objects.owned_by(owner).filter(pk=report.pk)
        # Empty when the report was deleted at this very moment.
        return kept.values_list("content__answers", "content__requirements").first() or ({}, [])
    return report.content["answers"], report.content["requirements"]


def _person(one, levels: dict, answers: dict) -> dict:
    """A mentor's name and how many levels are the same."""
    found = agreement(levels, answers)
    name = display_name(User(name=one.mentor__name, email=one.mentor__email)) if one.mentor_id else NOBODY
    return {"name": name, "n": found.n, "same": found.exact}


def _largest(names: dict, mentors: list[dict], answers: dict, requirements: list[dict]) -> list[dict]:
    """The skills with the largest differences, as the meter shows them."""
    asked = {slug: one for one in reversed(requirements) for slug in (one["skill"], *one["alternatives"])}
    skills = [
        RatedSkill(slug, names[slug], asked[slug]["essential"], asked[slug]["weight"])
        if slug in asked
        else RatedSkill(slug, names[slug])
        for slug in names
        if slug
    ]
    found = []
    for one in in_order(skills, mentors, answers):
        own = known_level(answers, one.skill)
        given = [levels[one.skill] for levels in mentors if levels.get(one.skill) is not None]
        if own is None or not set(given) - {own}:
            continue
        required = asked[one.skill]["required"] if one.skill in asked else None
        said = " and ".join(str(level) for level in sorted(set(given)))
        words = f"{own_words(own, required)}, mentor{'s' if len(given) > 1 else ''} {said}"
        found.append(
            {"slug": one.skill, "name": one.name, "level": own, "required": required}
            | {"mentors": given, "words": words}
        )
    return found[:MOST_SHOWN]
