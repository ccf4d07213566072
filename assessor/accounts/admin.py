"""People are not in the admin: it is for the catalogue. What the account pages registered there is taken out again."""

from allauth.account.models import EmailAddress
from allauth.mfa.models import Authenticator
from django.contrib import admin

admin.site.unregister(EmailAddress)
admin.site.unregister(Authenticator)
