"""Frameworks: where imported skills and roles come from. Imports add them; editors correct how they are cited."""

from django.contrib import admin

from roles.admin.base import CatalogueAdmin
from roles.admin.columns import count_of, counted
from roles.models import Framework, Role, Skill


@admin.register(Framework)
class FrameworkAdmin(CatalogueAdmin):
    """Frameworks."""

    slug_from = "name"
    counts = {"skills": count_of(Skill, "framework"), "roles": count_of(Role, "framework")}
    list_display = ["name", "title", "release", counted("skills"), counted("roles")]
    search_fields = ["name", "title"]
    fieldsets = [
        (
            None,
            {
                "fields": ["name", "slug", "title", "release", "publisher", "url", "licence", "licence_url", "changes"],
                "description": "A published framework that skills and roles were imported from. "
                "Their pages cite it with its licence, and say what was changed.",
            },
        )
    ]
