"""Days and hours as the forms of a plan ask for them."""

from datetime import timedelta

from django import forms

YEAR = timedelta(days=366)
FAR, FARTHEST = 10 * YEAR, 50 * YEAR
BAD_DAY = "Give a day, such as 31/12/2027."


class DayField(forms.DateField):
    """A day, shown and sent as browsers do it; typed in any way that is usual."""

    def __init__(self, **kwargs):
        widget = forms.DateInput(format="%Y-%m-%d", attrs={"type": "date"})
        super().__init__(widget=widget, error_messages={"invalid": BAD_DAY, "required": BAD_DAY}, **kwargs)


class HoursField(forms.IntegerField):
    """A whole number of hours, with one sentence for all that is wrong with it."""

    def __init__(self, most: int, per: str = "", **kwargs):
        problem = f"Give a whole number of hours from 1 to {most:,}{per}."
        codes = ("required", "invalid", "min_value", "max_value")
        widget = forms.NumberInput(attrs={"inputmode": "numeric"})
        errors = dict.fromkeys(codes, problem)
        super().__init__(min_value=1, max_value=most, widget=widget, error_messages=errors, **kwargs)


class PlanForm(forms.Form):
    """A form whose fields look as everywhere. The place for a problem is always there, so that one can appear without
    the field being drawn anew."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        for name, field in self.fields.items():
            if isinstance(field, forms.BooleanField):
                field.widget.attrs["class"] = "form-check-input"
            else:
                field.widget.attrs |= {"class": "form-control", "aria-describedby": f"{self.add_prefix(name)}-problem"}
