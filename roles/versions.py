"""The page that tells how a role's requirements changed from version to version."""

from itertools import pairwise

from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_safe

from roles.asked_rows import asked_by_name
from roles.models import Role, RoleProfile
from roles.profile_changes import profile_changes


@require_safe
@login_not_required
def role_versions(request: HttpRequest, slug: str) -> HttpResponse:
    """Every version that was published, the newest first, with its note and what it changed. Drafts are not told of."""
    role = get_object_or_404(Role.objects.select_related("track"), slug=slug)
    closed = role.profiles.with_requirements().exclude(status=RoleProfile.Status.DRAFT).order_by("-version")
    profiles = list(closed)
    if not profiles:
        raise Http404
    versions = [
        {"profile": newer, "before": older, "changes": profile_changes(asked_by_name(older), asked_by_name(newer))}
        for newer, older in pairwise(profiles)
    ]
    first = {"profile": profiles[-1], "before": None, "changes": [], "number": profiles[-1].requirements.all()}
    return render(request, "roles/versions.html", {"role": role, "versions": [*versions, first]})
