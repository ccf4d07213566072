"""Skills and their groups: anchors, prerequisites and resources are edited on the page of the skill."""

from functools import partial

from django import forms
from django.contrib import admin
from django.db.models import Exists, OuterRef, Q
from django.urls import path

from roles.admin.base import CatalogueAdmin
from roles.admin.columns import count_of, counted
from roles.admin.merge_page import merge_page
from roles.admin.prerequisites import PrerequisiteInline
from roles.admin.resources import ResourceInline
from roles.admin.rows import SMALL_TEXTS
from roles.admin.stale import StampedForm
from roles.levels import Level
from roles.models import Anchor, LearningResource, Prerequisite, Requirement, RoleProfile, Skill, SkillGroup

ASKED_TODAY = Q(profile__status=RoleProfile.Status.PUBLISHED)


class AnchorRows(forms.BaseInlineFormSet):
    """The five anchors of a skill, one for each level; which is whose is not a choice."""

    def add_fields(self, form, index):
        super().add_fields(form, index)
        form.fields["level"].disabled = True
        if index is not None and index >= self.initial_form_count():
            held = {anchor.level for anchor in self.get_queryset()}
            missing = [level for level in Level.values if level not in held]
            form.fields["level"].initial = missing[index - self.initial_form_count()]


class AnchorInline(admin.StackedInline):
    """What a person at each level does. All five are there, always."""

    model = Anchor
    formset = AnchorRows
    fields = ["level", "text", "practice", "hours"]
    extra, min_num, max_num = 0, len(Level), len(Level)
    formfield_overrides = SMALL_TEXTS
    can_delete = False

    def get_queryset(self, request):
        return super().get_queryset(request).select_related("skill")


class SkillForm(StampedForm):
    """A skill, with all that is edited on its page."""

    stamped_with = ("anchors", "prerequisites", "resources")

    def clean(self):
        """A name or slug that belonged to a skill which was merged is still taken: old versions go by it."""
        cleaned = super().clean()
        merged = Skill.including_merged.exclude(merged_into=None).select_related("merged_into")
        for field in {"name", "slug"} & set(self.changed_data):
            if gone := merged.filter(**{field: self.cleaned_data.get(field)}).first():
                self.add_error(field, f"It belongs to a skill that was merged into {gone.merged_into}.")
        return cleaned


class AskedForFilter(admin.SimpleListFilter):
    """Whether a published profile asks for the skill."""

    title = "asked for today"
    parameter_name = "asked"

    def lookups(self, request, model_admin):
        return [("yes", "By a published profile"), ("no", "By none")]

    def queryset(self, request, queryset):
        asked = Exists(Requirement.objects.filter(ASKED_TODAY, skill=OuterRef("pk")))
        return {"yes": queryset.filter(asked), "no": queryset.filter(~asked)}.get(self.value(), queryset)


@admin.register(Skill)
class SkillAdmin(CatalogueAdmin):
    """Skills."""

    form = SkillForm
    inlines = [AnchorInline, PrerequisiteInline, ResourceInline]
    slug_from = "name"
    counts = {
        "anchors": count_of(Anchor, "skill"),
        "needs": count_of(Prerequisite, "skill"),
        "resources": count_of(LearningResource, "skill"),
        "asked": count_of(Requirement, "skill", ASKED_TODAY),
    }
    list_display = [
        "name",
        "kind",
        "group",
        counted("anchors"),
        counted("needs", "prerequisites"),
        counted("resources"),
        counted("asked", "asked for by"),
    ]
    list_filter = ["kind", AskedForFilter, "group"]
    list_select_related = ["group"]
    search_fields = ["name", "description"]
    fieldsets = [
        (
            None,
            {
                "fields": ["name", "slug", "kind", "group", "position", "description"],
                "description": "One thing that a person can be better or worse at, rated from 0 to 5. "
                "Each level below says what a person at that level can be seen to do.",
            },
        )
    ]

    def get_urls(self):
        merging = self.admin_site.admin_view(partial(merge_page, self))
        return [path("<int:object_id>/merge/", merging, name="roles_skill_merge"), *super().get_urls()]


@admin.register(SkillGroup)
class SkillGroupAdmin(CatalogueAdmin):
    """Groups of skills."""

    slug_from = "name"
    counts = {"skills": count_of(Skill, "group")}
    list_display = ["name", "position", counted("skills")]
    search_fields = ["name", "description"]
    fieldsets = [
        (
            None,
            {
                "fields": ["name", "slug", "position", "description"],
                "description": "Skills of a group are rated together, on one page.",
            },
        )
    ]
