"""Tracks, roles with what is known of them, and the sources that say so."""

from functools import partial

from django import forms
from django.contrib import admin
from django.core.exceptions import ValidationError
from django.db.models import Exists, OuterRef, Subquery
from django.urls import path

from roles.admin.base import CatalogueAdmin
from roles.admin.columns import count_of, counted
from roles.admin.deletion import kept_versions
from roles.admin.retiring import retire_page
from roles.admin.rows import OrderedRows, RowForm, RowInline
from roles.admin.stale import StampedForm
from roles.models import CareerStep, PayRow, Requirement, Role, RoleFact, RoleProfile, Source, Track

Status = RoleProfile.Status


class Lines(forms.CharField):
    """A list of texts, one on each line."""

    widget = forms.Textarea(attrs={"rows": 4, "cols": 60})

    def prepare_value(self, value):
        return "\n".join(value) if isinstance(value, list) else value

    def clean(self, value):
        lines = [line.strip() for line in super().clean(value).splitlines()]
        return list(dict.fromkeys(filter(None, lines)))

    def has_changed(self, initial, data):
        return (initial or []) != self.clean(data)


class RoleForm(StampedForm):
    """A role, with all that is edited on its page."""

    also_known_as = Lines(required=False, help_text="Other titles, one on each line.")
    stamped_with = ("facts", "pay", "steps", "sources")


class FactInline(RowInline):
    """What the sources say of the role."""

    model = RoleFact
    formset = OrderedRows
    fields = ["kind", "text", "source", "position"]
    autocomplete_fields = ["source"]
    chosen_with = ("source",)


class PayForm(RowForm):
    """One row of pay."""

    def clean(self):
        cleaned = super().clean()
        low, high = self.cleaned_data.get("low"), self.cleaned_data.get("high")
        if None not in (low, high) and high < low:
            self.add_error("high", "The higher end of pay is below the lower end.")
        return cleaned


class PayInline(RowInline):
    """Yearly pay, a row for each source."""

    model = PayRow
    form = PayForm
    formset = OrderedRows
    fields = ["low", "high", "currency", "basis", "year", "region", "note", "source", "position"]
    autocomplete_fields = ["source"]
    chosen_with = ("source",)


class StepForm(RowForm):
    """One step to another role."""

    def clean_to_role(self):
        to_role = self.cleaned_data["to_role"]
        if to_role.pk == self.instance.from_role_id:
            raise ValidationError("A career step leads to another role.")
        return to_role


class StepInline(RowInline):
    """Where people go from this role."""

    model = CareerStep
    fk_name = "from_role"
    form = StepForm
    formset = OrderedRows
    fields = ["to_role", "kind", "position"]
    autocomplete_fields = ["to_role"]
    chosen_with = ("from_role", "to_role")
    verbose_name = "career step to a next role"
    verbose_name_plural = "career steps to next roles"


class ProfileInline(admin.TabularInline):
    """The versions of the role's requirements, as links to their own pages."""

    model = RoleProfile
    fields = readonly_fields = ["version", "status", "published_at", "ready_at", "requirements"]
    verbose_name_plural = "versions of the requirements (open one to read or edit it)"
    ordering = ["-version"]
    extra = 0
    can_delete = False
    show_change_link = True

    def get_queryset(self, request):
        rows = super().get_queryset(request).select_related("role")
        return rows.annotate(n_requirements=count_of(Requirement, "profile"))

    def requirements(self, profile):
        return profile.n_requirements

    def has_add_permission(self, request, obj):
        return False

    def has_change_permission(self, request, obj=None):
        return False


class VersionFilter(admin.SimpleListFilter):
    """Which versions a role has."""

    title = "versions"
    parameter_name = "versions"

    def lookups(self, request, model_admin):
        return [("published", "Published"), ("draft", "With a draft"), ("unpublished", "Not published yet")]

    def queryset(self, request, queryset):
        profiles = RoleProfile.objects.filter(role=OuterRef("pk"))
        published = Exists(profiles.filter(status=Status.PUBLISHED))
        choices = {"published": published, "draft": Exists(profiles.filter(status=Status.DRAFT))}
        choices["unpublished"] = ~published
        return queryset.filter(choices[self.value()]) if self.value() in choices else queryset


@admin.register(Role)
class RoleAdmin(CatalogueAdmin):
    """Roles."""

    form = RoleForm
    inlines = [ProfileInline, StepInline, FactInline, PayInline]
    slug_from = "title"
    counts = {
        "facts": count_of(RoleFact, "role"),
        "pay": count_of(PayRow, "role"),
        "steps": count_of(CareerStep, "from_role"),
        "version": Subquery(
            RoleProfile.objects.filter(role=OuterRef("pk"), status=Status.PUBLISHED).order_by().values("version")
        ),
    }
    list_display = [
        "title",
        "track",
        "career_level",
        counted("version", "published version"),
        counted("facts"),
        counted("pay", "pay rows"),
        counted("steps"),
        "editors_judgement",
    ]
    list_filter = [VersionFilter, "career_level", "editors_judgement", "track"]
    list_select_related = ["track"]
    search_fields = ["title", "also_known_as", "summary"]
    ordering = ["track__position", "track__name", "career_level", "position", "title"]
    autocomplete_fields = ["sources"]
    fieldsets = [
        (
            None,
            {
                "fields": ["title", "slug", "also_known_as", "track", "career_level", "position", "summary"],
                "description": "One job at one career level. What it asks for is kept in versions, listed below.",
            },
        ),
        ("Where this comes from", {"fields": ["sources", "editors_judgement"]}),
    ]

    def get_urls(self):
        retiring = self.admin_site.admin_view(partial(retire_page, self))
        return [path("<int:object_id>/retire/", retiring, name="roles_role_retire"), *super().get_urls()]

    def reasons_to_keep(self, rows):
        return kept_versions(role__in=[row.pk for row in rows]) or super().reasons_to_keep(rows)


@admin.register(Track)
class TrackAdmin(CatalogueAdmin):
    """Tracks."""

    slug_from = "name"
    counts = {"roles": count_of(Role, "track")}
    list_display = ["name", "position", counted("roles")]
    search_fields = ["name", "summary"]
    fieldsets = [
        (
            None,
            {
                "fields": ["name", "slug", "position", "summary"],
                "description": "A family of roles that people climb together.",
            },
        )
    ]


@admin.register(Source)
class SourceAdmin(CatalogueAdmin):
    """Sources."""

    slug_from = "title"
    counts = {
        "roles": count_of(Role.sources.through, "source"),
        "facts": count_of(RoleFact, "source"),
        "pay": count_of(PayRow, "source"),
    }
    list_display = ["title", counted("roles"), counted("facts"), counted("pay", "pay rows")]
    search_fields = ["title"]
    fieldsets = [
        (None, {"fields": ["title", "slug"], "description": "An article or framework that facts and pay come from."})
    ]
