"""Rows that somebody fills in as a draft and that never change once they are closed: submitted, or sent."""

from django.db import models


class FinalOnceClosed(models.Model):
    """A row whose `status` is a draft at first. Its model says what it is refused with once it is not.

    A row is closed by a QuerySet's `update`, which does not come by its `save`.
    """

    final_error: type[Exception]
    final_words: str

    class Meta:
        abstract = True

    @property
    def is_draft(self) -> bool:
        return self.status == self.Status.DRAFT

    def save(self, *args, **kwargs):
        self.refuse_unless_draft()
        super().save(*args, **kwargs)

    def refuse_unless_draft(self) -> None:
        """Raise the model's `final_error` when the saved row is closed, whatever this copy says."""
        if type(self).objects.filter(pk=self.pk).exclude(status=self.Status.DRAFT).exists():
            raise self.final_error(self.final_words)
