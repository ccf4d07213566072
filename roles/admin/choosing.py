"""Search-as-you-type choices that name what is chosen without a query for each, and keep its order."""

from django import forms
from django.contrib import admin
from django.contrib.admin.widgets import AutocompleteSelect, AutocompleteSelectMultiple
from django.core.exceptions import ValidationError

from roles.models import Alternative, Skill


def is_key(text: str) -> bool:
    """Whether a text can be a row's key. A forged one must be refused by the form, not by the database."""
    return text.isdecimal() and len(text) < 19


class _NamesWhatItKnows:
    """Shows the chosen options in their given order; those in `known` (names by key) need no query."""

    known: dict[int, str] = {}

    def optgroups(self, name, value, attrs=None):
        chosen = [key for key in value if is_key(key)]
        names = {str(key): text for key, text in self.known.items()}
        if unknown := [key for key in chosen if key not in names]:
            names |= {str(row.pk): str(row) for row in self.choices.queryset.filter(pk__in=unknown)}
        options = [(key, names[key], True) for key in chosen if key in names]
        if not self.is_required and not self.allow_multiple_selected:
            options.insert(0, ("", "", False))
        return [
            (None, [self.create_option(name, *option, index) for index, option in enumerate(options)], 0),
        ]


class OneOf(_NamesWhatItKnows, AutocompleteSelect):
    """Chooses one row."""


class SeveralOf(_NamesWhatItKnows, AutocompleteSelectMultiple):
    """Chooses several rows, in order."""


class SeveralRows(forms.ModelMultipleChoiceField):
    """Several rows of a table; a forged key is refused here."""

    def clean(self, value):
        if not all(is_key(str(key)) for key in value or []):
            raise ValidationError("Select a valid choice.", code="invalid_choice")
        return super().clean(value)


class ChoosesBySearch:
    """For an admin or an inline: its `autocomplete_fields` use the widgets above."""

    def formfield_for_foreignkey(self, db_field, request, **kwargs):
        if db_field.name in self.get_autocomplete_fields(request):
            kwargs["widget"] = OneOf(db_field, self.admin_site)
        return super().formfield_for_foreignkey(db_field, request, **kwargs)

    def formfield_for_manytomany(self, db_field, request, **kwargs):
        if db_field.name in self.get_autocomplete_fields(request):
            kwargs |= {"widget": SeveralOf(db_field, self.admin_site), "form_class": SeveralRows}
        return super().formfield_for_manytomany(db_field, request, **kwargs)


class SkillsInOrder(SeveralRows):
    """Skills, in the order in which they were chosen. Its value is a list of skills."""

    def __init__(self, **kwargs):
        widget = SeveralOf(Alternative._meta.get_field("skill"), admin.site)
        super().__init__(queryset=Skill.objects.all(), widget=widget, **kwargs)

    def clean(self, value):
        keys = [str(key) for key in value or []]
        skills = {str(skill.pk): skill for skill in super().clean(keys)}
        if len(keys) > len(skills):
            raise ValidationError("Name each alternative once.", code="twice")
        return [skills[key] for key in keys]

    def has_changed(self, initial, data):
        return [str(key) for key in initial or []] != [str(key) for key in data or []]
