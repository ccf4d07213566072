"""The people: those with an account, which is an e-mail address, and visitors who try it first."""

import uuid
from datetime import timedelta

from django.contrib.auth.models import AbstractUser, BaseUserManager
from django.db import models
from django.db.models.functions import Lower
from django.utils import timezone


class UserManager(BaseUserManager):
    """Makes accounts from e-mail addresses."""

    use_in_migrations = True

    def create_user(self, email: str, password: str | None = None, **fields) -> "User":
        """A new account; without a password nobody can sign in to it."""
        user = self.model(email=self.normalize_email(email).lower(), **fields)
        user.set_password(password)
        user.save(using=self._db)
        return user

    def create_superuser(self, email: str, password: str | None = None, **fields) -> "User":
        """A new account that may do everything in the admin."""
        return self.create_user(email, password, is_staff=True, is_superuser=True, **fields)


class User(AbstractUser):
    """Somebody who signs in. What they may do beyond a learner's own pages comes from groups."""

    username = None
    first_name = None
    last_name = None
    name = models.CharField(max_length=150, blank=True, help_text="How others see you; may stay empty.")
    email = models.EmailField(unique=True, error_messages={"unique": "There is an account with this address already."})

    USERNAME_FIELD = "email"
    REQUIRED_FIELDS = []

    objects = UserManager()

    class Meta:
        constraints = [models.UniqueConstraint(Lower("email"), name="one_account_an_email_address")]

    def __str__(self):
        return display_name(self)


def display_name(user: User) -> str:
    """What a person is called on a page: the name, else the e-mail address."""
    return user.name or user.email


class TrialQuerySet(models.QuerySet):
    """Trials, by use."""

    def running(self):
        return self.filter(started_at__gt=timezone.now() - Trial.LASTS)

    def expired(self):
        return self.exclude(pk__in=self.running())


class Trial(models.Model):
    """A visit without an account. Only the session of the visitor's browser knows its id.

    What was rated in it moves into an account once (see `assessments.keeping`), else it is erased with the trial.
    """

    LASTS = timedelta(days=7)

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    started_at = models.DateTimeField(default=timezone.now, db_index=True)

    objects = TrialQuerySet.as_manager()

    def __str__(self):
        return f"A trial from {self.started_at:%Y-%m-%d}"
