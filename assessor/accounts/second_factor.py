"""The second factor: who has one, whom the admin asks for one, and what setting one up does."""

from collections.abc import Callable

from allauth.mfa.models import Authenticator
from allauth.mfa.utils import is_mfa_enabled
from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_safe

from assessor.accounts.models import User
from assessor.accounts.sessions import end_other_sessions


def has_second_factor(user: User) -> bool:
    """Whether somebody has set up an app that makes codes."""
    return is_mfa_enabled(user, [Authenticator.Type.TOTP])


def second_factor_for_editors(get_response: Callable[[HttpRequest], HttpResponse]) -> Callable:
    """Middleware that leads editors and superusers without a second factor to where they set one up.

    It goes by the address: a view could be added to the admin past the admin site's own checks.
    """

    def middleware(request: HttpRequest) -> HttpResponse:
        is_gated = settings.EDITORS_NEED_SECOND_FACTOR and request.path.startswith(reverse("admin:index"))
        if is_gated and _is_editor(request.user) and not has_second_factor(request.user):
            return redirect("second-factor-needed")
        return get_response(request)

    return middleware


def _is_editor(user) -> bool:
    return user.is_authenticated and (user.is_staff or user.is_superuser)


@require_safe
def second_factor_needed(request: HttpRequest) -> HttpResponse:
    """Say why editors need a second factor, and where to set it up."""
    return render(request, "account/second_factor_needed.html", {"has_second_factor": has_second_factor(request.user)})


def sign_out_elsewhere(request: HttpRequest, authenticator: Authenticator, **_) -> None:
    """A session that somebody opened with a stolen password must not outlive the second factor's set-up."""
    if authenticator.type == Authenticator.Type.TOTP:
        end_other_sessions(request)
