"""The admin of the catalogue: everything an editor works on, one file per subject."""

from django.contrib import admin

from roles.admin import careers, feedback, frameworks, profiles, resources, skills

__all__ = ["careers", "feedback", "frameworks", "profiles", "resources", "skills"]

admin.site.site_header = admin.site.site_title = "Skill-gap assessor: catalogue"
admin.site.index_title = "The catalogue"
