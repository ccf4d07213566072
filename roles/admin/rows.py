"""What the inlines have in common: rows in an order, whose choices are named without a query for each row."""

from django import forms
from django.contrib import admin
from django.contrib.admin.widgets import RelatedFieldWidgetWrapper
from django.db import models

from roles.admin.choosing import ChoosesBySearch, OneOf
from roles.levels import Level

# With their numbers, as the difference page, the warnings and the reports name them.
NUMBERED = [("", "---------"), *((level.value, f"{level.value} {level.label}") for level in Level)]


class RowForm(forms.ModelForm):
    """One row of an inline. Its chosen rows were loaded with it (`chosen_with` of the inline)."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        for name, field in self.fields.items():
            if not isinstance(field.widget, RelatedFieldWidgetWrapper):
                continue
            # A table has no room for the wrapper's links beside each choice, least of all for one that deletes it.
            field.widget = field.widget.widget
            field.widget.choices = field.choices
            if self.instance.pk and isinstance(field.widget, OneOf):
                chosen = getattr(self.instance, name)
                field.widget.known = {chosen.pk: str(chosen)} if chosen else {}


# Several lines fit on a page of many rows; the box can be pulled larger.
SMALL_TEXTS = {models.TextField: {"widget": forms.Textarea(attrs={"rows": 3, "cols": 48})}}


class NamedRows(forms.BaseInlineFormSet):
    """Rows whose fields say what they are: a column's heading names nothing for a screen reader."""

    def add_fields(self, form, index):
        super().add_fields(form, index)
        for name, field in form.fields.items():
            if not field.widget.is_hidden:
                field.widget.attrs.setdefault("aria-label", str(field.label or name))


class OrderedRows(NamedRows):
    """Rows with a `position`; a new row goes to the end unless told otherwise."""

    def add_fields(self, form, index):
        super().add_fields(form, index)
        if "position" in form.fields:
            form.fields["position"].initial = self._next_position()

    def _next_position(self) -> int:
        return max((row.position for row in self.get_queryset()), default=-1) + 1


class RowInline(ChoosesBySearch, admin.TabularInline):
    """A table of rows on the page of what they belong to."""

    form = RowForm
    formset = NamedRows
    formfield_overrides = SMALL_TEXTS
    extra = 0
    chosen_with: tuple[str, ...] = ()

    def get_queryset(self, request):
        rows = super().get_queryset(request)
        return rows.select_related(*self.chosen_with) if self.chosen_with else rows

    def formfield_for_choice_field(self, db_field, request, **kwargs):
        if list(db_field.choices) == Level.choices:
            kwargs["choices"] = NUMBERED
        return super().formfield_for_choice_field(db_field, request, **kwargs)
