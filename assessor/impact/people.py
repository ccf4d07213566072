"""The answers of everybody who aims at a role now, without anything that says whose they are.

Each person's answers come from the database as one line of numbers, which is several times quicker than a row for each
of them, and not as objects; the lines of 10,000 people are then read at once.
"""

from collections.abc import Iterable, Mapping

import numpy as np
from django.db.models import Case, Exists, F, OuterRef, Q, QuerySet, StringAgg, Subquery, TextField, Value, When
from django.db.models.functions import Cast, Coalesce

from assessor.assessments.models import Answer, SelfAssessment
from assessor.engine.cohort import Said
from assessor.engine.compiled import BITS
from assessor.engine.levels import LEVELS, NOT_APPLICABLE, NOT_SURE

SAID = (*LEVELS, NOT_SURE, NOT_APPLICABLE)  # all that can be said of a skill, by the number that stands for it
BIT_OF = np.array([BITS[one] for one in SAID], dtype=np.uint8)


def aiming_at(role: int) -> QuerySet[SelfAssessment]:
    """The latest submitted assessment of each person, where it aims at this role. Visitors on trial have none here."""
    submitted = SelfAssessment.objects.submitted().filter(owner__isnull=False)
    after = Q(submitted_at__gt=OuterRef("submitted_at"))
    same_moment = Q(submitted_at=OuterRef("submitted_at"), pk__gt=OuterRef("pk"))
    later = submitted.filter(after | same_moment, owner=OuterRef("owner"))
    return submitted.filter(~Exists(later), target_role=role)


def said_by_all(role: int, skills: Mapping[int, str]) -> Said:
    """What all people who aim at a role say of these skills (slugs by row). One query, however many they are.

    The line of each is looked up from the assessment: joined with all answers and grouped again it took twice the time.
    """
    reason = Case(When(kind=NOT_SURE, then=SAID.index(NOT_SURE)), default=SAID.index(NOT_APPLICABLE))
    number = Cast(F("skill") * len(SAID) + Coalesce("level", reason), TextField())
    answers = Answer.objects.filter(assessment=OuterRef("pk"), skill__in=skills).order_by().values("assessment")
    line = Subquery(answers.annotate(line=StringAgg(number, delimiter=Value(" "))).values("line"))
    return table_of(aiming_at(role).order_by().values_list(line, flat=True), skills)


def table_of(lines: Iterable[str | None], skills: Mapping[int, str]) -> Said:
    """Lines of numbers, one a person, as a table; a line may be empty."""
    lines = [line or "" for line in lines]
    ids = sorted(skills)
    bits = np.full((len(lines), len(ids)), BITS[None], dtype=np.uint8)
    if any(lines):
        people = np.repeat(np.arange(len(lines)), [line.count(" ") + 1 if line else 0 for line in lines])
        skill, said = np.divmod(np.fromstring(" ".join(filter(None, lines)), dtype=np.int64, sep=" "), len(SAID))
        bits[people, np.searchsorted(ids, skill)] = BIT_OF[said]
    return Said(tuple(skills[one] for one in ids), bits)
