"""Submitting a self-assessment and freezing its report, both or neither; and its report against a newer version."""

from django.db import transaction

from assessor.assessments.models import SelfAssessment
from assessor.catalogue import Catalogue, RoleTexts
from assessor.engine import VERSION
from assessor.reports.content import compose
from assessor.reports.models import GapReport


@transaction.atomic
def submit_and_report(catalogue: Catalogue, assessment: SelfAssessment) -> GapReport:
    """Submit a draft and make its report against the role's published profile; a second call finds the same report.

    The target role must have a published profile, unless there is a report. When the reports of a submitted assessment
    were deleted a new one is made. Raises SelfAssessment.DoesNotExist when the assessment was deleted meanwhile.
    """
    assessment.submit()
    # Another tab may have aimed for another role since this copy was read; from here on nobody can.
    assessment = SelfAssessment.objects.select_related("target_role", "current_role").get(pk=assessment.pk)
    made = assessment.reports.order_by("created_at").first()
    return made or _freeze(catalogue, assessment, catalogue.roles[assessment.target_role.slug])


@transaction.atomic
def report_again(catalogue: Catalogue, report: GapReport) -> GapReport | None:
    """The report of the same assessment against the role's profile of today; a second call finds the same report.

    None when the role is not offered any more. Raises SelfAssessment.DoesNotExist when it was deleted meanwhile.
    """
    role_id = report.profile and report.profile.role_id
    role = next((role for role in catalogue.roles.values() if role.id == role_id), None)
    if role is None:
        return None
    assessment = SelfAssessment.objects.for_writing().select_related("current_role").get(pk=report.assessment_id)
    return assessment.reports.filter(profile=role.profile_id).first() or _freeze(catalogue, assessment, role)


def _freeze(catalogue: Catalogue, assessment: SelfAssessment, role: RoleTexts) -> GapReport:
    """The report of a submitted assessment for a role that has a published profile."""
    current = assessment.current_role.slug if assessment.current_role else None
    answers = assessment.answers_by_skill()
    own_role = current if current in catalogue.roles else None
    return GapReport.objects.create(
        owner_id=assessment.owner_id,
        trial_id=assessment.trial_id,
        assessment=assessment,
        profile_id=role.profile_id,
        role_title=role.title,
        content=compose(catalogue, role.slug, answers, own_role, adopted=assessment.adopted_skills()),
        engine_version=VERSION,
    )
