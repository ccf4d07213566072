"""The prerequisites of a skill on its page, checked together."""

from django.core.exceptions import ValidationError

from roles.admin.rows import NamedRows, RowForm, RowInline
from roles.models import Prerequisite, Skill
from roles.prerequisites import find_cycle, spell_cycle


class PrerequisiteForm(RowForm):
    """One prerequisite."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        # The rows are checked together below. The model's own check looks at one row beside the saved ones, and
        # would meet the rows that this very form is about to change or delete.
        self.instance.clean = lambda: None

    def clean_needs(self):
        needs = self.cleaned_data["needs"]
        if needs.pk == self.instance.skill_id:
            raise ValidationError("A skill cannot be its own prerequisite; its lower levels are needed anyway.")
        return needs


class PrerequisiteRows(NamedRows):
    """All prerequisites of one skill."""

    def clean(self):
        super().clean()
        rows = [row.cleaned_data for row in self.forms if row.is_valid() and row.cleaned_data]
        kept = [row for row in rows if not row.get("DELETE")]
        own = [((self.instance.pk, row["level"]), (row["needs"].pk, row["needs_level"])) for row in kept]
        others = Prerequisite.objects.exclude(skill=self.instance.pk)
        edges = [((a, at), (b, level)) for a, at, b, level in others.values_list(*EDGE)]
        if own and (cycle := find_cycle(edges + own)):
            names = Skill.objects.in_bulk([skill for skill, _ in cycle])
            spelt = spell_cycle([(names[skill].name, level) for skill, level in cycle])
            raise ValidationError(f"These prerequisites close a circle: {spelt}.")


EDGE = ("skill", "level", "needs", "needs_level")


class PrerequisiteInline(RowInline):
    """What must be known before a level of the skill."""

    model = Prerequisite
    fk_name = "skill"
    form = PrerequisiteForm
    formset = PrerequisiteRows
    fields = ["level", "needs", "needs_level"]
    autocomplete_fields = ["needs"]
    chosen_with = ("skill", "needs")
