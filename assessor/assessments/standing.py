"""Where somebody stands in a draft: what is answered and left, how long it will take, and what the answers decide."""

from collections.abc import Mapping
from datetime import timedelta

from django.conf import settings
from django.urls import reverse
from django.utils import timezone

from assessor.assessments.models import Answer, SelfAssessment
from assessor.assessments.questions import QuestionPage, next_page, page_to_confirm, question_pages
from assessor.catalogue import Catalogue
from assessor.engine.gap import assess
from assessor.engine.pace import minutes_left, seconds_per_answer
from assessor.engine.question_order import widening_skills
from assessor.reports.scale import scale
from assessor.reports.wording import kept_together, match_words, whole_percent


class Standing:
    """A draft for a published role beside its answers (by skill slug)."""

    def __init__(self, catalogue: Catalogue, draft: SelfAssessment, answers: Mapping[str, Answer]):
        self.answers = answers
        self.values = {slug: answer.value for slug, answer in answers.items()}
        self.role = catalogue.roles[draft.target_role.slug]
        self.profile = catalogue.profiles[self.role.slug]
        self.started_at = draft.started_at
        self.pages = question_pages(catalogue, self.role.slug, self.values, everything=draft.asks_everything)
        self.again = page_to_confirm(self.pages, self._stale())
        for page in filter(None, [*self.pages, self.again]):
            page.href = address_of(draft, page)

    def _stale(self) -> set[str]:
        oldest = timezone.now() - timedelta(days=settings.RATINGS_STALE_AFTER_DAYS)
        return {slug for slug, answer in self.answers.items() if answer.confirmed_at < oldest}

    def next_page(self, after: str = "") -> QuestionPage | None:
        """The page to go on with: first what is to be confirmed, then what is open."""
        return self.again or next_page(self.pages, after)

    def page(self, slug: str) -> QuestionPage | None:
        """The page of this name, or the one on which the group of this name shares."""
        pages = [page for page in [*self.pages, self.again] if page]
        return next((page for page in pages if page.slug == slug or slug in page.groups), None)

    def context(self) -> dict:
        """What every page of the assessment shows of it."""
        left = sum(page.left for page in self.pages)
        answered = sum(page.answered for page in self.pages)
        asked = sum(len(page.questions) for page in self.pages)
        report = assess(self.profile, self.values)
        match = {"low": report.match.low, "high": report.match.high}
        return {
            "role": self.role,
            "total": answered + left,
            "answered": answered,
            "left": left,
            "widening": len(widening_skills(self.profile, self.values)),
            "needless": asked - answered - left,
            "minutes": minutes_left(left, seconds_per_answer(self._moments())),
            "match": kept_together(match_words(match)),
            "scale": scale(match, self.profile.ready_at),
            "decided": kept_together(whole_percent(report.match.assessed or 0)),
        }

    def _moments(self) -> list[float]:
        """When the answers of this assessment were given; those taken over from the last one are older."""
        given = (answer.confirmed_at for answer in self.answers.values())
        return [moment.timestamp() for moment in given if moment >= self.started_at]


def address_of(draft: SelfAssessment, page: QuestionPage) -> str:
    """Where a page of questions of a draft is rated."""
    if page.is_first or page.is_again:
        return reverse("rate-first" if page.is_first else "rate-again", args=[draft.pk])
    return reverse("rate", args=[draft.pk, page.slug])


def answers_of(catalogue: Catalogue, rows) -> dict[str, Answer]:
    """Saved answers by skill slug. One to a skill that was merged since is for the skill that stays, unless a later
    one is."""
    slugs = {texts.id: slug for slug, texts in catalogue.skills.items()}
    slugs |= {old: slugs[new] for old, new in catalogue.merged_ids.items() if new in slugs}
    rows = [row for row in rows if row.skill_id in slugs]
    if any(row.skill_id in catalogue.merged_ids for row in rows):
        rows.sort(key=lambda row: row.confirmed_at)
    return {slugs[row.skill_id]: row for row in rows}
