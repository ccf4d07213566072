"""What the inlines have in common: rows in an order, whose choices are named without a query for each row."""

from django import forms
from django.contrib import admin

from roles.admin.choosing import ChoosesBySearch, OneOf


class RowForm(forms.ModelForm):
    """One row of an inline. Its chosen rows were loaded with it (`chosen_with` of the inline)."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        for name, field in self.fields.items():
            widget = getattr(field.widget, "widget", field.widget)
            if self.instance.pk and isinstance(widget, OneOf):
                chosen = getattr(self.instance, name)
                widget.known = {chosen.pk: str(chosen)} if chosen else {}


class OrderedRows(forms.BaseInlineFormSet):
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
    extra = 0
    chosen_with: tuple[str, ...] = ()

    def get_queryset(self, request):
        rows = super().get_queryset(request)
        return rows.select_related(*self.chosen_with) if self.chosen_with else rows
