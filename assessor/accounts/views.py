"""The account page, and taking everything along or erasing it."""

from allauth.account.adapter import get_adapter
from allauth.account.decorators import reauthentication_required
from allauth.account.models import EmailAddress
from django.contrib import messages
from django.contrib.auth import logout
from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.http import content_disposition_header
from django.views.decorators.http import require_http_methods, require_safe

from assessor.accounts.erasure import erase, what_goes, what_stays
from assessor.accounts.export import archive
from assessor.accounts.forms import NameForm
from assessor.accounts.holders import trial_of
from assessor.accounts.models import User
from assessor.accounts.second_factor import has_second_factor


@require_http_methods(["GET", "HEAD", "POST"])
def account(request: HttpRequest) -> HttpResponse:
    """What somebody can see and change of their account; a section for each thing, see templates/account/sections."""
    # A copy, so that a name that is refused does not stand in the header of the page that says so.
    form = NameForm(request.POST or None, instance=User.objects.get(pk=request.user.pk))
    if request.method == "POST" and form.is_valid():
        form.save()
        messages.success(request, "Your name is saved.")
        return redirect("account")
    context = {
        "form": form,
        "addresses": EmailAddress.objects.filter(user=request.user).order_by("-primary", "email"),
        "has_second_factor": has_second_factor(request.user),
    }
    return render(request, "account/account.html", context)


@require_safe
def download_everything(request: HttpRequest) -> HttpResponse:
    """All that is kept about somebody, as one zip."""
    name = f"skill-gap-assessor-{timezone.localdate():%Y-%m-%d}.zip"
    headers = {"Content-Disposition": content_disposition_header(as_attachment=True, filename=name)}
    return HttpResponse(archive(request.user), content_type="application/zip", headers=headers)


@require_http_methods(["GET", "HEAD", "POST"])
@reauthentication_required
def erase_everything(request: HttpRequest) -> HttpResponse:
    """Say what goes and what stays, and erase it when that is confirmed. The password is asked for again before."""
    user = request.user
    if request.method != "POST":
        return render(request, "account/erase.html", {"goes": what_goes(user), "stays": what_stays(user)})
    address = user.email
    erase(User.objects.get(pk=user.pk), trial_of(request))
    logout(request)
    get_adapter().send_mail("account/email/erased", address, {})
    return redirect("erased")


@login_not_required
@require_safe
def erased(request: HttpRequest) -> HttpResponse:
    """What somebody reads who has erased their account. It knows nothing of them, and is open to everybody."""
    return render(request, "account/erased.html")
