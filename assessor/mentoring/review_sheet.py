"""A review beside the report it is about: what was said so far, and how much of the learner's own it may show."""

from collections.abc import Iterable
from functools import cached_property

from assessor.accounts.models import display_name
from assessor.engine.levels import LEVELS
from assessor.mentoring.models import MentorReview, ReviewedSkill
from assessor.mentoring.review_said import Said
from assessor.mentoring.review_skills import Asked, AskedGroup, asked_groups, built_on, skills_of
from roles.levels import NAMES

NO_LEVEL = {"not-sure": "Not sure", "not-applicable": "Does not apply", None: "Not rated"}
NOBODY = "A mentor who has left"


def mentor_name(review: MentorReview) -> str:
    """Who wrote a review, as a page names them."""
    return display_name(review.mentor) if review.mentor else NOBODY


class ReviewSheet:
    """A review (with its report and their people) and its saved rows.

    In a blind review nothing of a skill's own level, note and evidence may reach the mentor before they have rated
    it. To its learner nothing of it is hidden.
    """

    def __init__(self, review: MentorReview, rows: Iterable[ReviewedSkill], *, for_learner: bool = False):
        self.review = review
        self.content = review.report.content
        self.rows = {row.skill_slug: row for row in rows}
        self.is_blind = review.is_blind and not for_learner

    @cached_property
    def groups(self) -> list[AskedGroup]:
        """What is to be rated. In a blind review the skills that others build on follow once all those are rated."""
        groups = asked_groups(self.content, neutral=self.is_blind)
        asked = skills_of(groups)
        others = built_on(self.content, asked)
        if others and not (self.is_blind and any(map(self.is_hidden, asked))):
            groups.append(others)
        return groups

    @cached_property
    def skills(self) -> dict[str, Asked]:
        """The skills of all groups by slug, in order."""
        return skills_of(self.groups)

    def said(self, slug: str) -> Said:
        return Said.of(self.rows.get(slug))

    def is_hidden(self, slug: str) -> bool:
        """Whether the learner's own of this skill is kept from the mentor."""
        return self.is_blind and not self.said(slug).is_rated

    @property
    def hidden(self) -> int:
        """Of how many skills on the page the learner's own is hidden."""
        return sum(map(self.is_hidden, self.skills))

    def standing(self) -> dict:
        """How far the review is: what was rated, and of what no more could be said."""
        said = [self.said(slug) for slug in self.skills]
        rated, judged = sum(one.is_rated for one in said), sum(one.value in LEVELS for one in said)
        return {"rated": rated, "total": len(said), "levels": judged, "cannot_judge": rated - judged}

    @cached_property
    def _notes(self) -> dict[str, tuple[str, str]]:
        """The learner's notes and links to evidence, of the skills that may be shown, by slug."""
        shown = [slug for slug in self.skills if not self.is_hidden(slug)]
        rows = self.review.report.assessment.answers.filter(skill__slug__in=shown)
        return {slug: rest for slug, *rest in rows.values_list("skill__slug", "note", "evidence")}

    @cached_property
    def _marked(self) -> frozenset[str]:
        """The skills that the learner wants to talk about, by slug."""
        return frozenset(self.review.report.discuss_marks.values_list("skill_slug", flat=True))

    def wanted(self) -> list[Asked]:
        """The skills that the learner wants to talk about, in the order of the page; of what is hidden none."""
        return [one for slug, one in self.skills.items() if slug in self._marked and not self.is_hidden(slug)]

    def learners(self, slug: str) -> dict | None:
        """What the learner says of a skill; None when it is hidden."""
        if self.is_hidden(slug):
            return None
        answer = self.content["answers"].get(slug)
        level = answer if isinstance(answer, int) else None
        note, evidence = self._notes.get(slug, ("", ""))
        words = NO_LEVEL[answer] if level is None else f"{level} {NAMES[level]}"
        own = {"level": level, "words": words, "is_open": level is None, "note": note, "evidence": evidence}
        return own | {"to_discuss": slug in self._marked}
