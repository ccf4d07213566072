"""The answer to a request that cannot be read."""

from contextlib import suppress

from django.core.exceptions import RequestDataTooBig, TooManyFieldsSent, TooManyFilesSent
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from assessor.assessments.ratings_file import MAX_BYTES

TOO_MUCH = (RequestDataTooBig, TooManyFieldsSent, TooManyFilesSent)
THROWN_AWAY = 30_000_000  # bytes; whoever sends more sees that the connection ends
AT_ONCE = 64 * 1024


def bad_request(request: HttpRequest, exception: Exception) -> HttpResponse:
    """400, or 413 with the way back to the form when more was sent than this site takes at once.

    The form itself cannot be shown again: what was sent is refused before any view could read it.
    """
    is_too_much = isinstance(exception, TOO_MUCH)
    if is_too_much:
        _throw_away_the_rest(request)
    back = request.path if is_too_much and request.resolver_match else ""
    context = {"is_too_much": is_too_much, "back": back, "most": f"{MAX_BYTES:,}"}
    return render(request, "400.html", context, status=413 if is_too_much else 400)


def _throw_away_the_rest(request: HttpRequest) -> None:
    """A browser reads no answer before it has sent everything: what is still on its way is read and forgotten."""
    left = THROWN_AWAY
    with suppress(OSError):  # it has gone away
        while left > 0 and (part := request.read(min(left, AT_ONCE))):
            left -= len(part)
