"""Links that people give: to what they did, or to what they learn from."""

from django import forms
from django.core.validators import URLValidator


class HttpsField(forms.URLField):
    """A link that begins with https:// or with no scheme at all, which is taken as https."""

    default_validators = [URLValidator(schemes=["https"])]
    default_error_messages = {"invalid": "This must be a link that begins with https://."}

    def __init__(self, **kwargs):
        super().__init__(assume_scheme="https", **kwargs)
