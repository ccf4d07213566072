"""Where this product differs from the account library: mails that fail, who must verify, and how secrets are kept."""

import base64
import hashlib
import logging

from allauth.account.adapter import DefaultAccountAdapter
from allauth.mfa.adapter import DefaultMFAAdapter
from allauth.mfa.totp.internal.auth import generate_totp_secret
from cryptography.fernet import Fernet, InvalidToken, MultiFernet
from django.conf import settings
from django.http import HttpRequest

log = logging.getLogger(__name__)

LIBRARYS_STAGE, OUR_STAGE = "allauth.account.stages.EmailVerificationStage", "assessor.accounts.stages.AddressStage"


class AccountAdapter(DefaultAccountAdapter):
    """Signing up and in."""

    error_messages = DefaultAccountAdapter.error_messages | {
        "duplicate_email": "This address is one of yours already.",
        "incorrect_code": "This is not the code. Look again, or ask for a new one.",
        "max_email_addresses": "You cannot have more than %d addresses. Remove one first.",
        "rate_limited": "That was too often in a short time. Wait a minute, then try again.",
        "too_many_login_attempts": "Too many failed login attempts. Try again later.",
    }

    def send_mail(self, template_prefix: str, email: str, context: dict) -> None:
        """Send a mail. One that cannot be sent is logged and breaks no page; every page offers another try."""
        try:
            super().send_mail(template_prefix, email, context)
        except OSError:  # also what smtplib raises
            log.exception("The mail %s could not be sent.", template_prefix)

    def is_email_verified(self, request: HttpRequest, email: str) -> bool:
        """Whether a new account's address needs no code."""
        return not settings.VERIFY_ADDRESSES or super().is_email_verified(request, email)

    def get_login_stages(self) -> list[str]:
        """What stands between a right password and being signed in."""
        return [OUR_STAGE if stage == LIBRARYS_STAGE else stage for stage in super().get_login_stages()]


class SecondFactorAdapter(DefaultMFAAdapter):
    """The second factor. Its secrets are encrypted with a key made from SECRET_KEY, so that a copy of the database
    alone signs nobody in."""

    error_messages = DefaultMFAAdapter.error_messages | {
        "cannot_generate_recovery_codes": "Set up your app first; recovery codes stand in for it.",
        "incorrect_code": "This is not the code. Wait for the next one in your app, and try again.",
        "unverified_email": "Confirm your e-mail addresses first, or remove those that you cannot confirm.",
    }

    def encrypt(self, text: str) -> str:
        return _fernet().encrypt(text.encode()).decode()

    def decrypt(self, encrypted_text: str) -> str:
        """The secret. Where the key is another by now it is one that nobody knows: no code fits, and no page breaks."""
        try:
            return _fernet().decrypt(encrypted_text.encode()).decode()
        except InvalidToken:
            log.error("A second factor cannot be read: was SECRET_KEY changed without SECRET_KEY_FALLBACKS?")
            return generate_totp_secret()


def _fernet() -> MultiFernet:
    keys = [settings.SECRET_KEY, *settings.SECRET_KEY_FALLBACKS]
    return MultiFernet([Fernet(_key(key)) for key in keys])


def _key(secret: str) -> bytes:
    """A key for this purpose alone. SECRET_KEY is long and random, so one round of hashing is enough."""
    return base64.urlsafe_b64encode(hashlib.sha256(b"second factor:" + secret.encode()).digest())
