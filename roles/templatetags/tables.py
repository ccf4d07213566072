"""The way to the page that brings tables in, on the pages of the admin from which one looks for it."""

from django import template

from roles.editors import may_bring_in
from roles.models import LearningResource, Role, RoleProfile, Skill, SkillGroup, Track

register = template.Library()

IN_TABLES = {LearningResource, Role, RoleProfile, Skill, SkillGroup, Track}


@register.simple_tag(takes_context=True)
def may_bring_in_tables(context: dict) -> bool:
    """Whether the page shows the way: to those who may go it, on the index and on lists of what tables hold."""
    cl = context.get("cl")
    return (cl is None or cl.model in IN_TABLES) and may_bring_in(context["request"].user)
