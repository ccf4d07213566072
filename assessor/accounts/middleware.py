"""Pages that show what somebody rated are kept by nobody but their own browser's window."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse
from django.utils.cache import patch_cache_control

from assessor.accounts.holders import IN_SESSION


def private_pages(get_response: Callable[[HttpRequest], HttpResponse]) -> Callable[[HttpRequest], HttpResponse]:
    """Mark answers to people who are signed in or on trial `no-store, private`: no shared or stale copy shows them."""

    def middleware(request: HttpRequest) -> HttpResponse:
        response = get_response(request)
        if hasattr(request, "user") and (request.user.is_authenticated or IN_SESSION in request.session):
            patch_cache_control(response, no_store=True, private=True)
        return response

    return middleware
