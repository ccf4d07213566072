"""Frameworks: where imported skills and roles come from, and on what terms they may be used."""

from django.core.validators import URLValidator
from django.db import models

from roles.models.history import kept_history


class Framework(models.Model):
    """A published framework of skills and roles, in the release that was imported last.

    What belongs to no framework is the installation's own.
    """

    slug = models.SlugField(max_length=60, unique=True)
    name = models.CharField(max_length=60, unique=True, help_text='As it is cited in a few letters: "O*NET".')
    title = models.CharField(max_length=200)
    release = models.CharField(max_length=40, blank=True)
    publisher = models.CharField(max_length=200, blank=True)
    licence = models.CharField(max_length=100, blank=True)
    licence_url = models.URLField(max_length=300, blank=True, validators=[URLValidator(schemes=["https"])])
    url = models.URLField(max_length=300, blank=True, validators=[URLValidator(schemes=["https"])])
    changes = models.TextField(blank=True, help_text="What was changed on the way in, as many licences want it told.")

    history = kept_history()

    class Meta:
        ordering = ["name"]

    def __str__(self):
        return self.name
