"""Every page's routes: addresses to try, and who may open them. What stands here is what the site promises."""

from collections.abc import Iterator

from django.urls import URLPattern, get_resolver

from assessor.mentoring.models import MentorProfile

OPEN, PRIVATE, OWN, POST, SCRIPT = "open", "private", "own", "post", "script"
SHARED, REVIEWER = "shared", "reviewer"

# Open: everybody. Private: whoever is signed in. Own: the owner, 404 for others. Post: as own, and refuses GET.
# Script: as post, and tells somebody who is signed out so (401) instead of leading away.
# Shared: as own, and open to a mentor with whom the report is shared. Reviewer: that mentor alone, 404 for its owner.
# The admin's many routes are not listed: they are all for staff, see test_routes.py.
ACCESS = {
    "home": OPEN,
    "how-calculated": OPEN,
    "trust": OPEN,
    "favicon": OPEN,
    "roles": OPEN,
    "role": OPEN,
    "role-versions": OPEN,
    "track": OPEN,
    "career-map": OPEN,
    "skills": OPEN,
    "skill": OPEN,
    "suggest-skill": PRIVATE,
    "suggest-anchor": PRIVATE,
    "search": OPEN,
    "assessments": PRIVATE,
    "start-assessment": OPEN,
    "keep": PRIVATE,
    "keep-or-discard": PRIVATE,
    "assessment": OWN,
    "rate": OWN,
    "rate-first": OWN,
    "rate-again": OWN,
    "save-answer": SCRIPT,
    "report-so-far": OWN,
    "assessment-scope": POST,
    "submit-assessment": POST,
    "export-ratings": OWN,
    "import-ratings": OWN,
    "delete-assessment": OWN,
    "delete-report": OWN,
    "over-time": OWN,
    "report-changes": OWN,
    "hindsight": OWN,
    "report-again": POST,
    "report-what-if": OWN,
    "roles-for-me": PRIVATE,
    "compare-roles": OPEN,
    "road": OPEN,
    "overview": PRIVATE,
    "overview-role": REVIEWER,
    "plans": PRIVATE,
    "start-plan": OWN,
    "plan": OWN,
    "confirm-plan": POST,
    "activate-plan": POST,
    "plan-newer-version": POST,
    "delete-plan": OWN,
    "plan-ics": OWN,
    "plan-pdf": OWN,
    "plan-csv": OWN,
    "plan-json": OWN,
    "plan-step": OWN,
    "tick-step": POST,
    "untick-step": POST,
    "rate-skill": POST,
    "leave-out": POST,
    "take-back": POST,
    "mentoring": PRIVATE,
    "invite": PRIVATE,
    "invitation": OWN,
    "end-mentorship": OWN,
    "find-mentor": PRIVATE,
    "ask-mentor": PRIVATE,
    "mentor-profile": PRIVATE,
    "share-report": OWN,
    "who-sees-what": PRIVATE,
    "mail-choices": PRIVATE,
    "inbox": PRIVATE,
    "start-review": REVIEWER,
    "review": REVIEWER,
    "save-review": SCRIPT,
    "send-review": REVIEWER,
    "reopen-review": REVIEWER,
    "report": SHARED,
    "report-pdf": SHARED,
    "report-xlsx": SHARED,
    "report-csv": SHARED,
    "report-json": SHARED,
    "report-reviews": OWN,
    "discuss": POST,
    "adopt-level": POST,
    "take-suggestion": POST,
    "account_login": OPEN,
    "account_signup": OPEN,
    "account_logout": OPEN,
    "account_inactive": OPEN,
    "account_reauthenticate": PRIVATE,
    "account_email": PRIVATE,
    "account_email_verification_sent": OPEN,
    "account_change_password": PRIVATE,
    "account_set_password": PRIVATE,
    "account_reset_password": OPEN,
    "account_reset_password_done": OPEN,
    "account_reset_password_from_key": OPEN,
    "account_reset_password_from_key_done": OPEN,
    "account_confirm_login_code": OPEN,
    "account": PRIVATE,
    "download-everything": PRIVATE,
    "erase-everything": PRIVATE,
    "erased": OPEN,
    "second-factor-needed": PRIVATE,
    "mfa_index": PRIVATE,
    "mfa_authenticate": OPEN,
    "mfa_reauthenticate": PRIVATE,
    "mfa_activate_totp": PRIVATE,
    "mfa_deactivate_totp": PRIVATE,
    "mfa_view_recovery_codes": PRIVATE,
    "mfa_generate_recovery_codes": PRIVATE,
    "mfa_download_recovery_codes": PRIVATE,
}

