"""Sending tables in the admin and confirming them, as a browser does."""

from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from roles.models import RoleProfile, Skill
from tests.exchange.tables import asks, table

RAISED = table("requirements", asks("Junior", "Python", 4, 5, essential="yes"))
DESCRIBED = table("skills", {"skill": "Python", "description": "Snakes."})
REFUSED = table("requirements", asks("Junior", "Pyhton"))


def start() -> str:
    return reverse("tables")


def send(client, *files):
    """Send files, and return the page that follows."""
    uploads = [SimpleUploadedFile(name, content) for name, content in files]
    return client.post(start(), {"files": uploads}, follow=True)


def confirm(client, page, **forged):
    """Confirm what a page shows, as the browser does."""
    upload = page.context["upload"]
    sent = {"digest": upload.digest, "revision": str(upload.revision)} | forged
    return client.post(reverse("tables-preview", args=[upload.pk]), sent, follow=True)


def is_as_before() -> bool:
    return not RoleProfile.objects.filter(status="draft").exists() and not Skill.objects.filter(description="Snakes.")
