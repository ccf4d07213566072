"""Forms of the self-assessment."""

from django import forms

from assessor.assessments.questions import Question, QuestionGroup
from assessor.catalogue import Catalogue
from assessor.engine.levels import LEVELS, NOT_APPLICABLE, NOT_SURE, Answer
from roles.levels import NAMES

CHOICES = [
    *((str(level), NAMES[level]) for level in LEVELS),
    (NOT_SURE, "Not sure"),
    (NOT_APPLICABLE, "Not applicable"),
]


class RoleForm(forms.Form):
    """Which role somebody has and which one they aim for. The values are slugs of published roles."""

    current = forms.ChoiceField(label="My role now", required=False)
    target = forms.ChoiceField(label="The role I aim for", error_messages={"required": "Choose the role you aim for."})

    def __init__(self, *args, catalogue: Catalogue, **kwargs):
        super().__init__(*args, **kwargs)
        tracks: dict[str, list[tuple[str, str]]] = {}
        for role in catalogue.roles.values():
            tracks.setdefault(role.track, []).append((role.slug, role.title))
        self.fields["current"].choices = [("", "None of these, or not yet"), *tracks.items()]
        self.fields["target"].choices = [("", "Choose a role"), *tracks.items()]


class RatingForm(forms.Form):
    """The ratings of one group of skills. A field is named after its skill and may stay open.

    Everything else that the page sends has a dot in its name, which no slug can have.
    """

    def __init__(self, *args, group: QuestionGroup, answers: dict[str, Answer], **kwargs):
        super().__init__(*args, **kwargs)
        self.sets = [ChoiceSet(self, questions) for questions in group.choice_sets()]
        for question in group.questions:
            given = answers.get(question.skill.slug)
            self.fields[question.skill.slug] = forms.ChoiceField(
                label=question.skill.name,
                choices=CHOICES,
                required=False,
                widget=forms.RadioSelect,
                initial=None if given is None else str(given),
            )
        for choice_set in self.sets:
            if choice_set.name:
                self.fields[choice_set.name] = forms.BooleanField(required=False)

    def given(self) -> dict[str, Answer]:
        """The answers in a valid form by skill slug; skills left open are left out."""
        given: dict[str, Answer] = {}
        for choice_set in self.sets:
            rest_is_none = bool(choice_set.name and self.cleaned_data[choice_set.name])
            for question in choice_set.questions:
                value = self.cleaned_data[question.skill.slug]
                if value:
                    given[question.skill.slug] = int(value) if value.isdecimal() else value
                elif rest_is_none:
                    given[question.skill.slug] = 0
        return given


class ChoiceSet:
    """Questions that belong together: one skill, or alternatives of which any one is enough."""

    def __init__(self, form: RatingForm, questions: list[Question]):
        self.form = form
        self.questions = questions
        self.name = f"none.of.the.others.{questions[0].skill.slug}" if len(questions) > 1 else ""

    def cards(self) -> list[dict]:
        """For the page: each question with its choices, which one is chosen, and what is wrong with it."""
        return [self._card(question) for question in self.questions]

    def _card(self, question: Question) -> dict:
        field = self.form[question.skill.slug]
        chosen = str(field.value()) if field.value() is not None else ""
        texts = {"0": "You have not done this yet."} | {str(n): text for n, text in question.skill.anchors.items()}
        return {
            "question": question,
            "name": field.html_name,
            "errors": field.errors,
            "choices": [
                {"value": value, "label": label, "text": texts.get(value, ""), "is_chosen": value == chosen}
                for value, label in CHOICES
            ],
        }
