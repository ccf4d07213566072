"""What people suggest: editors read it, say what became of it, and delete what does not belong there.

Suggestions are not part of the catalogue, so nothing here announces a change of it.
"""

from django.contrib import admin
from django.utils.text import Truncator

from roles.admin.stale import StampedForm
from roles.models import Suggestion

ABOUT = {
    Suggestion.Kind.MISSING_SKILL: ["name", "role"],
    Suggestion.Kind.ANCHOR: ["skill", "level", "described_now"],
}


@admin.register(Suggestion)
class SuggestionAdmin(admin.ModelAdmin):
    """Suggestions."""

    form = StampedForm
    actions = ["take_up", "decline"]
    list_display = ["begins", "state", "kind", "about", "level", "created_at"]
    list_filter = ["state", "kind"]
    list_select_related = ["skill"]
    list_per_page = 50
    search_fields = ["name", "skill__name", "text", "note"]
    readonly_fields = ["kind", "name", "skill", "level", "role", "described_now", "text", "created_at"]

    def get_fieldsets(self, request, obj=None):
        """What was sent, to read; what became of it, to write, with the mark of what the page shows."""
        seen = ["seen"] if self.has_change_permission(request, obj) else []
        about = ABOUT.get(obj.kind, []) if obj else []
        description = "Sent without a name or an address, so it cannot be answered."
        return [
            (None, {"fields": ["kind", *about, "text", "created_at"], "description": description}),
            ("What became of it", {"fields": ["state", "note", *seen]}),
        ]

    def has_add_permission(self, request):
        return False

    @admin.display(description="text", ordering="text")
    def begins(self, suggestion):
        return Truncator(suggestion.text).chars(80)

    @admin.display(description="skill", ordering="skill__name")
    def about(self, suggestion):
        return suggestion.about

    @admin.display(description="described now as")
    def described_now(self, suggestion):
        """The text of the level it is about, else of the skill."""
        if suggestion.level is None:
            return suggestion.skill.description
        return suggestion.skill.anchors.filter(level=suggestion.level).values_list("text", flat=True).first()

    @admin.action(description="Mark as taken up", permissions=["change"])
    def take_up(self, request, queryset):
        self._mark(request, queryset, Suggestion.State.TAKEN_UP)

    @admin.action(description="Mark as declined", permissions=["change"])
    def decline(self, request, queryset):
        self._mark(request, queryset, Suggestion.State.DECLINED)

    def _mark(self, request, queryset, state: Suggestion.State) -> None:
        """Say of each what became of it; those of which it is said already are left as they are."""
        marked = list(queryset.exclude(state=state).select_related("skill"))
        Suggestion.objects.filter(pk__in=[suggestion.pk for suggestion in marked]).update(state=state)
        for suggestion in marked:
            self.log_change(request, suggestion, f"{state.label}.")
        count = f"{len(marked)} suggestion{'' if len(marked) == 1 else 's'}"
        self.message_user(request, f"{count} marked as {state.label.lower()}.")
