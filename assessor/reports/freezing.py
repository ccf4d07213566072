"""Submitting a self-assessment and freezing its report, both or neither."""

from django.db import transaction

from assessor.assessments.models import SelfAssessment
from assessor.catalogue import Catalogue
from assessor.engine import VERSION
from assessor.reports.content import compose
from assessor.reports.models import GapReport


@transaction.atomic
def submit_and_report(catalogue: Catalogue, assessment: SelfAssessment) -> GapReport:
    """Submit a draft and make its report against the role's published profile; a second call finds the same report.

    The assessment's target role must have a published profile.
    """
    if not assessment.submit():
        return assessment.reports.get()
    # Another tab may have aimed for another role since this copy was read; from here on nobody can.
    assessment = SelfAssessment.objects.select_related("target_role", "current_role").get(pk=assessment.pk)
    role = catalogue.roles[assessment.target_role.slug]
    current = assessment.current_role.slug if assessment.current_role else None
    content = compose(
        catalogue, role.slug, assessment.answers_by_skill(), current if current in catalogue.roles else None
    )
    return GapReport.objects.create(
        owner_id=assessment.owner_id,
        assessment=assessment,
        profile_id=role.profile_id,
        role_title=role.title,
        content=content,
        engine_version=VERSION,
    )
