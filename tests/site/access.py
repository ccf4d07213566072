"""Every page's routes: addresses to try, and who may open them. What stands here is what the site promises."""

from collections.abc import Iterator

from django.urls import URLPattern, get_resolver

OPEN, PRIVATE, OWN, POST = "open", "private", "own", "post"

# Open: everybody. Private: whoever is signed in. Own: the owner, 404 for others. Post: as own, and refuses GET.
# The admin's many routes are not listed: they are all for staff, see test_routes.py.
ACCESS = {
    "home": OPEN,
    "how-calculated": OPEN,
    "trust": OPEN,
    "roles": OPEN,
    "role": OPEN,
    "track": OPEN,
    "career-map": OPEN,
    "skills": OPEN,
    "skill": OPEN,
    "search": OPEN,
    "assessments": PRIVATE,
    "start-assessment": OPEN,
    "assessment": OWN,
    "rate": OWN,
    "submit-assessment": POST,
    "report": OWN,
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


def routes(patterns=None, prefix: str = "") -> Iterator[tuple[str, URLPattern]]:
    """Every route of the site: the pattern from the root, and its entry."""
    for entry in get_resolver().url_patterns if patterns is None else patterns:
        whole = prefix + str(entry.pattern)
        if isinstance(entry, URLPattern):
            yield whole, entry
        else:
            yield from routes(entry.url_patterns, whole)


def arguments(name: str, assessment, report) -> dict:
    """What a route's address needs, about the learner's own things."""
    return {
        "role": {"slug": "coder"},
        "track": {"slug": "coding-track"},
        "skill": {"slug": "python"},
        "assessment": {"pk": assessment.pk},
        "rate": {"pk": assessment.pk, "group": "coding"},
        "submit-assessment": {"pk": assessment.pk},
        "report": {"pk": report.pk},
        "account_confirm_email": {"key": "no-such-key"},
        "account_reset_password_from_key": {"uidb36": "1", "key": "no-such-key"},
    }.get(name, {})
