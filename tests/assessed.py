"""People's ratings and reports, made as the product makes them."""

from assessor.accounts.models import User
from assessor.assessments.models import SelfAssessment
from assessor.assessments.saving import save_ratings
from assessor.catalogue import published_catalogue
from assessor.engine.levels import Answer
from assessor.reports.freezing import submit_and_report
from assessor.reports.models import GapReport
from roles.models import Role, Skill


def draft(owner: User, role: Role, answers: dict[str, Answer] | None = None, current: Role | None = None):
    """The owner's draft for a role, with answers by skill slug."""
    mine = SelfAssessment.objects.start(owner, target_role_id=role.pk, current_role_id=current.pk if current else None)
    ids = dict(Skill.objects.values_list("slug", "pk"))
    save_ratings(mine, {ids[slug]: value for slug, value in (answers or {}).items()})
    return mine


def report(owner: User, role: Role, answers: dict[str, Answer], current: Role | None = None) -> GapReport:
    """A submitted assessment's report."""
    return submit_and_report(published_catalogue(), draft(owner, role, answers, current))
