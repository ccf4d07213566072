"""Role profiles: a draft is edited and published, what was published is read."""

from functools import partial

from django import forms
from django.conf import settings
from django.contrib import admin, messages
from django.contrib.admin import ActionLocation
from django.contrib.admin.widgets import AdminTextareaWidget
from django.db.models import Q
from django.http import HttpResponseRedirect
from django.urls import path, reverse

from roles.admin.base import CatalogueAdmin
from roles.admin.columns import count_of, counted
from roles.admin.comparing import warnings_of
from roles.admin.deletion import kept_versions
from roles.admin.drafts import DraftExistsError, draft_of, new_draft, next_version
from roles.admin.publishing import LONGEST_NOTE, compare_page, publish_page, unschedule
from roles.admin.requirements import RequirementInline
from roles.admin.stale import StampedForm
from roles.models import Requirement, Role, RoleProfile, ScheduledPublication
from roles.publishing import PublicationError, publish

EVERYWHERE = [ActionLocation.CHANGE_LIST, ActionLocation.CHANGE_FORM]
ADD = "A role has one draft at a time. It gets the number after the role's highest version."
DRAFT = "Nobody sees a draft. Save it; then compare it with what is published, and publish it."
CLOSED = (
    "This version is {status}, so it never changes: reports are judged by it. "
    'To change what the role asks for, choose "New draft from this version" in the action box above.'
)

NO_NOTE = "it does not say what changed and why. Open it, and choose Compare and publish."
UNSAVED = "the page has edits that are not saved, or somebody else changed the draft. Open it again or save first."


class ProfileForm(StampedForm):
    """A draft. Its number is given to it; its role is chosen once."""

    stamped_with = ("requirements", "requirements__alternatives")
    change_note = forms.CharField(
        label="Change note",
        required=False,
        widget=AdminTextareaWidget,
        max_length=LONGEST_NOTE,
        help_text=RoleProfile._meta.get_field("change_note").help_text,
    )

    def clean(self):
        cleaned = super().clean()
        role = self.cleaned_data.get("role")
        if self.instance.pk is None and role:
            if draft := draft_of(role.pk):
                self.add_error("role", f"{draft} is a draft already; a role has one at a time.")
            self.instance.version = next_version(role.pk)
        return cleaned

    def lock(self):
        # In the order in which publishing locks, so that the two wait for each other instead of blocking.
        role = self.instance.role_id or getattr(self.cleaned_data.get("role"), "pk", None)
        list(Role.objects.select_for_update().filter(pk=role))
        super().lock()


