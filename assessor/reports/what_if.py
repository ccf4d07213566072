"""What if: any level of a report changed on the page, to see what it does. Nothing of it is saved."""

from collections.abc import Iterable

from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import get_object_or_404, render
from django.utils.cache import patch_vary_headers
from django.views.decorators.http import require_safe

from assessor.accounts.holders import open_to_trials
from assessor.catalogue import published_catalogue
from assessor.engine.levels import LEVELS
from assessor.engine.what_if import what_if
from assessor.reports.frozen import profile_of
from assessor.reports.models import GapReport
from assessor.reports.what_if_page import result_context, rows_context
from roles.exchange.spreadsheet_text import one_line

AS_RATED = ""
LEVEL_OF = {str(level): level for level in LEVELS}
PART = "X-Part"
NAMED = 5  # of the things passed over, so many are named
LONGEST = 40  # characters that are shown of something unknown


@open_to_trials
@require_safe
def report_what_if(request: HttpRequest, pk) -> HttpResponse:
    """A report judged with other levels, which the address names by skill: `?python=4&sql=3`.

    With the header `X-Part: result` only the part of the page that tells the result.
    """
    report = get_object_or_404(GapReport.objects.owned_by(request.holder), pk=pk)
    content, catalogue = report.content, published_catalogue()
    levels, passed_over = asked_for(request.GET, content)
    found = what_if(profile_of(content), catalogue.compiled, catalogue.careers, content["answers"], levels)
    context = {"report": report, "role": content["role"], "passed_over": passed_over, "changed": len(levels)}
    context |= result_context(catalogue, content, levels, found)
    if request.headers.get(PART) == "result":
        response = render(request, "reports/what_if.html#result", context)
    else:
        response = render(request, "reports/what_if.html", context | rows_context(content, levels))
    patch_vary_headers(response, [PART])
    return response


def asked_for(query: QueryDict, content: dict) -> tuple[dict[str, int], list[str]]:
    """The levels by skill that differ from the report's answers, and a sentence for each kind of thing passed over."""
    skills = {slug for one in content["requirements"] for slug in [one["skill"], *one["alternatives"]]}
    levels, unknown, wrong = {}, [], []
    for name, values in query.lists():
        if name not in skills:
            unknown.append(name)
        elif len(set(values)) > 1 or values[0] not in {AS_RATED, *LEVEL_OF}:
            wrong.append(content["skills"][name]["name"])
        elif values[0] != AS_RATED and content["answers"].get(name) != LEVEL_OF[values[0]]:
            levels[name] = LEVEL_OF[values[0]]
    sentences = []
    if unknown:
        sentences.append(f"{content['role']['title']} does not ask for {_listed(unknown)}, so that was passed over.")
    if wrong:
        sentences.append(f"A level is one number from 0 to 5. What was given for {_listed(wrong)} was passed over.")
    return levels, sentences


def _listed(names: Iterable[str]) -> str:
    shown = [f'"{one_line(name)[:LONGEST]}"' for name in names]
    left = len(shown) - NAMED
    return ", ".join(shown[:NAMED]) + (f" and {left} more" if left > 0 else "")
