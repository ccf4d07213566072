"""Forms of the review page: one for each skill, one for the summary, one for each suggested step."""

from django import forms

from assessor.engine.agreement import CANNOT_JUDGE
from assessor.engine.levels import LEVELS
from assessor.mentoring.models import ReviewedSkill
from assessor.mentoring.models.reviews import MOST_SUGGESTIONS, MOST_WORDS
from assessor.mentoring.review_said import Said, SkillChange, Suggested, checksum, mark_of
from assessor.mentoring.review_skills import Asked
from roles.levels import NAMES, Level

CHOICES = [*((str(level), NAMES[level]) for level in LEVELS), (CANNOT_JUDGE, "Cannot judge"), ("", "Nothing yet")]
NOT_DONE = "They have not done this yet."
LOAD_AGAIN = "Load the page again: it does not say what it showed."


class WrittenField(forms.CharField):
    """Text as somebody writes it. A line break counts as one character, as it does in the browser."""

    def __init__(self, **kwargs):
        super().__init__(required=False, **kwargs)

    def to_python(self, value) -> str:
        return super().to_python(value).replace("\r\n", "\n")


class SkillForm(forms.Form):
    """What a mentor says of one skill. Its choice is named after the skill; what else it sends has a dot in its name,
    which no slug can have. `seen` is the mark of the saved row that the page shows."""

    value = forms.ChoiceField(choices=CHOICES, required=False)
    comment = WrittenField(max_length=MOST_WORDS)
    discuss = forms.BooleanField(required=False)
    seen = forms.RegexField(r"\A[0-9]{1,9}-[0-9a-f]{8}\Z", required=False, error_messages={"invalid": LOAD_AGAIN})

    def __init__(self, data=None, *, skill: Asked, saved: ReviewedSkill | None):
        self.skill = skill
        self.conflict: ReviewedSkill | None = None
        self.stands: ReviewedSkill | None = None  # what stands after saving
        said = Said.of(saved)
        value = "" if said.value is None else str(said.value)
        shown = {"value": value, "comment": said.comment, "discuss": said.to_discuss, "seen": mark_of(saved)}
        super().__init__(data, initial=shown)

    def add_prefix(self, field_name: str) -> str:
        return self.skill.slug if field_name == "value" else f"{field_name}.{self.skill.slug}"

    @property
    def change(self) -> SkillChange:
        """What a valid form says."""
        value = self.cleaned_data["value"]
        value = int(value) if value.isdecimal() else value or None
        said = Said(value, self.cleaned_data["comment"], self.cleaned_data["discuss"])
        return SkillChange(said, self.cleaned_data["seen"] or mark_of(None))

    def card(self) -> dict:
        """For the page: the skill with its choices, which one is chosen, and what is wrong with it."""
        chosen = self["value"].value() or ""
        texts = {"0": NOT_DONE} | self.skill.anchors
        required = str(self.skill.required)
        return {
            "skill": self.skill,
            "name": self.skill.slug,
            "comment": self["comment"].value() or "",
            "to_discuss": bool(self["discuss"].value()),
            "seen": mark_of(self.stands) if self.stands else self["seen"].value() or mark_of(None),
            "errors": [*self.errors.get("value", []), *self.errors.get("seen", [])],
            "comment_errors": self.errors.get("comment", []),
            "conflict": told(self.conflict) if self.conflict else None,
            "words": _words(chosen),
            "choices": [
                {
                    "value": value,
                    "label": label,
                    "words": f"{value} {label}" if value.isdecimal() else label,
                    "text": texts.get(value, ""),
                    "is_chosen": value == chosen,
                    "is_required": value == required,
                }
                for value, label in CHOICES
            ],
        }

    @property
    def is_open(self) -> bool:
        """Whether there is something to see in the card, so that it is not folded away."""
        return bool(self.errors or self.conflict or self["value"].value() or self["comment"].value())


def _words(value: str) -> str:
    """A choice in words, for the head of a folded card; nothing for nothing yet and for what is no choice."""
    return Said(int(value) if value.isdecimal() else value).words if value and value in dict(CHOICES) else ""


def told(row: ReviewedSkill) -> dict[str, str | bool]:
    """A saved row in words, for a choice between two."""
    said = Said.of(row)
    value = "" if said.value is None else str(said.value)
    told = {"value": value, "words": said.words, "comment": said.comment, "to_discuss": said.to_discuss}
    return told | {"mark": mark_of(row)}


class SummaryForm(forms.Form):
    """What a mentor says of the whole report. `seen` is the checksum of the saved text that the page shows."""

    prefix = "review"
    text = WrittenField(max_length=MOST_WORDS, label="Summary", widget=forms.Textarea(attrs={"rows": 5}))
    seen = forms.CharField(max_length=8, required=False, widget=forms.HiddenInput)
    steps_seen = forms.CharField(max_length=8, required=False, widget=forms.HiddenInput)

    def add_prefix(self, field_name: str) -> str:
        return f"review.{field_name}"


class StepForm(forms.Form):
    """One suggested step. A form with nothing in it is no step."""

    skill = forms.ChoiceField(
        required=False, error_messages={"invalid_choice": "Choose one of the skills of this report."}
    )
    level = forms.TypedChoiceField(
        coerce=int,
        empty_value=None,
        required=False,
        choices=[("", "Choose a level"), *((str(level), f"{level} {Level(level).label}") for level in Level)],
        error_messages={"invalid_choice": "Choose a level from 1 to 5."},
    )
    reason = WrittenField(max_length=300, label="Why")

    def __init__(self, data=None, *, place: int, skills: dict[str, str], saved: Suggested | None):
        self.place = place
        shown = {"skill": saved.skill, "level": str(saved.level), "reason": saved.reason} if saved else {}
        super().__init__(data, initial=shown)
        self.fields["skill"].choices = [("", "No step"), *skills.items()]

    def add_prefix(self, field_name: str) -> str:
        return f"step.{self.place}.{field_name}"

    def clean(self):
        given = self.cleaned_data
        if given.get("skill") and "level" in given and given["level"] is None:
            self.add_error("level", "Choose the level that this step leads to.")
        if "skill" in given and not given["skill"] and (given.get("level") or given.get("reason")):
            self.add_error("skill", "Choose the skill of this step, or empty the rest of it.")

    @property
    def step(self) -> Suggested | None:
        """The step that a valid form holds, if any."""
        given = self.cleaned_data
        return Suggested(given["skill"], given["level"], given["reason"]) if given["skill"] else None


def step_forms(data, saved: tuple[Suggested, ...], skills: dict[str, str]) -> list[StepForm]:
    """A form for each step that a review may suggest. `skills` are names by slug; a saved step's is among them."""
    shown = [*saved, *[None] * MOST_SUGGESTIONS][:MOST_SUGGESTIONS]
    return [StepForm(data, place=n, skills=skills, saved=one) for n, one in enumerate(shown, start=1)]


def marks_of_closing(summary: str, steps: tuple[Suggested, ...]) -> dict[str, str]:
    """The checksums by which a page says which summary and steps it shows."""
    return {"seen": checksum(summary), "steps_seen": checksum(steps)}
