"""Pages about a version: compared with another one, and published, now or on a day."""

from datetime import date

from django import forms
from django.conf import settings
from django.contrib import messages
from django.contrib.admin.widgets import AdminDateWidget
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.utils import timezone
from django.utils.module_loading import import_string

from roles.admin.comparing import comparison, warnings_of
from roles.admin.stale import stamp
from roles.models import Role, RoleProfile, ScheduledPublication
from roles.publishing import PublicationError, publish, refuse_unless_ready, schedule

SHOWN = ("requirements", "requirements__alternatives")  # what a draft's mark covers, beside its own row
LONGEST_NOTE = 5000
MOVED_ON = "The draft was changed after you opened this page, so nothing was published. Look at it again."


class PublishForm(forms.Form):
    """When, and what to tell those who aim at the role."""

    change_note = forms.CharField(
        label="What changed, and why",
        widget=forms.Textarea(attrs={"rows": 3, "cols": 60}),
        max_length=LONGEST_NOTE,
        help_text="Shown to everybody who looks at the role.",
    )
    day = forms.DateField(
        label="Publish on",
        required=False,
        widget=AdminDateWidget,
        help_text="Left empty, it is published at once. On a later day it happens in the night before.",
    )

    def clean_day(self) -> date | None:
        day = self.cleaned_data["day"]
        if day and day <= timezone.localdate():
            raise ValidationError("Choose a day after today, or leave it empty to publish now.")
        return day


def compare_page(admin, request: HttpRequest, object_id: str) -> HttpResponse:
    """A version beside another of the same role: that of the number `with`, else the one it follows."""
    profile = _profile(admin, request, object_id)
    others = list(profile.role.profiles.exclude(pk=profile.pk))
    numbered = {str(one.version): one for one in others}
    other = numbered.get(request.GET.get("with", "")) or _followed(profile, others)
    before, after = sorted([other, profile], key=lambda one: one.version) if other else (None, profile)
    context = comparison(before, after) | {"others": others, "other": other}
    return _page(admin, request, profile, "compare", f"Compare {profile}", context)


def _followed(profile: RoleProfile, others: list[RoleProfile]) -> RoleProfile | None:
    """The version before; of the first one, the version after."""
    earlier = [one for one in others if one.version < profile.version]
    return max(earlier, key=lambda one: one.version) if earlier else next(iter(others), None)


def publish_page(admin, request: HttpRequest, object_id: str) -> HttpResponse:
    """What publishing a draft would change and for whom, what to look at, and the button that does it."""
    draft = _profile(admin, request, object_id)
    if not draft.is_draft:
        messages.info(request, f"{draft} is {draft.status}.")
        return redirect("admin:roles_roleprofile_change", draft.pk)
    if not admin.has_change_permission(request, draft):
        raise PermissionDenied
    form = PublishForm(request.POST or None, initial={"change_note": draft.change_note})
    if request.method == "POST" and form.is_valid() and _publish(admin, request, draft, form):
        return redirect("admin:roles_roleprofile_change", draft.pk)
    context = comparison(draft.role.profiles.published().first(), draft)
    context |= {
        "warnings": warnings_of(draft),
        "form": form,
        "mark": stamp(draft, SHOWN),
        "refusal": _refusal(draft, request.user),
        "impact": import_string(settings.CATALOGUE_IMPACT)(draft),
        "two_people": settings.PUBLISHER_IS_NOT_AUTHOR,
        "schedule": ScheduledPublication.objects.filter(profile=draft).select_related("decided_by").first(),
    }
    return _page(admin, request, draft, "publish", f"Publish {draft}", context)


def _publish(admin, request: HttpRequest, draft: RoleProfile, form: PublishForm) -> bool:
    """Do what the form says; else it says why not."""
    day, note = form.cleaned_data["day"], form.cleaned_data["change_note"]
    try:
        with transaction.atomic():
            Role.objects.select_for_update().get(pk=draft.role_id)
            if request.POST.get("mark") != stamp(draft, SHOWN):
                raise PublicationError(MOVED_ON)
            if day:
                schedule(draft, day, request.user, note=note)
            else:
                publish(draft, request.user, note=note)
    except PublicationError as error:
        form.add_error(None, str(error))
        return False
    when = f"will be published on {day:%d %B %Y}".replace(" 0", " ") if day else "is published"
    admin.log_change(request, draft, f"It {when}.")
    messages.success(request, f"{draft} {when}.")
    return True


def unschedule(admin, request: HttpRequest, object_id: str) -> HttpResponse:
    """Take back that a draft is published on a day."""
    draft = _profile(admin, request, object_id)
    if not admin.has_change_permission(request, draft):
        raise PermissionDenied
    if request.method != "POST":
        return redirect("admin:roles_roleprofile_publish", draft.pk)
    if ScheduledPublication.objects.filter(profile=draft).delete()[0]:
        admin.log_change(request, draft, "Its planned publication was taken back.")
        messages.success(request, f"{draft} stays a draft until somebody publishes it.")
    return redirect("admin:roles_roleprofile_publish", draft.pk)


def _refusal(draft: RoleProfile, user) -> str:
    """Why this person cannot publish the draft as it is, if so."""
    try:
        refuse_unless_ready(draft, user)
    except PublicationError as error:
        return str(error)
    return ""


def _profile(admin, request: HttpRequest, object_id: str) -> RoleProfile:
    profile = admin.get_object(request, object_id)
    if profile is None:
        raise Http404
    if not admin.has_view_permission(request, profile):
        raise PermissionDenied
    return profile


def _page(admin, request: HttpRequest, profile: RoleProfile, name: str, title: str, context: dict) -> HttpResponse:
    frame = admin.admin_site.each_context(request) | {"opts": admin.opts, "title": title, "profile": profile}
    request.current_app = admin.admin_site.name
    return TemplateResponse(request, f"admin/roles/roleprofile/{name}.html", frame | context)
