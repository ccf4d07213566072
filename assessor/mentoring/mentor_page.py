"""Pages of mentors as such: what one says of oneself, who could help, and which mails one gets."""

from itertools import groupby

from django.contrib import messages
from django.db import transaction
from django.db.models import Count, Q
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_safe

from assessor.engine.mentors import Mentor, known_gaps, suggested_mentors
from assessor.mentoring.forms import MOST_SKILLS, MailChoiceForm, MentorProfileForm, MentorSkillForms
from assessor.mentoring.models import Invitation, MailChoice, MentorProfile, Mentorship
from assessor.reports.frozen import reported
from assessor.reports.models import GapReport
from roles.models import Skill

MOST_SHOWN = 20


@require_http_methods(["GET", "HEAD", "POST"])
def mentor_profile(request: HttpRequest) -> HttpResponse:
    """What somebody says of themselves as a mentor, and whether they want to be found."""
    profile = MentorProfile.objects.filter(user=request.user).first() or MentorProfile(user=request.user)
    sent = request.POST if request.method == "POST" else None
    form = MentorProfileForm(sent, instance=profile)
    saved = [{"skill": one.skill.slug, "level": one.level} for one in _skills_of(profile)]
    skills = MentorSkillForms(sent, initial=saved, prefix="skills", form_kwargs={"skills": _choices()})
    if request.method == "POST" and form.is_valid() and skills.is_valid():
        with transaction.atomic():
            profile, _ = MentorProfile.objects.update_or_create(user=request.user, defaults=form.cleaned_data)
            skills.save(profile)
        messages.success(request, "Saved. You are shown to others." if profile.is_listed else "Saved.")
        return redirect("mentor-profile")
    return render(request, "mentoring/profile.html", {"form": form, "skills": skills, "most": MOST_SKILLS})


def _skills_of(profile: MentorProfile):
    return profile.skills.select_related("skill") if profile.pk else []


def _choices() -> list:
    """All skills by group, as a select shows them."""
    rows = Skill.objects.order_by("group__position", "group__name", "name").values_list("group__name", "slug", "name")
    groups = groupby(rows, key=lambda row: row[0])
    return [("", "Choose a skill"), *((group, [(slug, name) for _, slug, name in rows]) for group, rows in groups)]


@require_safe
def find_mentor(request: HttpRequest) -> HttpResponse:
    """The mentors who want to be found, those first who could help most where the newest report shows gaps."""
    report = GapReport.objects.owned_by(request.user).first()
    listed = _listed(request)
    if report:
        gaps = known_gaps(*reported(report.content))
        ranked = suggested_mentors(gaps, [_as_engine(one) for one in listed.values()])
        found = [{"profile": listed[one.mentor.key], "helps": _names(one, report)} for one in ranked[:MOST_SHOWN]]
    else:
        found = [{"profile": one, "helps": []} for one in list(listed.values())[:MOST_SHOWN]]
    return render(request, "mentoring/find.html", {"report": report, "found": found, "listed": len(listed)})


def _listed(request: HttpRequest) -> dict[str, MentorProfile]:
    """Whom one could ask, by key: not those who are one's mentors or are asked already."""
    mine = Mentorship.objects.running().filter(learner=request.user).values("mentor")
    asked = Invitation.objects.waiting().filter(sender=request.user, recipient__isnull=False).values("recipient")
    running = Count("user__mentorships_as_mentor", filter=Q(user__mentorships_as_mentor__ended_at=None))
    rows = MentorProfile.objects.listed_for(request.user).exclude(user__in=mine).exclude(user__in=asked)
    rows = rows.annotate(mentees=running).select_related("user").prefetch_related("skills__skill")
    return {str(row.pk): row for row in rows.order_by("user__name", "pk")}


def _as_engine(profile: MentorProfile) -> Mentor:
    teaches = {one.skill.slug: one.level for one in profile.skills.all()}
    return Mentor(str(profile.pk), profile.name, teaches, profile.mentees)


def _names(found, report: GapReport) -> list[str]:
    """The skills in which a mentor could help, as the report calls them."""
    texts = report.content["skills"]
    return [texts[one.skill]["name"] for one in found.helps]


@require_http_methods(["GET", "HEAD", "POST"])
def mail_choices(request: HttpRequest) -> HttpResponse:
    """Which mails somebody gets."""
    choice = MailChoice.objects.filter(user=request.user).first() or MailChoice(user=request.user)
    form = MailChoiceForm(request.POST if request.method == "POST" else None, instance=choice)
    if request.method == "POST" and form.is_valid():
        MailChoice.objects.update_or_create(user=request.user, defaults=form.cleaned_data)
        messages.success(request, "Saved.")
        return redirect("mail-choices")
    return render(request, "mentoring/mail_choices.html", {"form": form})
