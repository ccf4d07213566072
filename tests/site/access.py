"""Every page's routes: addresses to try, and who may open them. What stands here is what the site promises."""

from collections.abc import Iterator

from django.urls import URLPattern, get_resolver

OPEN, PRIVATE, OWN, POST, SCRIPT = "open", "private", "own", "post", "script"

# Open: everybody. Private: whoever is signed in. Own: the owner, 404 for others. Post: as own, and refuses GET.
# Script: as post, and tells somebody who is signed out so (401) instead of leading away.
# The admin's many routes are not listed: they are all for staff, see test_routes.py.
ACCESS = {
    "home": OPEN,
    "how-calculated": OPEN,
    "trust": OPEN,
    "favicon": OPEN,
    "roles": OPEN,
    "role": OPEN,
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
    "report": OWN,
    "report-pdf": OWN,
    "report-xlsx": OWN,
    "report-csv": OWN,
    "report-json": OWN,
    "account_login": OPEN,
    "account_signup": OPEN,
    "account_logout": OPEN,
    "account_inactive": OPEN,
    "account_reauthenticate": PRIVATE,
    "account_email": PRIVATE,
    "account_email_verification_sent": OPEN,
    "account_confirm_email": OPEN,
    "account_change_password": PRIVATE,
    "account_set_password": PRIVATE,
    "account_reset_password": OPEN,
    "account_reset_password_done": OPEN,
    "account_reset_password_from_key": OPEN,
    "account_reset_password_from_key_done": OPEN,
    "account_confirm_login_code": OPEN,
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
    step, skill = {"pk": plan.pk, "skill": "python", "level": 3}, {"pk": plan.pk, "skill": "python"}
    return {
        "role": {"slug": "coder"},
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
        **{name: {"pk": report.pk} for name in ("report-changes", "hindsight", "report-again", "report-what-if")},
        "start-plan": {"report": report.pk},
        **{n: {"pk": plan.pk} for n in ("plan", "confirm-plan", "activate-plan", "plan-newer-version", "delete-plan")},
        **{f"plan-{kind}": {"pk": plan.pk} for kind in ("ics", "pdf", "csv", "json")},
        **dict.fromkeys(["plan-step", "tick-step", "untick-step"], step),
        **dict.fromkeys(["rate-skill", "leave-out", "take-back"], skill),
        "report": {"pk": report.pk},
        **{f"report-{kind}": {"pk": report.pk} for kind in ("pdf", "xlsx", "csv", "json")},
        "account_confirm_email": {"key": "no-such-key"},
        "account_reset_password_from_key": {"uidb36": "1", "key": "no-such-key"},
    }.get(name, {})
