"""How would I rate my earlier self today? Levels beside a report, by the standard that a person has now.

People who learn more often rate themselves more strictly, which hides what they gained. Asked for both days at once,
they use one standard. The report itself stays as it is.
"""

from django import forms
from django.contrib import messages
from django.db import transaction
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from assessor.accounts.holders import open_to_trials
from assessor.assessments.forms import NOT_DONE
from assessor.engine.levels import LEVELS
from assessor.reports.changed import later_of
from assessor.reports.changes_page import WORDS
from assessor.reports.models import GapReport, Hindsight
from roles.levels import NAMES

SAME = "same"
LEVEL_CHOICES = [(str(level), NAMES[level]) for level in LEVELS]
BAD_LEVEL = 'Choose a level from 0 to 5, or "same as I said then".'


class HindsightForm(forms.Form):
    """A level for each skill of a report, or "same as I said then". A field is named after its skill, with a dot that
    no slug has; a skill that is not sent stays as it is."""

    def __init__(self, *args, skills: list[str], **kwargs):
        super().__init__(*args, **kwargs)
        choices = [(SAME, ""), *LEVEL_CHOICES]
        for slug in skills:
            self.fields[name_of(slug)] = forms.ChoiceField(
                choices=choices, required=False, error_messages={"invalid_choice": BAD_LEVEL}
            )

    @transaction.atomic
    def save(self, report: GapReport) -> None:
        """Write what was chosen over what was saved before; "same" erases. The report's row is locked meanwhile."""
        GapReport.objects.select_for_update(of=("self",)).only("pk").get(pk=report.pk)
        chosen = {slug: self.cleaned_data[name_of(slug)] for slug in map(_slug_of, self.fields)}
        levels = {slug: int(value) for slug, value in chosen.items() if value not in ("", SAME)}
        same = [slug for slug, value in chosen.items() if value == SAME]
        saved = dict(report.hindsights.values_list("skill_slug", "level"))
        report.hindsights.filter(skill_slug__in=same).delete()
        moment = timezone.now()
        Hindsight.objects.bulk_create(
            (
                Hindsight(report=report, skill_slug=slug, level=level, rated_at=moment)
                for slug, level in levels.items()
                if saved.get(slug) != level
            ),
            update_conflicts=True,
            unique_fields=["report", "skill_slug"],
            update_fields=["level", "rated_at"],
        )


def skills_of(content: dict) -> list[str]:
    """The skills that a report names: those of the requirements in gap order, then those they build on, by name."""
    asked = [slug for one in content["requirements"] for slug in (one["skill"], *one["alternatives"])]
    return list(dict.fromkeys([*asked, *sorted(content["skills"], key=lambda one: content["skills"][one]["name"])]))


def name_of(slug: str) -> str:
    """The name of a skill's field."""
    return f"level.{slug}"


def _slug_of(name: str) -> str:
    return name.removeprefix("level.")


@open_to_trials
@require_http_methods(["GET", "HEAD", "POST"])
def hindsight(request: HttpRequest, pk) -> HttpResponse:
    """Rate one's earlier self: the skills whose answer has changed since first, then all others of the report."""
    mine = GapReport.objects.owned_by(request.holder)
    report = get_object_or_404(mine, pk=pk)
    later = later_of(mine, report, request.GET.get("later"))
    saved = dict(report.hindsights.values_list("skill_slug", "level"))
    skills = skills_of(report.content)
    initial = {name_of(slug): str(saved.get(slug, SAME)) for slug in skills}
    form = HindsightForm(request.POST if request.method == "POST" else None, skills=skills, initial=initial)
    if request.method == "POST" and (request.POST.get("do") == "erase" or form.is_valid()):
        return _save(request, report, later, form)
    cards = [_card(form, slug, report, later) for slug in skills]
    context = {
        "report": report,
        "later": later,
        "role": report.content["role"],
        "is_saved": bool(saved),
        "errors": sum(bool(card["errors"]) for card in cards),
        "changed": [card for card in cards if card["is_changed"]],
        "others": [card for card in cards if not card["is_changed"]],
    }
    return render(request, "reports/hindsight.html", context)


def _save(request: HttpRequest, report: GapReport, later: GapReport | None, form: HindsightForm) -> HttpResponse:
    if request.POST.get("do") == "erase":
        report.hindsights.all().delete()
        messages.info(request, "What you said of your earlier self is erased. Your reports are as they were.")
    else:
        try:
            form.save(report)
        except GapReport.DoesNotExist:  # deleted in another tab at the same moment
            raise Http404 from None
        messages.success(request, "Saved. Your reports are as they were.")
    if later is None:
        return redirect("hindsight", report.pk)
    return redirect(f"{reverse('report-changes', args=[later.pk])}?since={report.pk}")


def _card(form: HindsightForm, slug: str, report: GapReport, later: GapReport | None) -> dict:
    """A skill with its choices. The texts are the later report's, by which the level of now was chosen."""
    said = report.content["answers"].get(slug)
    now = later.content["answers"].get(slug) if later else said
    texts = (later.content["skills"].get(slug) if later else None) or report.content["skills"][slug]
    field = form[name_of(slug)]
    anchors = {"0": NOT_DONE} | texts["anchors"]
    return {
        "slug": slug,
        "name": texts["name"],
        "field": field.html_name,
        "errors": field.errors,
        "said": _words(said),
        "now": _words(now) if later else "",
        "is_changed": said != now,
        "is_same": field.value() == SAME,
        "choices": [
            {"value": value, "label": label, "text": anchors.get(value, ""), "is_chosen": field.value() == value}
            for value, label in LEVEL_CHOICES
        ],
    }


def _words(answer: int | str | None) -> str:
    return f"{answer} {NAMES[answer].lower()}" if isinstance(answer, int) else WORDS[answer]
