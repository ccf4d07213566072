"""What somebody says of one step of a plan."""

from datetime import date

from django import forms

from assessor.learning.fields import FAR, DayField, HoursField, PlanForm
from assessor.learning.models import MOST_NOTE, MOST_STEP_HOURS, PlanStep
from assessor.links import HttpsField

TOO_LONG = {"max_length": "Use at most %(limit_value)d characters; this has %(show_value)d."}


def _note(text: str) -> str:
    """A note that is not too long. A browser counts the end of a line as one character, but sends two."""
    note = text.replace("\r\n", "\n")
    if len(note) > MOST_NOTE:
        raise forms.ValidationError(f"Use at most {MOST_NOTE:,} characters for a note; this has {len(note):,}.")
    return note


class TickForm(PlanForm):
    """What can be said when a step is ticked off."""

    spent_hours = HoursField(MOST_STEP_HOURS, required=False)
    note = forms.CharField(required=False)

    def clean_note(self) -> str:
        return _note(self.cleaned_data["note"])

    @property
    def problem(self) -> str:
        """What is wrong with it, in a sentence; empty when nothing is."""
        return " ".join(error for errors in self.errors.values() for error in errors)

    def fill(self, row: PlanStep) -> None:
        """Write what was sent into a row; what was not sent stays."""
        row.spent_hours = self.cleaned_data["spent_hours"] or row.spent_hours
        row.note = self.cleaned_data["note"] or row.note


class StepForm(PlanForm):
    """What somebody says of a step."""

    own_hours = HoursField(MOST_STEP_HOURS, label="Hours it takes me", required=False)
    pinned = forms.BooleanField(label="Do this step first, with what it needs", required=False)
    own_title = forms.CharField(label="Title", max_length=200, required=False, error_messages=TOO_LONG)
    own_url = HttpsField(
        label="Link",
        max_length=500,
        required=False,
        error_messages=TOO_LONG,
        widget=forms.URLInput(attrs={"placeholder": "https://"}),
    )
    own_resource_hours = HoursField(MOST_STEP_HOURS, label="Hours it takes", required=False)
    spent_hours = HoursField(MOST_STEP_HOURS, label="Hours I have spent on it", required=False)
    note = forms.CharField(label="Note for yourself", required=False, widget=forms.Textarea(attrs={"rows": 4}))
    done_on = DayField(label="Finished on")

    def __init__(self, *args, row: PlanStep, today: date, **kwargs):
        self.row, self.today = row, today
        super().__init__(*args, initial={name: getattr(row, name) for name in self.base_fields}, **kwargs)
        if not row.is_done:
            del self.fields["done_on"]

    def clean_note(self) -> str:
        return _note(self.cleaned_data["note"])

    def clean_done_on(self) -> date:
        done_on = self.cleaned_data["done_on"]
        if not self.today - FAR <= done_on <= self.today:
            raise forms.ValidationError("Choose a day within the last ten years, today at the latest.")
        return done_on

    def clean(self):
        if "own_title" in self.errors or self.cleaned_data.get("own_title"):
            return
        if self.cleaned_data.get("own_url") or self.cleaned_data.get("own_resource_hours"):
            self.add_error("own_title", "Give what you learn from a title.")

    def fill(self, row: PlanStep) -> None:
        """Write what was sent into a row, which may be another copy than the one shown; it is not saved yet."""
        for name, value in self.cleaned_data.items():
            if name != "done_on" or row.is_done:
                setattr(row, name, value)
