"""The revision of the catalogue: a mark that changes with every change, so that copies in memory can be trusted."""

import uuid

from django.db import models


class CatalogueRevision(models.Model):
    """One row: the mark of the catalogue as it is now, and which built-in files were loaded last."""

    token = models.UUIDField(default=uuid.uuid4)
    built_in_digest = models.CharField(max_length=64, blank=True)

    class Meta:
        constraints = [models.CheckConstraint(condition=models.Q(pk=1), name="there_is_one_catalogue_revision")]

    def __str__(self):
        return f"Revision {self.token}"

    @classmethod
    def bump(cls) -> None:
        """Say that the catalogue has changed."""
        cls.objects.update_or_create(pk=1, defaults={"token": uuid.uuid4()})

    @classmethod
    def current(cls) -> uuid.UUID | None:
        """The mark now; None for a catalogue that was never filled."""
        return cls.objects.filter(pk=1).values_list("token", flat=True).first()
