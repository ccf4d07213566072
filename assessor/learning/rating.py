"""Rating a skill again after learning it: the way from a plan back into a self-assessment."""

from django.contrib import messages
from django.db import transaction
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.views.decorators.http import require_POST

from assessor.assessments.models import SelfAssessment
from assessor.assessments.standing import Standing, answers_of
from assessor.catalogue import published_catalogue
from assessor.learning.models import LearningPlan
from assessor.learning.planning import newest_report


@require_POST
def rate_skill(request: HttpRequest, pk, skill: str) -> HttpResponse:
    """Start or continue the self-assessment for the plan's role, and lead to the page on which the skill is rated."""
    plan = get_object_or_404(LearningPlan.objects.visible_to(request.user), pk=pk)
    catalogue = published_catalogue()
    role = catalogue.roles.get(plan.role_slug)
    if skill not in catalogue.skills:
        raise Http404
    if role is None:
        messages.info(request, "This role is not offered any more, so nothing can be rated for it.")
        return redirect(plan)
    report = newest_report(plan)
    other = _draft_for_another_role(request.user, role.id)
    with transaction.atomic():
        draft = SelfAssessment.objects.start(
            request.user,
            target_role_id=role.id,
            current_role_id=report.assessment.current_role_id if report else None,
        )
    if other:
        messages.info(
            request,
            f"Your self-assessment in progress was for {other}. It is now for {role.title}, as this plan is, "
            "and all your answers are kept.",
        )
    messages.info(
        request,
        f"Rate {catalogue.skills[skill].name} here, then finish: your plan for {role.title} goes by the new report. "
        "You find it under My plans.",
    )
    return redirect(_place(Standing(catalogue, draft, answers_of(catalogue, draft.answers.all())), skill) or draft)


def _place(standing: Standing, skill: str) -> str:
    """The address at which a skill is rated; empty when the assessment does not ask for it."""
    asking = (page for page in standing.pages if any(one.skill.slug == skill for one in page.questions))
    return next((f"{page.href}#{skill}" for page in asking), "")


def _draft_for_another_role(owner, role_id: int) -> str | None:
    """The title of the role that the owner's self-assessment in progress is for, if it is another one than this."""
    drafts = SelfAssessment.objects.drafts().filter(owner=owner, target_role__isnull=False)
    return drafts.exclude(target_role=role_id).values_list("target_role__title", flat=True).first()
