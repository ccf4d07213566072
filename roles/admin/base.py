"""What every page of the catalogue's admin does."""

from django.contrib import admin
from django.contrib.admin import helpers
from django.db import transaction

from roles.admin.both_versions import both_versions
from roles.admin.choosing import ChoosesBySearch, is_key
from roles.admin.columns import PREFIX
from roles.admin.deletion import protected_by
from roles.admin.history import ShowsHistory
from roles.admin.stale import StampedForm
from roles.models import CatalogueRevision


class CatalogueAdmin(ChoosesBySearch, ShowsHistory, admin.ModelAdmin):
    """Announces every change, refuses stale saves, keeps slugs, and counts in the list's own query."""

    form = StampedForm
    counts: dict = {}  # expressions by name, for `counted` columns
    list_per_page = 50
    slug_from = ""  # the field a new row's slug is made from

    def get_queryset(self, request):
        return super().get_queryset(request).annotate(**{PREFIX + name: count for name, count in self.counts.items()})

    def get_search_results(self, request, queryset, search_term):
        # PostgreSQL takes no NUL; the list's own form refuses it, the search-as-you-type address does not.
        return super().get_search_results(request, queryset, search_term.replace("\0", ""))

    def response_action(self, request, *args, **kwargs):
        """An action on the chosen rows. A forged key names no row, instead of failing in the database."""
        sent = request.POST.copy()
        chosen = sent.getlist(helpers.ACTION_CHECKBOX_NAME)
        sent.setlist(helpers.ACTION_CHECKBOX_NAME, [key for key in chosen if is_key(key)])
        request.POST = sent
        return super().response_action(request, *args, **kwargs)

    def get_fieldsets(self, request, obj=None):
        """With the mark of what the page shows, where it can be saved."""
        (name, options), *others = self.fieldsets_for(obj)
        if obj is None or not self.has_change_permission(request, obj):
            return [(name, options), *others]
        return [(name, {**options, "fields": [*options["fields"], "seen"]}), *others]

    def fieldsets_for(self, obj) -> list:
        """The fieldsets of a row's page; of the page that adds one when it is None."""
        return self.fieldsets

    def get_readonly_fields(self, request, obj=None):
        """A slug is in links and in files of the catalogue, so it stays as it was first chosen."""
        fields = super().get_readonly_fields(request, obj)
        return [*fields, "slug"] if obj and self.slug_from else fields

    def get_prepopulated_fields(self, request, obj=None):
        return {"slug": [self.slug_from]} if self.slug_from and obj is None else {}

    def render_change_form(self, request, context, *args, **kwargs):
        """With both versions beside each other, where somebody else saved first."""
        if context.get("errors"):
            formsets = [inline.formset for inline in context["inline_admin_formsets"]]
            context["both_versions"] = both_versions(context["adminform"], formsets)
        return super().render_change_form(request, context, *args, **kwargs)

    def save_related(self, request, form, formsets, change):
        super().save_related(request, form, formsets, change)
        CatalogueRevision.bump()

    def delete_model(self, request, obj):
        super().delete_model(request, obj)
        CatalogueRevision.bump()

    @transaction.atomic
    def delete_queryset(self, request, queryset):
        super().delete_queryset(request, queryset)
        CatalogueRevision.bump()

    def get_deleted_objects(self, objs, request):
        if protected := self.reasons_to_keep(objs):
            return [], {}, set(), protected
        return super().get_deleted_objects(objs, request)

    def reasons_to_keep(self, rows) -> list[str]:
        """Lines that say why these rows cannot be deleted; none when they can."""
        return protected_by(rows)
