"""What somebody can suggest to the editors."""

import re
from collections.abc import Iterable

from django import forms
from django.core.exceptions import ValidationError

from roles.levels import Level
from roles.models import Role, Skill, Suggestion
from roles.models.feedback import MAX_NAME, MAX_TEXT
from roles.suggestions import nearest

ERRORS = {
    "max_length": "Use at most %(limit_value)d characters; this has %(show_value)d.",
    "null_characters_not_allowed": "This holds a character that cannot be kept (NUL). Type it again without it.",
}


class Paragraphs(forms.CharField):
    """A text of several lines. A browser counts the end of a line as one character, but sends two."""

    widget = forms.Textarea(attrs={"rows": 7})

    def to_python(self, value):
        return super().to_python(value).replace("\r\n", "\n")


class SuggestionForm(forms.Form):
    """What all suggestions have: a text."""

    kind: Suggestion.Kind

    def content(self) -> dict:
        """The fields of the row that a valid form stands for."""
        return {"kind": self.kind, **self.cleaned_data}


class MissingSkillForm(SuggestionForm):
    """A skill that the catalogue lacks."""

    kind = Suggestion.Kind.MISSING_SKILL
    name = forms.CharField(
        label="Name of the skill", max_length=MAX_NAME, error_messages=ERRORS | {"required": "Give the skill a name."}
    )
    text = Paragraphs(
        label="What it is",
        max_length=MAX_TEXT,
        help_text="What can somebody do who has it, and which work needs it? At most 2,000 characters.",
        error_messages=ERRORS | {"required": "Say in a sentence or two what it is."},
    )
    role = forms.ModelChoiceField(
        Role.objects.none(),
        label="A role that needs it",
        to_field_name="slug",
        required=False,
        empty_label="No particular role",
        error_messages={"invalid_choice": "Choose a role from the list, or none."},
    )

    known: Skill | None = None  # has this very name
    near: Skill | None = None  # has nearly this name, and was not ruled out

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["role"].queryset = Role.objects.open_to_all()

    def clean_name(self) -> str:
        """With single spaces. A name that is nearly one of the catalogue's is asked about once."""
        name = " ".join(self.cleaned_data["name"].split())
        skills = {" ".join(skill.name.split()).casefold(): skill for skill in Skill.objects.all()}
        self.known = skills.get(name.casefold())
        if self.known:
            raise ValidationError(f"{self.known.name} is in the catalogue already.")
        near = skills.get(_nearly(name, skills))
        if near and self.data.get("different_from") != near.slug:
            self.near = near
            raise ValidationError(f"The catalogue has {near.name}. Is it the same?")
        return name


def _nearly(name: str, known: Iterable[str]) -> str | None:
    """The known name, in lower case, that holds all words of the name or is written much alike; None without one."""
    words = _words(name)
    return next((one for one in known if words and words <= _words(one)), None) or nearest(name, known)


def _words(name: str) -> set[str]:
    return set(re.findall(r"[\w+#]+", name.casefold()))


class AnchorForm(SuggestionForm):
    """A better description of one level of a skill, or a remark on the whole of it."""

    kind = Suggestion.Kind.ANCHOR
    level = forms.TypedChoiceField(
        label="What it is about",
        choices=[("", "The skill as a whole"), *((str(level), f"Level {level}, {level.label}") for level in Level)],
        coerce=int,
        empty_value=None,
        required=False,
        error_messages={"invalid_choice": "Choose a level from the list, or the skill as a whole."},
    )
    text = Paragraphs(
        label="Your suggestion",
        max_length=MAX_TEXT,
        help_text="For a level: what does somebody at that level do that others can see? At most 2,000 characters.",
        error_messages=ERRORS | {"required": "Write what should stand there, or what is wrong."},
    )

    def __init__(self, *args, skill: Skill, **kwargs):
        super().__init__(*args, **kwargs)
        self.skill = skill

    def content(self) -> dict:
        return super().content() | {"skill": self.skill}
