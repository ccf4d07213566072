"""Forms of the self-assessment."""

from collections.abc import Mapping
from datetime import datetime

from django import forms
from django.template.loader import render_to_string
from django.utils.dateformat import format as date_format
from django.utils.timezone import localdate

from assessor.assessments.answers import NONE_YET, Change, Given
from assessor.assessments.models import Answer
from assessor.assessments.questions import Question, QuestionPage
from assessor.catalogue import Catalogue, SkillTexts
from assessor.engine.levels import LEVELS, NOT_APPLICABLE, NOT_SURE
from assessor.links import HttpsField
from roles.levels import NAMES, described

CHOICES = [
    *((str(level), NAMES[level]) for level in LEVELS),
    (NOT_SURE, "Not sure"),
    (NOT_APPLICABLE, "Not applicable"),
]
LABELS = dict(CHOICES)
CLEAR = "go.clear"  # the name of a button; its value is a skill
NOT_DONE = "You have not done this yet."


class LongSelect(forms.Select):
    """A select that is drawn in one go; Django's own would take a quarter of a second for two times 900 roles."""

    def render(self, name, value, attrs=None, renderer=None):
        return render_to_string("components/long_select.html", self.get_context(name, value, attrs))


class RoleForm(forms.Form):
    """Which role somebody has and which one they aim for. The values are slugs of published roles."""

    current = forms.ChoiceField(label="My role now", required=False, widget=LongSelect)
    target = forms.ChoiceField(
        label="The role I aim for", error_messages={"required": "Choose the role you aim for."}, widget=LongSelect
    )

    def __init__(self, *args, catalogue: Catalogue, **kwargs):
        super().__init__(*args, **kwargs)
        tracks: dict[str, list[tuple[str, str]]] = {}
        for role in catalogue.roles.values():
            tracks.setdefault(role.track, []).append((role.slug, role.title))
        self.fields["current"].choices = [("", "None of these, or not yet"), *tracks.items()]
        self.fields["target"].choices = [("", "Choose a role"), *tracks.items()]


class AnswerForm(forms.Form):
    """The answer about one skill. On the page its field is named after the skill; what else it sends has a dot in its
    name, which no slug can have. `seen` is the mark of the saved answer that the page shows."""

    value = forms.ChoiceField(choices=CHOICES, required=False)
    note = forms.CharField(max_length=2000, required=False)
    evidence = HttpsField(max_length=500, required=False)
    clear = forms.BooleanField(required=False)  # takes the answer back, with its note and link
    seen = forms.RegexField(r"\A(0|[0-9]{1,9}-[0-9a-f]{8})\Z", required=False)

    def __init__(self, *args, question: Question, saved: Answer | None, **kwargs):
        self.question = question
        self.saved = saved
        self.conflict: Answer | None = None
        given = saved.given if saved else Given("")
        initial = {"value": str(given.value), "note": given.note, "evidence": given.evidence, "seen": NONE_YET}
        super().__init__(*args, initial=initial | ({"seen": saved.mark} if saved else {}), **kwargs)

    def add_prefix(self, field_name: str) -> str:
        slug = self.question.skill.slug
        return slug if field_name == "value" else f"{field_name}.{slug}"

    def clean(self):
        if self.is_cleared:
            return
        if not self.cleaned_data.get("value") and (self.cleaned_data.get("note") or self.cleaned_data.get("evidence")):
            self.add_error("value", "A note or a link needs an answer: choose a level, or not sure.")

    @property
    def is_cleared(self) -> bool:
        """Whether the answer is taken back: by the script, or with the card's own button."""
        return bool(self.cleaned_data.get("clear")) or self.is_button_pressed

    @property
    def is_button_pressed(self) -> bool:
        return self.data.get(CLEAR) == self.question.skill.slug

    @property
    def change(self) -> Change | None:
        """What a valid form says; None when the skill was left open."""
        value = self.cleaned_data["value"]
        seen = self.cleaned_data["seen"] or NONE_YET
        if self.is_cleared:
            return Change(None, seen)
        if not value:
            return None
        value = int(value) if value.isdecimal() else value
        given = Given(value, self.cleaned_data["note"].replace("\r\n", "\n"), self.cleaned_data["evidence"])
        return Change(given, seen)

    def card(self) -> dict:
        """For the page: the question with its choices, which one is chosen, and what is wrong with it."""
        skill = self.question.skill
        chosen = self["value"].value() or ""
        adopted = str(self.saved.value) if self.saved and self.saved.is_adopted else None
        texts = {"0": NOT_DONE} | described(skill.anchors)
        seen = self.conflict.mark if self.conflict else self["seen"].value()
        return {
            "question": self.question,
            "name": skill.slug,
            "note": self["note"].value() or "",
            "evidence": self["evidence"].value() or "",
            "seen": seen or NONE_YET,
            "errors": [*self.errors.get("value", []), *(["Load the page again."] if "seen" in self.errors else [])],
            "note_errors": self.errors.get("note", []),
            "evidence_errors": self.errors.get("evidence", []),
            "confirmed": confirmed_words(self.saved),
            "is_answered": chosen in LABELS,
            "answer_words": answer_words(chosen),
            "conflict": told(self.conflict) if self.conflict else None,
            "choices": [
                {
                    "value": value,
                    "label": label,
                    "text": texts.get(value, ""),
                    "is_chosen": value == chosen,
                    "is_adopted": value == adopted,
                }
                for value, label in CHOICES
            ],
        }


