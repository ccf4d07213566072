"""Pages of invitations: sending one, and answering or withdrawing it."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_http_methods

from assessor.mentoring import pairs
from assessor.mentoring.forms import InviteForm
from assessor.mentoring.models import Invitation, MentorProfile


@require_http_methods(["GET", "HEAD", "POST"])
def invite(request: HttpRequest) -> HttpResponse:
    """Invite the owner of an e-mail address; `?as=offers` to be their mentor."""
    kind = Invitation.Kind.OFFERS if request.GET.get("as") == Invitation.Kind.OFFERS else Invitation.Kind.ASKS
    form = InviteForm(_sent(request), sender=request.user, initial={"kind": kind})
    if request.method == "POST" and form.is_valid():
        pairs.invite(request.user, **form.cleaned_data)
        email = form.cleaned_data["email"]
        messages.success(request, f"Your invitation to {email} is on its way. You see here when it is answered.")
        return redirect("mentoring")
    return render(request, "mentoring/invite.html", {"form": form})


@require_http_methods(["GET", "HEAD", "POST"])
def ask_mentor(request: HttpRequest, pk) -> HttpResponse:
    """Ask a mentor who wants to be found. Their address is not shown."""
    profile = get_object_or_404(MentorProfile.objects.listed_for(request.user).select_related("user"), pk=pk)
    form = InviteForm(_sent(request), sender=request.user, recipient=profile.user)
    if request.method == "POST" and form.is_valid():
        pairs.invite(request.user, Invitation.Kind.ASKS, recipient=profile.user, **form.cleaned_data)
        messages.success(request, f"Your invitation to {profile.name} is on its way. You see here when it is answered.")
        return redirect("mentoring")
    return render(request, "mentoring/invite.html", {"form": form, "profile": profile})


@require_http_methods(["GET", "HEAD", "POST"])
def invitation(request: HttpRequest, pk) -> HttpResponse:
    """An invitation, for whom it is meant and for who sent it. Everybody else is told what may be the matter."""
    visible = Invitation.objects.visible_to(request.user).select_related("sender", "recipient")
    found = visible.filter(pk=pk).first()
    if found is None:
        return render(request, "mentoring/no_invitation.html", status=404)
    if request.method == "POST":
        return _answer(request, found)
    context = {"invitation": found, "is_mine": found.sender == request.user}
    return render(request, "mentoring/invitation.html", context)


def _answer(request: HttpRequest, found: Invitation) -> HttpResponse:
    """Do what a button said; what comes too late is told."""
    done = request.POST.get("do")
    try:
        if found.sender == request.user and done == "withdraw":
            pairs.withdraw(found)
            messages.success(request, "The invitation is withdrawn.")
        elif found.sender != request.user and done == "accept":
            pairs.accept(found, request.user)
            messages.success(request, _accepted(found))
        elif found.sender != request.user and done == "decline":
            pairs.decline(found, request.user)
            messages.success(request, "You declined the invitation. They are told so, without your name.")
        else:
            return redirect(found)
    except pairs.InvitationError as error:
        messages.info(request, str(error))
    return redirect("mentoring")


def _accepted(found: Invitation) -> str:
    if found.kind == Invitation.Kind.ASKS:
        return f"You are now a mentor of {found.sender}. Reports that they share with you stand under Reviews."
    return f"{found.sender} is now your mentor. They see nothing of yours until you share a report with them."


def _sent(request: HttpRequest):
    return request.POST if request.method == "POST" else None
