"""What somebody says of themselves today: the answers of their draft, else those that they submitted last."""

from datetime import datetime
from typing import NamedTuple

from django.db.models import Exists, OuterRef

from assessor.accounts.holders import Holder
from assessor.assessments.models import Answer, SelfAssessment
from assessor.assessments.standing import answers_of
from assessor.catalogue import Catalogue
from assessor.engine.levels import Answers


class LatestAnswers(NamedTuple):
    """Answers by skill, where they come from, and when the last of them was given or all were submitted."""

    answers: Answers
    assessment: SelfAssessment
    moment: datetime


def latest_answers(catalogue: Catalogue, holder: Holder) -> LatestAnswers | None:
    """The latest answers to skills of the catalogue, in two queries; None when there are none yet."""
    mine = SelfAssessment.objects.visible_to(holder).filter(Exists(Answer.objects.filter(assessment=OuterRef("pk"))))
    # Among the two words for a status "draft" comes first.
    assessment = mine.order_by("status", "-submitted_at").first()
    if assessment is None:
        return None
    rows = answers_of(catalogue, assessment.answers.all())
    if not rows:
        return None
    given = max(row.confirmed_at for row in rows.values())
    answers = {slug: row.value for slug, row in rows.items()}
    return LatestAnswers(answers, assessment, assessment.submitted_at or given)
