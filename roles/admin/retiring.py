"""The page on which an editor takes a role out of the offer, and names the one that takes its place."""

from django import forms
from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.template.response import TemplateResponse

from roles.models import Role, ScheduledPublication
from roles.publishing import PublicationError, retire


class RetireForm(forms.Form):
    """Which role takes the place of the one that is retired."""

    successor = forms.ModelChoiceField(
        Role.objects.none(),
        required=False,
        empty_label="No role takes its place",
        help_text="People who come to the retired role are led to this one.",
    )

    def __init__(self, role: Role, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["successor"].queryset = Role.objects.open_to_all().exclude(pk=role.pk).order_by("title")


def retire_page(admin, request: HttpRequest, object_id: int) -> HttpResponse:
    """What retiring a role means, the choice of a successor, and the button that does it."""
    role = admin.get_object(request, str(object_id))
    if role is None:
        raise Http404
    if not admin.has_change_permission(request, role):
        raise PermissionDenied
    form = RetireForm(role, request.POST or None)
    if request.method == "POST" and form.is_valid():
        successor = form.cleaned_data["successor"]
        try:
            retire(role, successor)
        except PublicationError as error:
            form.add_error(None, str(error))
        else:
            after = f"; {successor} takes its place" if successor else ""
            admin.log_change(request, role, f"Retired{after}.")
            messages.success(request, f"{role} is retired{after}.")
            return redirect("admin:roles_role_change", role.pk)
    frame = admin.admin_site.each_context(request) | {"opts": admin.opts, "title": f"Retire {role}", "role": role}
    request.current_app = admin.admin_site.name
    context = frame | {
        "form": form,
        "version": role.profiles.published().first(),
        "planned": ScheduledPublication.objects.filter(profile__role=role).select_related("profile__role").first(),
    }
    return TemplateResponse(request, "admin/roles/role/retire.html", context)