@admin.register(RoleProfile)
class RoleProfileAdmin(CatalogueAdmin):
    """The versions of what roles ask for."""

    form = ProfileForm
    inlines = [RequirementInline]
    actions = ["publish", "draft_from_this"]
    counts = {
        "requirements": count_of(Requirement, "profile"),
        "essentials": count_of(Requirement, "profile", Q(essential=True)),
    }
    list_display = [
        "role",
        "version",
        "status",
        "published_at",
        counted("requirements"),
        counted("essentials"),
        "ready_at",
    ]
    list_display_links = ["role", "version"]
    list_filter = ["status", "role__track", "role__career_level"]
    list_select_related = ["role"]
    search_fields = ["role__title", "change_note"]
    autocomplete_fields = ["role"]
    readonly_fields = ["version", "status", "published_at"]

    def fieldsets_for(self, obj):
        """The same fields for all, with what can be done with this version."""
        if obj is None:
            return [(None, {"fields": ["role", "ready_at", "change_note"], "description": ADD})]
        description = DRAFT if obj.is_draft else CLOSED.format(status=obj.status)
        fields = ["role", "version", "status", "published_at", "ready_at", "change_note"]
        return [(None, {"fields": fields, "description": description})]

    def get_readonly_fields(self, request, obj=None):
        fields = super().get_readonly_fields(request, obj)
        return [*fields, "role"] if obj else fields

    def has_change_permission(self, request, obj=None):
        return (obj is None or obj.is_draft) and super().has_change_permission(request, obj)

    def has_delete_permission(self, request, obj=None):
        return (obj is None or obj.is_draft) and super().has_delete_permission(request, obj)

    def delete_queryset(self, request, queryset):
        for profile in queryset:
            self.delete_model(request, profile)  # one by one: the model refuses what is no draft

    def reasons_to_keep(self, rows):
        return kept_versions(pk__in=[row.pk for row in rows]) or super().reasons_to_keep(rows)

    def get_urls(self):
        pages = {"compare": compare_page, "publish": publish_page, "unschedule": unschedule}
        own = [
            path(
                f"<int:object_id>/{name}/",
                self.admin_site.admin_view(partial(page, self)),
                name=f"roles_roleprofile_{name}",
            )
            for name, page in pages.items()
        ]
        return [*own, *super().get_urls()]

    def render_change_form(self, request, context, add=False, change=False, form_url="", obj=None):
        if obj is not None and obj.is_draft:
            schedule = ScheduledPublication.objects.filter(profile=obj).first()
            context |= {"warnings": warnings_of(obj), "schedule": schedule}
            context["two_people"] = settings.PUBLISHER_IS_NOT_AUTHOR
        return super().render_change_form(request, context, add, change, form_url, obj)

    @admin.action(
        description="Publish",
        description_plural="Publish the selected drafts",
        permissions=["change"],
        location=EVERYWHERE,
    )
    def publish(self, request, queryset):
        """On a draft's page: lead to the page that tells what it changes. On the list: publish each at once."""
        for profile in queryset.select_related("role"):
            if "seen" not in request.POST:
                self._publish(request, profile)
            elif self.has_unsaved_edits(request, profile):
                self.message_user(request, f"{profile} was not published: {UNSAVED}", messages.ERROR)
            else:
                return HttpResponseRedirect(reverse("admin:roles_roleprofile_publish", args=[profile.pk]))
        return None

    def _publish(self, request, profile) -> None:
        if profile.version > 1 and not (profile.change_note or profile.role.framework_id):
            self.message_user(request, f"{profile} was not published: {NO_NOTE}", messages.ERROR)
            return
        try:
            publish(profile, request.user)
        except PublicationError as error:
            self.message_user(request, str(error), messages.ERROR)
        else:
            self.log_change(request, profile, "Published.")
            self.message_user(request, f"{profile} is published.", messages.SUCCESS)

    @admin.action(description="New draft from this version", permissions=["add"], location=EVERYWHERE)
    def draft_from_this(self, request, queryset):
        """A draft that starts as a copy; the page of the only one is opened."""
        drafts, there = [], []
        for profile in queryset.select_related("role"):
            try:
                drafts.append(new_draft(profile))
            except DraftExistsError as error:
                there.append(draft_of(profile.role_id))
                self.message_user(request, str(error), messages.ERROR)
            else:
                self.log_addition(request, drafts[-1], f"A copy of version {profile.version}.")
                self.message_user(request, f"{drafts[-1]} is a copy of version {profile.version}.", messages.SUCCESS)
        # Whoever clicked twice is led to what the first click made.
        led_to = [draft for draft in drafts + there if draft]
        if len(led_to) != 1:
            return None
        return HttpResponseRedirect(reverse("admin:roles_roleprofile_change", args=[led_to[0].pk]))

    def has_unsaved_edits(self, request, profile) -> bool:
        """Whether the page was edited, or the draft was changed elsewhere, since the page was opened.

        An action runs on the saved draft: without this, what was just typed would be lost and the rest published.
        """
        if "seen" not in request.POST:
            return False
        form = self.get_form(request, profile, change=True)(request.POST, instance=profile)
        rows = [kind(request.POST, instance=profile) for kind, _ in self.get_formsets_with_inlines(request, profile)]
        return any(part.has_changed() for part in [form, *rows])
