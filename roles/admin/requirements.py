"""The requirements of a profile on its page, each with its alternatives."""

from collections import Counter

from django.contrib import admin
from django.core.exceptions import ValidationError

from roles.admin.choosing import SkillsInOrder
from roles.admin.rows import OrderedRows, RowForm, RowInline
from roles.models import Alternative, Requirement


class RequirementForm(RowForm):
    """One requirement; its alternatives are a list of skills."""

    alternatives = SkillsInOrder(
        required=False, help_text="Skills that serve as well, at the same level, in the order in which they are shown."
    )

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        if self.instance.pk:
            skills = [alternative.skill for alternative in self.instance.alternatives.all()]
            self.initial["alternatives"] = [skill.pk for skill in skills]
            self.fields["alternatives"].widget.known = {skill.pk: str(skill) for skill in skills}

    def save(self, commit=True):
        """With the alternatives; always committed, as the admin does with rows of an inline."""
        requirement = super().save(commit)
        if commit and "alternatives" in self.changed_data:
            Alternative.objects.filter(requirement=requirement).delete()
            for position, skill in enumerate(self.cleaned_data["alternatives"]):
                Alternative(requirement=requirement, skill=skill, position=position).save()
        return requirement


class RequirementRows(OrderedRows):
    """All requirements of a profile: a skill is named once, be it asked for or an alternative."""

    def clean(self):
        named = Counter()
        for row in self.forms:
            values = getattr(row, "cleaned_data", {})
            if "skill" in values and not values.get("DELETE"):
                named.update([values["skill"].name, *(skill.name for skill in values.get("alternatives", []))])
        if twice := [name for name, times in named.items() if times > 1]:
            raise ValidationError(
                [f"{name} stands twice, as a skill or an alternative. Name it once." for name in twice]
            )
        super().clean()


class RequirementInline(RowInline):
    """What a version asks for: to edit in a draft, to read in a published or retired version."""

    model = Requirement
    form = RequirementForm
    formset = RequirementRows
    fields = ["skill", "level", "weight", "essential", "alternatives", "position"]
    autocomplete_fields = ["skill"]
    chosen_with = ("skill",)

    def get_queryset(self, request):
        return super().get_queryset(request).prefetch_related("alternatives__skill")

    @admin.display(description="alternatives")
    def alternatives(self, requirement):
        """How the alternatives read where they cannot be edited."""
        return ", ".join(alternative.skill.name for alternative in requirement.alternatives.all()) or "-"

    def has_add_permission(self, request, obj):
        return _is_open(obj) and super().has_add_permission(request, obj)

    def has_change_permission(self, request, obj=None):
        return _is_open(obj) and super().has_change_permission(request, obj)

    def has_delete_permission(self, request, obj=None):
        return _is_open(obj) and super().has_delete_permission(request, obj)


def _is_open(profile) -> bool:
    return profile is None or profile.is_draft
