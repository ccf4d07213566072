"""Pages of what is shared: sharing one report, and all that others can see and have looked at."""

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_http_methods

from assessor.mentoring import sharing, who_looked
from assessor.mentoring.forms import ShareForm
from assessor.mentoring.models import Mentorship
from assessor.reports.models import GapReport, Share

LINES_A_PAGE = 50


@require_http_methods(["GET", "HEAD", "POST"])
def share_report(request: HttpRequest, pk) -> HttpResponse:
    """With whom one's report is shared, and with whom it could be."""
    report = get_object_or_404(GapReport.objects.owned_by(request.user).defer("content"), pk=pk)
    mentorships = Mentorship.objects.visible_to(request.user).running().filter(learner=request.user)
    mentorships = mentorships.filter(mentor__is_active=True).select_related("mentor").order_by("began_at")
    sent, form = request.POST.get("mentorship"), ShareForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        return _share(request, report, mentorships, sent, form.cleaned_data["message"])
    shares = {share.mentor_id: share for share in Share.objects.open().filter(report=report)}
    mentors = [
        {
            "mentorship": one,
            "share": shares.get(one.mentor_id),
            "form": form if form.errors and str(one.pk) == sent else ShareForm(auto_id=f"{one.pk}-%s"),
        }
        for one in mentorships
    ]
    return render(request, "mentoring/share.html", {"report": report, "mentors": mentors})


def _share(request: HttpRequest, report: GapReport, mentorships, sent: str | None, message: str) -> HttpResponse:
    mentorship = next((one for one in mentorships if str(one.pk) == sent), None)
    try:
        if mentorship is None:
            raise sharing.NotAMentorError("Choose one of your mentors. This mentorship has ended.")
        sharing.share(report, mentorship.mentor, message)
        messages.success(request, f"{mentorship.mentor} can now read this report and review it.")
    except sharing.NotAMentorError as error:
        messages.error(request, str(error))
    return redirect("share-report", report.pk)


@require_http_methods(["GET", "HEAD", "POST"])
def who_sees_what(request: HttpRequest) -> HttpResponse:
    """Everything that others can see of somebody's, and who looked at what; what is shared can be taken back here."""
    given = Share.objects.visible_to(request.user).filter(report__owner=request.user, revoked_at=None)
    if request.method == "POST":
        return _take_back(request, given)
    page = Paginator(who_looked.lines_of(request.user), LINES_A_PAGE).get_page(request.GET.get("page"))
    context = {
        "shares": given.select_related("mentor", "report").defer("report__content"),
        "page": page,
        "looks": who_looked.told(request.user, page.object_list),
    }
    return render(request, "mentoring/who_sees_what.html", context)


def _take_back(request: HttpRequest, given) -> HttpResponse:
    sent = request.POST.get("share", "")
    share = given.select_related("report__owner", "mentor").filter(pk=int(sent) if _is_number(sent) else None).first()
    if share is None or not sharing.revoke(share):
        messages.info(request, "This is not shared any more.")
    else:
        messages.success(request, f"{share.mentor} can no longer open your report for {share.report.role_title}.")
    if share is not None and request.POST.get("back") == "report":
        return redirect("share-report", share.report_id)
    return redirect("who-sees-what")


def _is_number(text: str) -> bool:
    return text.isdecimal() and text.isascii() and len(text) < 18
