"""Deleting a self-assessment with everything that was made of it."""

from dataclasses import dataclass

from django.contrib import messages
from django.db import transaction
from django.db.models import Count
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_http_methods

from assessor.accounts.holders import open_to_trials
from assessor.assessments.models import SelfAssessment
from assessor.reports.drawn_body import forget
from assessor.reports.models import GapReport
from assessor.reports.wording import count_words


@dataclass(frozen=True)
class Removal:
    """What goes with an assessment: so many answers, and these reports, each with its number of `looks_back`."""

    assessment: SelfAssessment
    answers: int
    reports: list[GapReport]

    @property
    def mark(self) -> str:
        """By which a confirmation says what its page showed."""
        looks_back = sum(report.looks_back for report in self.reports)
        return f"{self.assessment.status}-{self.answers}-{len(self.reports)}-{looks_back}"

    @property
    def words(self) -> str:
        answers = f" with its {count_words(self.answers, 'answer')}" if self.answers else ""
        return answers + (f" and {count_words(len(self.reports), 'report')}" if self.reports else "")


def _what_goes(assessment: SelfAssessment) -> Removal:
    reports = assessment.reports.defer("content").annotate(looks_back=Count("hindsights"))
    return Removal(assessment, assessment.answers.count(), list(reports))


@open_to_trials
@require_http_methods(["GET", "HEAD", "POST"])
def delete_assessment(request: HttpRequest, pk) -> HttpResponse:
    """Say what goes, and delete it when that is confirmed. What has grown since the page was shown is shown first."""
    visible = SelfAssessment.objects.visible_to(request.holder).select_related("target_role")
    if request.method != "POST":
        return _ask(request, _what_goes(get_object_or_404(visible, pk=pk)))
    with transaction.atomic():
        # Locked, as whoever saves an answer or submits does, so that nothing is added to what is being deleted.
        goes = _what_goes(get_object_or_404(visible.for_writing(), pk=pk))
        if request.POST.get("seen") != goes.mark:
            return _ask(request, goes, status=409)
        goes.assessment.delete()
    for report in goes.reports:
        forget(report.pk)
    messages.success(request, f"The assessment is deleted{goes.words}.")
    return redirect("assessments")


def _ask(request: HttpRequest, goes: Removal, status: int = 200) -> HttpResponse:
    context = {"assessment": goes.assessment, "goes": goes, "was_changed": request.method == "POST"}
    return render(request, "assessments/delete.html", context, status=status)
