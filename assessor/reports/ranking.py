"""All published roles in order for one person, by how alike they are or by the match."""

from collections.abc import Iterable

from django import forms
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from assessor.accounts.holders import open_to_trials
from assessor.catalogue import Catalogue, RoleTexts, published_catalogue
from assessor.engine.gap import GapReport, Profile, Status, assess
from assessor.engine.levels import Answers
from assessor.engine.match import Verdict
from assessor.engine.matching import closeness
from assessor.engine.ranking import Order, rank
from assessor.reports.latest_answers import latest_answers
from assessor.reports.scale import scale
from assessor.reports.wording import count_words, kept_together, match_words
from roles.models import Role

ON_A_PAGE = 25
NAMED = 3  # gaps
VERDICTS = {Verdict.READY: "Ready", Verdict.NOT_YET: "Not yet", Verdict.UNDECIDED: "Undecided"}
MARKS = {Verdict.READY: Status.MET, Verdict.NOT_YET: Status.GAP, Verdict.UNDECIDED: Status.UNKNOWN}


class RankingForm(forms.Form):
    """By what roles are ordered, and which are shown. What is not among the choices is passed over."""

    order = forms.ChoiceField(
        label="Order",
        required=False,
        choices=[(Order.CLOSENESS.value, "Most like you"), (Order.MATCH.value, "Best match")],
        error_messages={"invalid_choice": "There is no such order, so the roles most like you come first."},
    )
    track = forms.ChoiceField(
        label="Track",
        required=False,
        error_messages={"invalid_choice": "There is no such track, so roles of all tracks are shown."},
    )
    level = forms.ChoiceField(
        label="Career level",
        required=False,
        choices=[("", "All levels"), *((str(value), label) for value, label in Role.CareerLevel.choices)],
        error_messages={"invalid_choice": "There is no such career level, so roles of all levels are shown."},
    )

    def __init__(self, *args, catalogue: Catalogue, **kwargs):
        super().__init__(*args, label_suffix="", use_required_attribute=False, **kwargs)
        tracks = dict.fromkeys(role.track for role in catalogue.roles.values())
        self.fields["track"].choices = [("", "All tracks"), *((track, track) for track in tracks)]
        for field in self.fields.values():
            field.widget.attrs["class"] = "form-select"

    @property
    def chosen(self) -> dict[str, str]:
        """What is asked for: only what could be read, else the first of the choices."""
        self.is_valid()
        return {"order": Order.CLOSENESS.value} | {name: value for name, value in self.cleaned_data.items() if value}

    @property
    def passed_over(self) -> list[str]:
        return [text for found in self.errors.values() for text in found]


@open_to_trials
@require_safe
def roles_for_me(request: HttpRequest) -> HttpResponse:
    """Every published role beside the latest answers, 25 on a page."""
    catalogue = published_catalogue()
    latest = latest_answers(catalogue, request.holder)
    context = {"latest": latest, "has_roles": bool(catalogue.roles)}
    if latest is None or not catalogue.roles:
        return render(request, "reports/ranking.html", context)
    form = RankingForm(request.GET, catalogue=catalogue)
    ranked = _ranked(catalogue, latest.answers, **form.chosen)
    page = Paginator(ranked, ON_A_PAGE).get_page(request.GET.get("page"))
    context |= {
        # Without a choice in the address the form shows what is done without one.
        "form": RankingForm(initial=form.chosen, catalogue=catalogue),
        "passed_over": form.passed_over,
        "is_filtered": {"track", "level"} & set(form.chosen),
        "page": page,
        "rows": _rows(catalogue, latest.answers, page),
        "known": sum(isinstance(answer, int) for answer in latest.answers.values()),
    }
    return render(request, "reports/ranking.html", context)


def _ranked(
    catalogue: Catalogue, answers: Answers, order: str, track: str | None = None, level: str | None = None
) -> list[RoleTexts]:
    """The roles of a track and career level (of all when None), the first in order first."""
    slugs = catalogue.compiled.roles
    roles = (catalogue.roles[slugs[place]] for place in rank(catalogue.compiled, answers, Order(order)))
    return [r for r in roles if track in (None, r.track) and level in (None, str(r.career_level))]


def _rows(catalogue: Catalogue, answers: Answers, roles: Iterable[RoleTexts]) -> list[dict]:
    """The rows of one page: only these roles are judged requirement by requirement."""
    alike = closeness(catalogue.compiled, answers)
    return [_row(role, catalogue.profiles[role.slug], answers, alike[role.slug]) for role in roles]


def _row(role: RoleTexts, profile: Profile, answers: Answers, alike: float) -> dict:
    report = assess(profile, answers)
    match = {"low": report.match.low, "high": report.match.high}
    return {
        "role": role,
        "level": Role.CareerLevel(role.career_level).label,
        "match": kept_together(match_words(match)),
        "scale": scale(match, profile.ready_at),
        "verdict": VERDICTS[report.verdict],
        "mark": MARKS[report.verdict],
        "lacks": lacks(report),
        "closeness": closeness_words(alike),
    }


def lacks(report: GapReport) -> list[str]:
    """What is missing for a role, in sentences: essentials, the largest gaps by name, and what is open."""
    gaps = [one for one in report.requirements if one.status == Status.GAP]
    essentials = sum(one.requirement.essential for one in gaps)
    unknown = sum(one.status == Status.UNKNOWN for one in report.requirements)
    sentences = []
    if essentials:
        sentences.append(f"{_counted(essentials, 'essential')} below the required level.")
    if gaps:
        largest = sorted(gaps, key=lambda one: -one.missing_points)[:NAMED]  # what is as large stays in gap order
        left = len(gaps) - len(largest)
        names = ", ".join(one.requirement.name for one in largest)
        rest = f", and {count_words(left, 'more', 'more')}" if left else ""
        sentences.append(f"{'Largest gaps' if len(gaps) > 1 else 'The one gap'}: {names}{rest}.")
    else:
        sentences.append("Nothing known is missing.")
    if unknown:
        sentences.append(f"{_counted(unknown, 'requirement')} open.")
    return sentences


def closeness_words(alike: float) -> str:
    """A closeness with two decimals and a true minus sign."""
    return f"{alike:.2f}".replace("-0.00", "0.00").replace("-", "\N{MINUS SIGN}")


def _counted(number: int, what: str) -> str:
    """ "One essential is", "Three essentials are"."""
    words = count_words(number, what)
    return f"{words[0].upper()}{words[1:]} {'is' if number == 1 else 'are'}"
