"""Forms of a learning plan: the time somebody has, weeks off, and options."""

from collections.abc import Iterable
from datetime import date

from django import forms

from assessor.engine.calendar import MOST_PER_WEEK, Availability, hours_until
from assessor.learning.fields import FAR, FARTHEST, DayField, HoursField, PlanForm
from assessor.learning.models import MOST_BREAKS, MOST_HOURS, LearningPlan, PlanBreak


class TimeForm(PlanForm):
    """When and how much: what re-plans at once."""

    hours_per_week = HoursField(MOST_PER_WEEK, " a week", label="Hours a week")
    start = DayField(label="Start")
    deadline = DayField(label="Deadline", required=False)
    hours_limit = HoursField(MOST_HOURS, " in all", label="Hours in all", required=False)

    FIELDS = ("hours_per_week", "start", "deadline", "hours_limit")

    def __init__(self, *args, today: date, off: Iterable[tuple[date, date]] = (), **kwargs):
        super().__init__(*args, **kwargs)
        self.today, self.off = today, tuple(off)

    def clean_start(self) -> date:
        start = self.cleaned_data["start"]
        if start == self.initial.get("start"):
            return start  # as it was chosen, however long ago
        if abs(start - self.today) > FAR:
            raise forms.ValidationError("Choose a start within ten years of today.")
        return start

    def clean_deadline(self) -> date | None:
        deadline = self.cleaned_data["deadline"]
        if self._is_over(deadline):
            return deadline
        if deadline and deadline < self.today:
            raise forms.ValidationError("This day is over. Choose a later one, or leave it empty.")
        if deadline and deadline - self.today > FARTHEST:
            raise forms.ValidationError("Choose a deadline within fifty years, or leave it empty.")
        return deadline

    def _is_over(self, deadline: date | None) -> bool:
        """Whether it is the deadline that the plan has and that is over: it limits nothing, and may stay so."""
        return deadline is not None and deadline < self.today and deadline == self.initial.get("deadline")

    def clean(self):
        start, deadline = self.cleaned_data.get("start"), self.cleaned_data.get("deadline")
        if not start or not deadline:
            return
        if deadline <= start and self._is_over(deadline):
            self.add_error("deadline", "Your deadline is over. Choose one after this start, or leave it empty.")
        elif deadline <= start:
            self.add_error("deadline", "The deadline has to come after the start.")
        elif "hours_per_week" in self.cleaned_data and not self._is_over(deadline):
            self._refuse_no_hours(self.cleaned_data["hours_per_week"], max(start, self.today), deadline)

    def _refuse_no_hours(self, per_week: int, begin: date, deadline: date) -> None:
        """Refuse a deadline before which there is not one whole hour."""
        if hours_until(Availability(per_week, begin, self.off), deadline):
            return
        if self.off and hours_until(Availability(per_week, begin), deadline):
            self.add_error("deadline", "Your weeks off leave no hour before this day.")
        else:
            self.add_error("deadline", "There is not one whole hour before this day. Choose a later one.")

    def save(self, plan: LearningPlan) -> None:
        """Write the time of a plan."""
        for name in self.FIELDS:
            setattr(plan, name, self.cleaned_data[name])
        plan.save(update_fields=self.FIELDS)


class StartForm(TimeForm):
    """What a new plan is made with. What is not rated is only asked about when there is something of the kind."""

    unknown_as_zero = forms.BooleanField(
        label="Treat what I have not rated as 0",
        required=False,
        help_text="The plan then holds steps for it too. Otherwise it starts with finding out: you rate it first.",
    )

    def __init__(self, *args, has_unknown: bool, **kwargs):
        super().__init__(*args, **kwargs)
        if not has_unknown:
            del self.fields["unknown_as_zero"]


class BreakForm(PlanForm):
    """Some days off. Left empty, it is no break."""

    first_day = DayField(label="First day off", required=False)
    last_day = DayField(label="Last day off", required=False)

    def __init__(self, *args, today: date, **kwargs):
        super().__init__(*args, **kwargs)
        self.today = today

    def clean(self):
        first, last = self.cleaned_data.get("first_day"), self.cleaned_data.get("last_day")
        if self.errors or not (first or last):
            return
        if not first:
            self.add_error("first_day", "Give the first day off as well, or empty both.")
        elif not last:
            self.add_error("last_day", "Give the last day off as well, or empty both.")
        elif last < first:
            self.add_error("last_day", "The last day off cannot come before the first.")
        elif last - first > FAR or abs(first - self.today) > FARTHEST:
            self.add_error("last_day", "Days off can last ten years at most, and begin within fifty years of today.")

    @property
    def days(self) -> tuple[date, date] | None:
        """The first and the last day of a valid form, None when it is empty."""
        found = self.cleaned_data.get("first_day"), self.cleaned_data.get("last_day")
        return found if all(found) else None


class _Breaks(forms.BaseFormSet):
    """All breaks of a plan, which may be there already or only be started."""

    def __init__(self, *args, today: date, plan: LearningPlan | None = None, **kwargs):
        self.today, self.plan = today, plan
        super().__init__(*args, form_kwargs={"today": today}, **kwargs)

    def clean(self):
        if any(self.errors) or self.plan is None or self.plan.deadline is None:
            return
        begin, deadline = max(self.plan.start, self.today), self.plan.deadline
        without, within = (Availability(self.plan.hours_per_week, begin, off) for off in ((), tuple(self.days)))
        if hours_until(without, deadline) and not hours_until(within, deadline):
            raise forms.ValidationError("These days off leave no hour before your deadline.")

    @property
    def days(self) -> list[tuple[date, date]]:
        """All breaks of a valid set, each once, in order."""
        return sorted({form.days for form in self.forms if form.days})

    def save(self, plan: LearningPlan) -> None:
        """Put these breaks in the place of those that the plan had."""
        plan.breaks.all().delete()
        PlanBreak.objects.bulk_create(PlanBreak(plan=plan, first_day=a, last_day=b) for a, b in self.days)


BreakForms = forms.formset_factory(
    BreakForm, formset=_Breaks, extra=2, max_num=MOST_BREAKS, absolute_max=MOST_BREAKS, validate_max=True
)


BREAK_ERRORS = {
    "missing_management_form": "The days off could not be read. Load this page again.",
    "too_many_forms": f"A plan can have {MOST_BREAKS} breaks at most.",
}


def break_forms(data, today: date, plan: LearningPlan | None = None):
    """The forms for days off: one for each break of the plan, and two more."""
    saved = [{"first_day": one.first_day, "last_day": one.last_day} for one in plan.breaks.all()] if plan else []
    return BreakForms(data, prefix="off", initial=saved, today=today, plan=plan, error_messages=BREAK_ERRORS)


class OptionsForm(PlanForm):
    """What else decides a plan."""

    free_first = forms.BooleanField(label="Free resources first", required=False)
    unknown_as_zero = forms.BooleanField(
        label="Treat what I have not rated as 0",
        required=False,
        help_text="Then the plan holds steps for it too. Without this, you find out first by rating it.",
    )

    def save(self, plan: LearningPlan) -> None:
        for name in self.fields:
            setattr(plan, name, self.cleaned_data[name])
        plan.save(update_fields=list(self.fields))
