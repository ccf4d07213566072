"""Keeping what was rated without an account: a trial's assessments and reports move into an account, once."""

from datetime import datetime, timedelta
from typing import NamedTuple

from django.contrib import messages
from django.db import transaction
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_POST, require_safe

from assessor.accounts.holders import IN_SESSION, trial_of
from assessor.accounts.models import Trial, User
from assessor.assessments.models import SelfAssessment
from assessor.reports.models import GapReport
from assessor.reports.wording import count_words

JUST_NOW = timedelta(hours=1)  # long enough for a code that comes by mail


class Kept(NamedTuple):
    """What moved: answers added to a draft that was there already, and those that it has otherwise."""

    reports: int
    added: int = 0
    left_alone: int = 0


@transaction.atomic
def keep(trial: Trial, person: User) -> Kept | None:
    """Move everything of a trial into a person's account and end the trial; None when that was done already.

    A person has one draft: where there is one, it takes those answers that it lacks and keeps its own.
    """
    if Trial.objects.running().select_for_update().filter(pk=trial.pk).first() is None:
        return None
    reports = GapReport.objects.filter(trial=trial).update(owner=person, trial=None)
    theirs = SelfAssessment.objects.filter(trial=trial)
    theirs.submitted().update(owner=person, trial=None)
    added = left_alone = 0
    tried = theirs.drafts().first()
    draft = SelfAssessment.objects.filter(owner=person).drafts().for_writing().first()
    if tried and draft:
        has = dict(draft.answers.values_list("skill", "pk"))
        new = tried.answers.exclude(skill__in=has)
        added, left_alone = len(new), tried.answers.filter(skill__in=has).count()
        draft.copy_answers(new)
    elif tried:
        theirs.drafts().update(owner=person, trial=None)
    trial.delete()
    return Kept(reports, added, left_alone)


@require_safe
def keep_page(request: HttpRequest) -> HttpResponse:
    """Ask whoever has just signed in whether what was rated in this browser is theirs.

    Whoever comes from "Create an account to keep it" has said so already, and is not asked. That is somebody whose
    account is as new as that and younger than the trial; `?ask=1` asks them too.
    """
    trial = trial_of(request)
    if trial is None:
        return redirect("home")
    if "ask" not in request.GET and request.method == "GET" and _has_just_joined(request.user, since=trial.started_at):
        return _keep(request, trial)
    theirs = SelfAssessment.objects.visible_to(trial).select_related("target_role")
    context = {"reports": GapReport.objects.owned_by(trial).defer("content"), "draft": theirs.drafts().first()}
    return render(request, "assessments/keep.html", context)


@require_POST
def keep_or_discard(request: HttpRequest) -> HttpResponse:
    """Keep it in this account, or throw it away."""
    trial = trial_of(request)
    if trial is None:
        raise Http404
    if request.POST.get("do") != "discard":
        return _keep(request, trial)
    trial.delete()
    messages.info(request, "What was rated without an account is erased.")
    del request.session[IN_SESSION]
    return redirect("home")


def _has_just_joined(person: User, *, since: datetime) -> bool:
    return person.date_joined >= max(since, timezone.now() - JUST_NOW)


def _keep(request: HttpRequest, trial: Trial) -> HttpResponse:
    latest = GapReport.objects.owned_by(trial).defer("content").first()
    messages.success(request, _words(keep(trial, request.user)))
    del request.session[IN_SESSION]
    return redirect(latest or "assessments")


def _words(kept: Kept | None) -> str:
    if kept is None:
        return "This was moved into an account already."
    words = "What you rated is now in your account."
    if kept.added or kept.left_alone:
        words += f" Your assessment in progress took {count_words(kept.added, 'answer')} from it"
        words += f" and kept its own for {count_words(kept.left_alone, 'skill')}." if kept.left_alone else "."
    return words
