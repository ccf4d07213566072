"""What is saved beside what an editor has on a page that was refused because somebody else saved first."""

from typing import NamedTuple

from django import forms
from django.contrib.admin.helpers import AdminForm
from django.db.models import Model
from django.forms import BaseInlineFormSet
from django.utils.text import capfirst

UNSEEN = ("seen", "DELETE", "id")


class Beside(NamedTuple):
    """A field, or a whole row of an inline, that differs: where it stands, what is saved, what the editor has."""

    place: str
    saved: str
    yours: str


def both_versions(adminform: AdminForm, formsets: list[BaseInlineFormSet]) -> list[Beside]:
    """All that differs between the page as it was sent and the database, inlines included; [] when not refused so."""
    form = adminform.form
    if not form.is_bound or not form.has_error("__all__", code="stale"):
        return []
    found = list(_fields(form, type(form)(instance=_saved(form)), ""))
    for formset in formsets:
        found += _rows(formset)
    return found


def _saved(page: forms.ModelForm | BaseInlineFormSet) -> Model:
    """The row that a form or a formset is about, as the database holds it."""
    return type(page.instance)._default_manager.get(pk=page.instance.pk)


def _rows(formset: BaseInlineFormSet) -> list[Beside]:
    parent, rows = _saved(formset), formset.model._default_manager
    fresh = type(formset)(instance=parent, prefix=formset.prefix, queryset=rows)
    saved = {form.instance.pk: form for form in fresh.initial_forms}
    kind = capfirst(formset.model._meta.verbose_name)
    found = []
    for form in formset.forms:
        if formset._should_delete_form(form) and form.instance.pk in saved:
            found.append(Beside(f"{kind} {saved.pop(form.instance.pk).instance}", "there", "you delete it"))
        elif form.instance.pk in saved:
            other = saved.pop(form.instance.pk)
            found += _fields(form, other, f"{kind} {other.instance}: ")
        elif form in formset.initial_forms:
            found.append(Beside(kind, "deleted", _whole(form)))
        elif form.has_changed():
            found.append(Beside(kind, "not there", _whole(form)))
    return [*found, *(Beside(kind, _whole(form), "not there when you opened the page") for form in saved.values())]


def _fields(form: forms.ModelForm, saved: forms.ModelForm, prefix: str):
    for name, field in _shown_fields(form):
        if field.disabled:
            continue
        pair = [_shown(side, name) for side in (saved, form)]
        if pair[0] != pair[1]:
            yield Beside(f"{prefix}{capfirst(field.label or name)}", *pair)


def _shown_fields(form: forms.ModelForm) -> list[tuple[str, forms.Field]]:
    """The fields that an editor sees: neither the marks nor the row's tie to its page."""
    hidden = forms.models.InlineForeignKeyField
    return [(key, field) for key, field in form.fields.items() if key not in UNSEEN and not isinstance(field, hidden)]


def _whole(form: forms.ModelForm) -> str:
    """A row in one line."""
    shown = [(field.label or name, _shown(form, name)) for name, field in _shown_fields(form)]
    return ", ".join(f"{label.lower()} {value}" for label, value in shown if value != "empty")


def _shown(form: forms.ModelForm, name: str) -> str:
    """A field's value as a reader would say it: the words of a choice, the names of rows."""
    field, value = form.fields[name], form[name].value()
    if value in (None, "", []):
        return "empty"
    if isinstance(field, forms.BooleanField):
        return "yes" if value not in (False, "False", "false") else "no"
    if isinstance(field, forms.ModelChoiceField):
        try:
            chosen = field.clean(value)
        except forms.ValidationError:
            return str(value)
        return ", ".join(map(str, chosen)) if isinstance(chosen, list) else str(chosen)
    words = {str(key): str(text) for key, text in getattr(field, "choices", [])}
    return words.get(str(value), str(field.prepare_value(value)).replace("\r\n", "\n"))
