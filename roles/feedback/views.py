"""Pages on which signed-in people write to the editors. They are sent on without saying who wrote."""

from django.contrib import messages
from django.core.exceptions import NON_FIELD_ERRORS, ValidationError
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.http import require_http_methods

from roles.feedback.forms import AnchorForm, MissingSkillForm, SuggestionForm
from roles.feedback.limit import AT_MOST, take_place
from roles.models import Skill, Suggestion

SENT = "Your suggestion was sent to the editors."
TOO_MANY = (
    f"You sent {AT_MOST} suggestions within an hour, the most that one account can. This one was not sent. "
    "It still stands below: copy it, and send it later."
)
MAX_ADDRESS = 1000  # characters of an address to go back to


@require_http_methods(["GET", "HEAD", "POST"])
def suggest_skill(request: HttpRequest) -> HttpResponse:
    """Name a skill that is missing. `?role=` names the role that somebody missed it for."""
    form = MissingSkillForm(_sent(request), initial={"role": request.GET.get("role")})
    return _answer(request, form, "roles/suggest_skill.html", {}, reverse("skills"))


@require_http_methods(["GET", "HEAD", "POST"])
def suggest_anchor(request: HttpRequest, slug: str) -> HttpResponse:
    """Describe a skill better: one of its levels (`?level=` chooses it beforehand), or the whole.

    Of a skill that was merged, what is written, or was when that happened, is for the skill that stays.
    """
    asked = get_object_or_404(Skill.including_merged.select_related("group", "merged_into__group"), slug=slug)
    skill = asked.merged_into or asked
    form = AnchorForm(_sent(request), skill=skill, initial={"level": request.GET.get("level")})
    context = {"skill": skill, "anchors": skill.anchors.all()}
    return _answer(request, form, "roles/suggest_anchor.html", context, skill.get_absolute_url())


def _sent(request: HttpRequest):
    return request.POST if request.method == "POST" else None


def _answer(request, form: SuggestionForm, template: str, context: dict, fallback: str) -> HttpResponse:
    back = _back(request, fallback)
    if _send(request, form):
        messages.success(request, SENT)
        return HttpResponseRedirect(back)
    status = 429 if form.has_error(NON_FIELD_ERRORS, "too-many") else 200
    return render(request, template, context | {"form": form, "back": back}, status=status)


def _send(request: HttpRequest, form: SuggestionForm) -> bool:
    """Whether what was sent is with the editors. What was sent a moment ago is, and takes no second place."""
    if not form.is_valid():
        return False
    content = form.content()
    if not Suggestion.objects.just_sent(**content).exists() and not take_place(request.user.pk):
        form.add_error(None, ValidationError(TOO_MANY, code="too-many"))
        return False
    Suggestion.objects.send(**content)
    return True


def _back(request: HttpRequest, fallback: str) -> str:
    """Where somebody came from, if that is a page of this site."""
    wanted = request.POST.get("next") or request.GET.get("next", "")
    is_ours = url_has_allowed_host_and_scheme(wanted, {request.get_host()}, require_https=request.is_secure())
    return wanted if is_ours and len(wanted) <= MAX_ADDRESS else fallback
