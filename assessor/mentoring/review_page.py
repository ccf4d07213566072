"""The page on which a mentor writes a review: its forms together, and what it shows beside them."""

from django.http import QueryDict

from assessor.mentoring.review_forms import SkillForm, SummaryForm, marks_of_closing, step_forms
from assessor.mentoring.review_said import Closing, Suggested, checksum, suggested
from assessor.mentoring.review_saving import Changes, Saved
from assessor.mentoring.review_sheet import ReviewSheet
from assessor.mentoring.review_skills import BUILT_ON, Asked
from roles.levels import NAMES


class ReviewPage:
    """All forms of a review, filled in with what is saved or with what was sent."""

    def __init__(self, sheet: ReviewSheet, data: QueryDict | None = None):
        self.sheet = sheet
        self.data = data
        review = sheet.review
        self.saved_steps = suggested(review.suggestions.all())
        self.skills = [self._form(skill) for skill in sheet.skills.values()]
        shown = {"text": review.summary, **marks_of_closing(review.summary, self.saved_steps)}
        self.summary = SummaryForm(data, initial=shown)
        self.steps = step_forms(data, self.saved_steps, self._choices())
        self.saved: Saved | None = None
        self.other_summary = self.other_steps = None

    def _form(self, skill: Asked) -> SkillForm:
        return SkillForm(self.data, skill=skill, saved=self.sheet.rows.get(skill.slug))

    def _choices(self) -> dict[str, str]:
        """The skills of which a step may be suggested, by name; one that was suggested before stays among them."""
        slugs = {*self.sheet.skills, *(step.skill for step in self.saved_steps)}
        names = {slug: self.sheet.content["skills"][slug]["name"] for slug in slugs}
        return dict(sorted(names.items(), key=lambda one: (one[1].casefold(), one[0])))

    def is_valid(self) -> bool:
        return not any(form.errors for form in (*self.skills, self.summary, *self.steps))

    def changes(self) -> Changes:
        """What a valid page says."""
        given = self.summary.cleaned_data
        steps = tuple(form.step for form in self.steps if form.step)
        return Changes(
            {form.skill.slug: form.change for form in self.skills},
            Closing(given["text"], given["seen"] or checksum("")),
            Closing(steps, given["steps_seen"] or checksum(())),
            unblind="go.show" in self.data,
        )

    def tell(self, saved: Saved) -> None:
        """Let every part that was changed elsewhere show both, on a page made after that was saved."""
        self.saved = saved
        for form in self.skills:
            form.conflict = saved.conflicts.get(form.skill.slug)
            form.stands = saved.skills.get(form.skill.slug)
        self.other_summary = {"text": self.sheet.review.summary} if saved.summary_conflict else None
        self.other_steps = self._told(self.saved_steps) if saved.steps_conflict else None

    def _told(self, steps: tuple[Suggested, ...]) -> list[str]:
        """Suggested steps in words."""
        names = self._choices()
        return [
            f"{names[one.skill]}, level {one.level} {NAMES[one.level]}{f': {one.reason}' if one.reason else ''}"
            for one in steps
        ]

    def context(self) -> dict:
        """For the template: groups of cards, the end of the page, and what is to be looked at."""
        forms = {form.skill.slug: form for form in self.skills}
        marked = [form.skill for form in self.skills if form.errors or form.conflict]
        return {
            "groups": [
                {
                    "name": group.name,
                    "is_built_on": group.name == BUILT_ON,
                    "sets": [self._set([forms[one.slug] for one in card]) for card in group.cards],
                }
                for group in self.sheet.groups
            ],
            "summary": self.summary,
            "steps": self.steps,
            "marked": marked,
            "closing_is_marked": bool(self.summary.errors or self._closing_conflicts()) or self._has_bad_step(),
            "conflicts": sum(form.conflict is not None for form in self.skills) + self._closing_conflicts(),
            "is_refused": self.data is not None and not self.is_valid(),
            "other_summary": self.other_summary,
            "other_steps": self.other_steps,
            "closing_marks": self._closing_marks(),
        }

    def _has_bad_step(self) -> bool:
        return any(form.errors for form in self.steps)

    def _closing_conflicts(self) -> int:
        return (self.other_summary is not None) + (self.other_steps is not None)

    def _closing_marks(self) -> dict[str, str]:
        """What the end of the page says that it shows; once told, what stands there now."""
        now = marks_of_closing(self.sheet.review.summary, self.saved_steps)
        return now if self.saved else {name: self.summary[name].value() or now[name] for name in now}

    def _set(self, forms: list[SkillForm]) -> dict:
        """A card: one skill, or alternatives of which those with something in them are open."""
        cards = [
            form.card() | {"learners": self.sheet.learners(form.skill.slug), "is_open": n == 0 or form.is_open}
            for n, form in enumerate(forms)
        ]
        first = forms[0].skill
        return {
            "name": f"set.{first.slug}",
            "title": " or ".join(form.skill.name for form in forms),
            "is_choice": len(forms) > 1,
            "essential": first.essential,
            "weight": first.weight,
            "required": first.required,
            "cards": cards,
        }
