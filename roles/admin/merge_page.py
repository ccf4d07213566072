"""Merging a skill into another one: an editor chooses which, sees what that changes, and confirms it."""

from uuid import UUID

from django import forms
from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.template.response import TemplateResponse

from roles.admin.choosing import OneOf
from roles.merge_preview import Preview
from roles.merging import MergeError, merge, plan_of
from roles.models import CatalogueRevision, Prerequisite, Skill


class IntoForm(forms.Form):
    """The skill that stays."""

    into = forms.ModelChoiceField(
        Skill.objects.none(),
        label="The skill that stays",
        error_messages={"required": "Choose the skill that stays.", "invalid_choice": "Choose a skill that is there."},
    )

    def __init__(self, old: Skill, site, *args, **kwargs):
        super().__init__(*args, **kwargs)
        field = self.fields["into"]
        field.queryset = Skill.objects.exclude(pk=old.pk)
        field.widget = OneOf(Prerequisite._meta.get_field("needs"), site)
        field.widget.choices = field.choices
        field.widget.is_required = True


def merge_page(admin, request: HttpRequest, object_id: int) -> HttpResponse:
    """Choose the skill that stays, see everything that moves, confirm."""
    old = admin.get_object(request, str(object_id))
    if old is None:
        return _merged_already(admin, request, object_id)
    if not admin.has_change_permission(request, old):
        raise PermissionDenied
    sent = request.POST if request.method == "POST" else request.GET
    form = IntoForm(old, admin.admin_site, sent if "into" in sent else None)
    revision = CatalogueRevision.current()  # before anything is read, so that a later change counts as one
    new = form.cleaned_data["into"] if form.is_valid() else None
    refusal = ""
    if request.method == "POST" and new:
        try:
            merge(old, new, _revision(request.POST.get("revision", "")))
        except MergeError as error:
            refusal = str(error)
        else:
            return _done(admin, request, old, new)
    context = {"form": form, "old": old, "new": new, "revision": revision, "preview": None}
    if new:
        try:
            context["preview"] = Preview(plan_of(old, new))
        except MergeError as error:
            refusal = str(error)
    return _page(admin, request, context | {"refusal": refusal}, status=409 if refusal else 200)


def _merged_already(admin, request: HttpRequest, object_id: int) -> HttpResponse:
    """A second click, or another editor, finds the skill that stayed."""
    old = Skill.including_merged.exclude(merged_into=None).filter(pk=object_id).select_related("merged_into").first()
    if old is None or request.method != "POST" or not admin.has_change_permission(request):
        raise Http404
    messages.info(request, f"{old} was merged into {old.merged_into} already.")
    return redirect("admin:roles_skill_change", old.merged_into_id)


def _revision(text: str) -> UUID | None:
    """The mark that the page was made at; what is none is that of no catalogue with anything to merge."""
    try:
        return UUID(text)
    except ValueError:
        return None


def _done(admin, request: HttpRequest, old: Skill, new: Skill) -> HttpResponse:
    admin.log_change(request, new, f"{old} was merged into it.")
    messages.success(request, f"{old} was merged into {new}.")
    return redirect("admin:roles_skill_change", new.pk)


def _page(admin, request: HttpRequest, context: dict, status: int) -> HttpResponse:
    title = f"Merge {context['old']} into another skill"
    frame = admin.admin_site.each_context(request) | {"opts": admin.opts, "title": title}
    request.current_app = admin.admin_site.name
    return TemplateResponse(request, "admin/roles/skill/merge.html", frame | context, status=status)
