"""What the owner of a report says of themselves by now, which a mentor's level may be taken over into."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

from django.urls import reverse

from assessor.accounts.models import User
from assessor.assessments.models import SelfAssessment
from assessor.assessments.questions import question_pages
from assessor.assessments.standing import address_of
from assessor.catalogue import Catalogue
from assessor.engine.levels import Answers
from assessor.reports.latest_answers import latest_answers


@dataclass(frozen=True)
class Now:
    """The latest answers by skill: those of the `draft`, which is the next self-assessment; without one, the last ones
    that were submitted, from which the next starts."""

    catalogue: Catalogue
    answers: Answers
    draft: SelfAssessment | None

    @classmethod
    def of(cls, catalogue: Catalogue, owner: User) -> "Now":
        """In two queries."""
        latest = latest_answers(catalogue, owner)
        if latest is None:
            return cls(catalogue, {}, None)
        return cls(catalogue, latest.answers, latest.assessment if latest.assessment.is_draft else None)

    def where_to_rate(self, skill: str, role: str) -> str:
        """The address at which a skill can be rated: in the draft, else where one is started for a role (its slug)."""
        if self.draft is None:
            return f"{reverse('start-assessment')}?target={role}"
        return self._pages.get(skill) or self.draft.get_absolute_url()

    @cached_property
    def _pages(self) -> Mapping[str, str]:
        """Where the draft asks for each skill; for a role that is not offered any more it asks nothing."""
        target = self.draft.target_role_id
        role = next((role.slug for role in self.catalogue.roles.values() if role.id == target), None)
        if role is None:
            return {}
        pages = question_pages(self.catalogue, role, self.answers, everything=self.draft.asks_everything)
        return {
            question.skill.slug: f"{address_of(self.draft, page)}#{question.skill.slug}"
            for page in pages
            for question in page.questions
        }
