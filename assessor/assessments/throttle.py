"""A limit on trials, so that nobody fills the database from outside."""

from allauth.account.adapter import get_adapter
from django.conf import settings
from django.core.cache import cache
from django.http import HttpRequest
from django.utils import timezone

from assessor.assessments.forms import RoleForm

HOUR = 3600  # seconds


def too_many_trials(request: HttpRequest, form: RoleForm) -> bool:
    """Count a new trial for the visitor's address. When there are too many this hour the form says so."""
    address = get_adapter().get_client_ip(request)
    key = f"trials:{address}:{timezone.now():%Y-%m-%d-%H}"
    begun = cache.get(key, 0)
    if begun >= settings.TRIALS_AN_HOUR:
        form.add_error(None, "Many people try this from your network right now. Sign up, or come back in an hour.")
        return True
    cache.set(key, begun + 1, HOUR)
    return False
