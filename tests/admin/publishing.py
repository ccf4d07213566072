"""The page on which drafts are published, as an editor uses it."""

from datetime import date, timedelta

from django.urls import reverse
from django.utils import timezone


def page_of(profile, name: str = "publish") -> str:
    """The address of a version's page: `publish`, `compare` or `unschedule`."""
    return reverse(f"admin:roles_roleprofile_{name}", args=[profile.pk])


def send(client, draft, **changes):
    """Open the page and send its form back as it came, with some fields changed."""
    shown = client.get(page_of(draft))
    sent = {"mark": shown.context["mark"], "change_note": "Python matters more.", "day": ""}
    return client.post(page_of(draft), sent | changes, follow=True)


def tomorrow() -> date:
    return timezone.localdate() + timedelta(days=1)