# Pages with a form that is sent to the page itself.
FORMS = {
    "rate",
    "rate-first",
    "rate-again",
    "start-assessment",
    "keep-or-discard",
    "import-ratings",
    "delete-assessment",
    "delete-report",
    "hindsight",
    "start-plan",
    "plan",
    "delete-plan",
    "plan-step",
    "suggest-skill",
    "suggest-anchor",
    "invite",
    "invitation",
    "end-mentorship",
    "ask-mentor",
    "mentor-profile",
    "share-report",
    "who-sees-what",
    "mail-choices",
    "account",
    "erase-everything",
}


def routes(patterns=None, prefix: str = "") -> Iterator[tuple[str, URLPattern]]:
    """Every route of the site: the pattern from the root, and its entry."""
    for entry in get_resolver().url_patterns if patterns is None else patterns:
        whole = prefix + str(entry.pattern)
        if isinstance(entry, URLPattern):
            yield whole, entry
        else:
            yield from routes(entry.url_patterns, whole)


def arguments(name: str, assessment, report, plan) -> dict:
    """What a route's address needs, about the learner's own things."""
    review = report.reviews.drafts().get().pk
    suggestion = report.reviews.sent().get().suggestions.get().pk
    step, skill = {"pk": plan.pk, "skill": "python", "level": 3}, {"pk": plan.pk, "skill": "python"}
    return {
        "role": {"slug": "coder"},
        "role-versions": {"slug": "coder"},
        "track": {"slug": "coding-track"},
        "skill": {"slug": "python"},
        "suggest-anchor": {"slug": "python"},
        "assessment": {"pk": assessment.pk},
        "rate": {"pk": assessment.pk, "page": "coding"},
        "save-answer": {"pk": assessment.pk, "skill": "python"},
        **{
            name: {"pk": assessment.pk}
            for name in ("rate-first", "rate-again", "report-so-far", "assessment-scope", "submit-assessment")
        },
        **{name: {"pk": assessment.pk} for name in ("export-ratings", "import-ratings", "delete-assessment")},
        "delete-report": {"pk": report.pk},
        "over-time": {"role": "coder"},
        "overview-role": {"role": "coder"},
        **{name: {"pk": report.pk} for name in ("report-changes", "hindsight", "report-again", "report-what-if")},
        "start-plan": {"report": report.pk},
        **{n: {"pk": plan.pk} for n in ("plan", "confirm-plan", "activate-plan", "plan-newer-version", "delete-plan")},
        **{f"plan-{kind}": {"pk": plan.pk} for kind in ("ics", "pdf", "csv", "json")},
        **dict.fromkeys(["plan-step", "tick-step", "untick-step"], step),
        **dict.fromkeys(["rate-skill", "leave-out", "take-back"], skill),
        "invitation": {"pk": report.owner.invitations_sent.get().pk},
        "end-mentorship": {"pk": report.owner.mentorships_as_learner.earliest("began_at").pk},
        "ask-mentor": {"pk": MentorProfile.objects.get().pk},
        "share-report": {"pk": report.pk},
        "start-review": {"report": report.pk},
        **{name: {"pk": review} for name in ("review", "send-review", "reopen-review")},
        "save-review": {"pk": review, "skill": "python"},
        "report": {"pk": report.pk},
        "report-reviews": {"pk": report.pk},
        **{name: {"pk": report.pk, "skill": "python"} for name in ("discuss", "adopt-level")},
        "take-suggestion": {"pk": report.pk, "number": suggestion},
        **{f"report-{kind}": {"pk": report.pk} for kind in ("pdf", "xlsx", "csv", "json")},
        "account_reset_password_from_key": {"uidb36": "1", "key": "no-such-key"},
    }.get(name, {})
