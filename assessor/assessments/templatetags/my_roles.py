"""The roles that a person holds and aims for, to be marked on pages of the catalogue."""

from django import template

from assessor.assessments.models import SelfAssessment

register = template.Library()


@register.simple_tag(takes_context=True)
def my_roles(context) -> dict[int | None, str]:
    """What a role is to the person who looks, by the role's primary key: "current" or "target"."""
    request = context.get("request")
    if request is None or not request.user.is_authenticated:
        return {}
    last = SelfAssessment.objects.visible_to(request.user).values_list("current_role", "target_role").first()
    return {last[0]: "current", last[1]: "target"} if last else {}


@register.filter
def mark_of(marks: dict, role) -> str:
    """The mark of a role, or nothing."""
    return marks.get(role.pk, "")
