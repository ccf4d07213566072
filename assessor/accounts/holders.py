"""Who holds what a request asks for: the person who is signed in, or a visitor's trial in this browser."""

from collections.abc import Callable
from functools import wraps
from urllib.parse import urlsplit

from django.contrib.auth.decorators import login_not_required
from django.contrib.auth.views import redirect_to_login
from django.db import models
from django.http import Http404, HttpRequest, HttpResponse, QueryDict
from django.utils.http import url_has_allowed_host_and_scheme

from assessor.accounts.models import Trial, User

Holder = User | Trial | None
IN_SESSION = "trial"
SENT = "sent"
MOST_KEPT = 100_000  # characters of a form; a page of ratings with long notes has a quarter of it


def holder_of(request: HttpRequest) -> Holder:
    """The signed-in person, else the running trial of this browser, else nobody."""
    return request.user if request.user.is_authenticated else trial_of(request)


def trial_of(request: HttpRequest) -> Trial | None:
    """The running trial that this browser began, also when its visitor has signed in since."""
    begun = request.session.get(IN_SESSION)
    return Trial.objects.running().filter(pk=begun).first() if begun else None


def begin_trial(request: HttpRequest) -> Trial:
    """A new trial for this browser. What others left behind more than seven days ago is erased on the way."""
    Trial.objects.expired().delete()
    trial = Trial.objects.create()
    request.session[IN_SESSION] = str(trial.pk)
    return trial


def held_by(holder: Holder, prefix: str = "") -> models.Q:
    """The rows of a model with `owner` and `trial` that a holder may see. Nobody sees none.

    `prefix` leads to the model that has them, such as "assessment__".

    A visitor who is not signed in has no primary key: asked for as owner they would be given everybody's trials.
    """
    if isinstance(holder, Trial):
        return models.Q(**{f"{prefix}trial": holder.pk})
    if holder is None or holder.pk is None:
        return models.Q(pk__in=[])
    return models.Q(**{f"{prefix}owner": holder.pk})


def is_held() -> models.Q:
    """The condition that a row belongs to a person or to a trial, and not to both."""
    return models.Q(owner__isnull=False, trial__isnull=True) | models.Q(owner__isnull=True, trial__isnull=False)


def open_to_trials(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    """A page for signed-in people and for visitors on trial. Everybody else is sent to sign in and back.

    So is a visitor on trial who asks for what is not theirs: it may be theirs once they are signed in. What
    was sent when a session had ended is kept in the new one, so that the page can show it again (see `kept`).
    """

    @login_not_required
    @wraps(view)
    def guarded(request: HttpRequest, *args, **kwargs) -> HttpResponse:
        request.holder = holder_of(request)
        if request.user.is_authenticated:
            return view(request, *args, **kwargs)
        if request.holder is not None:
            try:
                return view(request, *args, **kwargs)
            except Http404:
                pass
        sent = request.POST.urlencode()
        if sent and len(sent) <= MOST_KEPT:
            request.session[SENT] = {"path": request.path, "data": sent}
        return redirect_to_login(_way_back(request))

    return guarded


def _way_back(request: HttpRequest) -> str:
    """Where to lead somebody who has signed in: to this page, or to the one from which a form was sent."""
    sent_from = request.headers.get("Referer", "")
    if request.method == "POST" and url_has_allowed_host_and_scheme(sent_from, {request.get_host()}):
        return urlsplit(sent_from).path
    return request.get_full_path()


def kept(request: HttpRequest) -> QueryDict | None:
    """What was sent to this page before its sender had to sign in again; told once."""
    sent = request.session.get(SENT)
    if request.method != "GET" or not sent or sent["path"] != request.path:
        return None
    del request.session[SENT]
    return QueryDict(sent["data"])
