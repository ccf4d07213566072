"""A review to be read: sent, or about to be."""

from assessor.accounts.models import User, display_name
from assessor.engine.agreement import RatedSkill, differences_first
from assessor.mentoring.models import MentorReview
from assessor.mentoring.review_said import Said, mark_of_all, suggested
from assessor.mentoring.review_sheet import ReviewSheet, mentor_name
from roles.levels import NAMES


def read_context(review: MentorReview, reader: User) -> dict:
    """Everything that the page of a review shows its mentor or its learner, and the mark of that state.

    Skills of which nothing was said are left out; those most worth a talk come first.
    """
    for_learner = review.report.owner_id == reader.pk
    rows, steps = list(review.skills.all()), list(review.suggestions.all())
    sheet = ReviewSheet(review, rows, for_learner=for_learner)
    versions = list(MentorReview.objects.visible_to(reader).filter(report=review.report_id, mentor=review.mentor))
    return {
        "review": review,
        "report": review.report,
        "role": sheet.content["role"],
        "for_learner": for_learner,
        "learner": display_name(review.report.owner),
        "mentor": mentor_name(review),
        "rows": [_row(sheet, slug) for slug in _in_order(sheet)],
        "steps": [
            {"name": row.skill_name, "level": row.level, "level_name": NAMES[row.level], "reason": row.reason}
            for row in steps
        ],
        "versions": versions if review.mentor_id else [review],
        "is_newest": versions[0].pk == review.pk,
        "seen": mark_of_all(review, rows, steps),
        "suggests": len(suggested(steps)),
        **sheet.standing(),
    }


def _in_order(sheet: ReviewSheet) -> list[str]:
    """The skills of which something was said, differences first. What is hidden takes no part in the order."""
    said = {slug: sheet.said(slug) for slug in sheet.content["skills"]}
    told = [slug for slug, one in said.items() if one != Said()]
    asked = {one["skill"]: one for one in sheet.content["requirements"]}
    rated = [
        RatedSkill(
            slug,
            sheet.content["skills"][slug]["name"],
            asked[slug]["essential"] if slug in asked else False,
            asked[slug]["weight"] if slug in asked else 0,
        )
        for slug in told
    ]
    levels = {slug: said[slug].value for slug in told if said[slug].is_rated}
    return [one.skill for one in differences_first(rated, levels, sheet.content["answers"])]


def _row(sheet: ReviewSheet, slug: str) -> dict:
    """A skill with both sides. `learners` is None where it is hidden from the mentor."""
    said = sheet.said(slug)
    texts = sheet.content["skills"][slug]
    level = said.value if isinstance(said.value, int) else None
    skill = sheet.skills.get(slug)
    return {
        "slug": slug,
        "name": texts["name"],
        "essential": bool(skill and skill.essential),
        "required": skill.required if skill else None,
        "level": level,
        "words": said.words,
        "is_rated": said.is_rated,
        "anchor": texts["anchors"].get(str(level), "") if level else "",
        "comment": said.comment,
        "to_discuss": said.to_discuss,
        "learners": sheet.learners(slug),
    }
