"""The sessions of one person, in whatever browser they are. A session's row does not say whose it is."""

from allauth.account.models import EmailAddress
from allauth.account.utils import user_pk_to_url_str
from django.contrib.auth import SESSION_KEY
from django.contrib.sessions.models import Session
from django.db.models import Q
from django.http import HttpRequest

from assessor.accounts.models import User

AT_ONCE = 500  # sessions read from the database
SAYS_WHOSE = (SESSION_KEY, "account_authentication_methods_user")
# What the account pages note of somebody who is on the way to be signed in, or verifies an address.
NOTES = ("account_login", "account_email_verification_code")


def sessions_of(user: User) -> Q:
    """The sessions in which somebody is signed in, or on the way to be. Every session of the site is read for it."""
    names = {str(user.pk), user_pk_to_url_str(user)}
    addresses = addresses_of(user)
    sessions = Session.objects.iterator(chunk_size=AT_ONCE)
    return Q(pk__in=[session.pk for session in sessions if _is_about(session.get_decoded(), names, addresses)])


def end_other_sessions(request: HttpRequest) -> None:
    """Sign the person of a request out everywhere else."""
    Session.objects.filter(sessions_of(request.user)).exclude(pk=request.session.session_key).delete()


def addresses_of(user: User, **which) -> set[str]:
    """The e-mail addresses of an account in lower case; `which` narrows them, such as verified=True."""
    rows = EmailAddress.objects.filter(user=user, **which).values_list("email", flat=True)
    return {address.lower() for address in rows} | (set() if which else {user.email.lower()})


def _is_about(data: dict, names: set[str], addresses: set[str]) -> bool:
    notes = [data[name] for name in NOTES if isinstance(data.get(name), dict)]
    told = [
        *(data.get(key) for key in SAYS_WHOSE),
        *(note.get(key) for note in notes for key in ("user_pk", "user_id")),
    ]
    written = {str(note.get("email")).lower() for note in notes}
    return bool({str(one) for one in told} & names or written & addresses)
