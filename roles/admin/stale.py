"""Two editors on one page: the second save is refused instead of undoing the first, inlines included."""

import hashlib

from django import forms
from django.core.exceptions import ValidationError
from django.db.models import Model

from roles.models import CatalogueRevision

STALE = (
    "Somebody changed this after you opened it, so nothing was saved. "
    "Open the page again, and make your changes to what it shows then."
)


def stamp(row: Model, relations: tuple[str, ...] = ()) -> str:
    """A mark of what the database holds of a row and of the rows that are edited on the same page."""
    saved = type(row)._base_manager.filter(pk=row.pk)
    parts = [list(saved.values_list())]
    for path in relations:
        columns = _columns(type(row), path)
        parts.append(list(saved.order_by(*columns).values_list(*columns)))
    return hashlib.sha256(repr(parts).encode()).hexdigest()


def _columns(model: type[Model], path: str) -> list[str]:
    for part in path.split("__"):
        model = model._meta.get_field(part).related_model
    return [f"{path}__{field.attname}" for field in model._meta.concrete_fields]


class StampedForm(forms.ModelForm):
    """A form that carries the mark of what it was filled from, and is refused when that has changed."""

    seen = forms.CharField(required=False, widget=forms.HiddenInput)
    stamped_with: tuple[str, ...] = ()  # relations whose rows are edited on the same page

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        if self.instance.pk:
            self.initial["seen"] = stamp(self.instance, self.stamped_with)

    def clean(self):
        cleaned = super().clean()
        self.lock()
        if self.instance.pk and self.cleaned_data.get("seen") != stamp(self.instance, self.stamped_with):
            raise ValidationError(STALE, code="stale")
        return cleaned

    def lock(self) -> None:
        """Let saves in the admin queue up, so that what is checked here still holds when it is written."""
        list(CatalogueRevision.objects.select_for_update())