def answer_words(value: str) -> str:
    """ "3 Competent", "Not sure"; nothing for what is no answer."""
    label = LABELS.get(value, "")
    return f"{value} {label}" if value.isdecimal() and label else label


def confirmed_words(answer: Answer | None) -> str:
    """When somebody last said so, or nothing."""
    return f"Last confirmed on {date_format(localdate(answer.confirmed_at), 'j F Y')}." if answer else ""


def told(answer: Answer) -> dict[str, str | datetime]:
    """A saved answer in words, for a choice between two."""
    return {
        "value": str(answer.value),
        "words": answer_words(str(answer.value)),
        "note": answer.note,
        "evidence": answer.evidence,
        "mark": answer.mark,
        "confirmed_at": answer.confirmed_at,
    }


class RatingPage:
    """All forms of one page of questions, and the quick answer "none of the others" of each card with alternatives."""

    def __init__(self, page: QuestionPage, answers: Mapping[str, Answer], data=None):
        self.data = data
        self.cards = [
            [AnswerForm(data, question=question, saved=answers.get(question.skill.slug)) for question in card]
            for card in page.cards
        ]

    @property
    def forms(self) -> list[AnswerForm]:
        return [form for card in self.cards for form in card]

    @property
    def marked(self) -> list[SkillTexts]:
        """The skills at which something is wrong, or was changed elsewhere."""
        return [form.question.skill for form in self.forms if form.errors or form.conflict]

    @property
    def cleared(self) -> str:
        """The skill whose own button took its answer back, if one did."""
        return next((form.question.skill.slug for form in self.forms if form.is_button_pressed), "")

    def is_valid(self) -> bool:
        return not any(form.errors for form in self.forms)

    def changes(self) -> dict[int, Change]:
        """What a valid page says, by skill id; skills left open are left out."""
        changes = {}
        for card in self.cards:
            quick = none_of_the_others(card)
            rest_is_none = bool(quick and self.data.get(quick))
            for form in card:
                change = form.change
                if change is None and rest_is_none:
                    change = Change(Given(0), form.cleaned_data["seen"] or NONE_YET)
                if change:
                    changes[form.question.skill.id] = change
        return changes

    def tell(self, conflicts: Mapping[int, Answer]) -> None:
        """Let each form with an answer that was changed elsewhere show both."""
        for form in self.forms:
            form.conflict = conflicts.get(form.question.skill.id)

    def sets(self) -> list[dict]:
        """For the page: cards, each with one skill or with alternatives of which any one is enough."""
        return [
            {
                "name": none_of_the_others(card),
                "is_choice": len(card) > 1,
                "enough": card[0].question.enough,
                "title": " or ".join(form.question.skill.name for form in card),
                "cards": [form.card() for form in card],
            }
            for card in self.cards
        ]


def none_of_the_others(card: list[AnswerForm]) -> str:
    """The name of the quick answer for a card; a card with one skill has none, so nothing of that name counts."""
    return f"none.of.the.others.{card[0].question.skill.slug}" if len(card) > 1 else ""
