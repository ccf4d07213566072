"""The forms of the account pages."""

from allauth.account.forms import ConfirmEmailVerificationCodeForm, SignupForm
from allauth.mfa.base.forms import AuthenticateForm, ReauthenticateForm
from allauth.mfa.totp.forms import ActivateTOTPForm
from django import forms
from django.contrib.auth.hashers import make_password
from django.core.exceptions import ValidationError

from assessor.accounts.models import User

JOINERS = "\u200c\u200d"  # without which names in some scripts cannot be written


class NameForm(forms.ModelForm):
    """How others see somebody."""

    class Meta:
        model = User
        fields = ["name"]
        labels = {"name": "Your name"}
        help_texts = {
            "name": "This is how people see you with whom you share a report, or whose reports you review. "
            "It may stay empty."
        }
        widgets = {"name": forms.TextInput(attrs={"autocomplete": "name"})}

    def clean_name(self) -> str:
        """One line of characters that can be seen: others must not be shown a name that is not what it seems."""
        name = " ".join(self.cleaned_data["name"].split())
        if not all(letter.isprintable() or letter in JOINERS for letter in name):
            raise ValidationError("The name holds a character that cannot be seen. Type it by hand.")
        return name

    def save(self, commit: bool = True) -> User:
        self.instance.save(update_fields=["name"])
        return self.instance


class SignUpForm(SignupForm):
    """Signing up. It takes as long whether the address has an account or not: both hash the password."""

    def try_save(self, request):
        if self.account_already_exists:
            make_password(self.cleaned_data["password1"])
        return super().try_save(request)


def _explain(form: forms.Form, label: str, help_text: str, **attributes) -> None:
    field = form.fields["code"]
    field.label, field.help_text = label, help_text
    field.widget.attrs.pop("placeholder", None)
    field.widget.attrs |= {"autocomplete": "one-time-code", "autocapitalize": "off", "spellcheck": "false"} | attributes


class AddressCodeForm(ConfirmEmailVerificationCodeForm):
    """The code from a mail, which shows that somebody reads what is sent to an address."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        _explain(self, "Code from the mail", "Eight letters. Large or small, with or without the dash.")


class SetUpForm(ActivateTOTPForm):
    """The first code from an app, which shows that it has the key."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        _explain(self, "Code from your app", "Six digits. A new one comes every 30 seconds.", inputmode="numeric")

    @property
    def key_in_groups(self) -> str:
        """The key in groups of four, as it is typed more easily; apps pass over the spaces."""
        return " ".join(self.secret[n : n + 4] for n in range(0, len(self.secret), 4))


class CodeForm(AuthenticateForm):
    """A code at signing in."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        _explain(self, "Code", "Six digits from your app, or one of your recovery codes.", inputmode="numeric")


class CodeAgainForm(ReauthenticateForm):
    """A code before something that should not be done by whoever finds the window open."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        _explain(self, "Code", "Six digits from your app, or one of your recovery codes.", inputmode="numeric")
