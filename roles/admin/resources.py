"""Learning resources, on a page of their own and on the page of their skill."""

from django import forms
from django.contrib import admin

from roles.admin.base import CatalogueAdmin
from roles.admin.stale import StampedForm
from roles.levels import NAMES
from roles.models import LearningResource

LEVELS = [(level, f"{level} {name}") for level, name in NAMES.items()]


class ResourceLevels(forms.ModelForm):
    """From which level to which: chosen by name, and upwards."""

    from_level = forms.TypedChoiceField(choices=LEVELS[:-1], coerce=int, help_text="Where a learner starts from.")
    to_level = forms.TypedChoiceField(choices=LEVELS[1:], coerce=int, help_text="What it helps to reach.")

    def clean(self):
        cleaned = super().clean()
        first, last = (self.cleaned_data.get(name) for name in ("from_level", "to_level"))
        if None not in (first, last) and last <= first:
            self.add_error("to_level", "A resource leads to a higher level than it starts from.")
        return cleaned


class ResourceForm(ResourceLevels, StampedForm):
    """A resource on a page of its own."""


WHERE = ["title", "provider", "url"]
WHAT = ["from_level", "to_level", "hours", "free", "language", "last_checked"]


class ResourceInline(admin.StackedInline):
    """The resources of a skill."""

    model = LearningResource
    form = ResourceLevels
    extra = 0
    fields = [tuple(WHERE[:2]), WHERE[2], tuple(WHAT[:4]), tuple(WHAT[4:])]
    show_change_link = True


@admin.register(LearningResource)
class LearningResourceAdmin(CatalogueAdmin):
    """Learning resources."""

    form = ResourceForm
    list_display = ["title", "provider", "skill", "from_level", "to_level", "hours", "free", "last_checked"]
    list_filter = ["free", "to_level", "language", "last_checked", "skill__group"]
    list_select_related = ["skill"]
    search_fields = ["title", "provider", "url", "skill__name"]
    autocomplete_fields = ["skill"]
    fieldsets = [
        (
            None,
            {
                "fields": ["skill", *WHERE],
                "description": "A course, a book or documentation that helps with one skill. Links start with https.",
            },
        ),
        ("What it gives", {"fields": WHAT}),
    ]
