"""Erasing an account: what goes with it, what stays, and doing it."""

from typing import NamedTuple

from django.db import transaction

from assessor.accounts.classified import all_rows, rows_that_go, rows_that_stay
from assessor.accounts.models import Trial, User
from assessor.accounts.personal import PERSONAL, TABLE
from assessor.reports.drawn_body import forget


class Count(NamedTuple):
    """So many rows of a table, and what is said of them."""

    number: int
    words: str


def what_goes(user: User) -> list[Count]:
    """What is erased with a person: the tables that hold something of them."""
    counts = [Count(rows_that_go(label, kind, user).count(), kind.title) for label, kind in PERSONAL.items()]
    return [count for count in counts if count.number]


def what_stays(user: User) -> list[Count]:
    """What is left without a person's name, as it belongs to others."""
    named = {label: kind for label, kind in PERSONAL.items() if kind.unnamed}
    counts = [Count(rows_that_stay(label, kind, user).count(), kind.stays) for label, kind in named.items()]
    return [count for count in counts if count.number]


@transaction.atomic
def erase(user: User, trial: Trial | None = None) -> None:
    """Erase a person with all that is theirs, as the table of personal data says; and the trial in their browser.

    Their row and those that hold others are locked first: nothing is added to what is being erased. The table is gone
    through from its end, as what comes first in it is needed to find what comes later; the account goes last.
    """
    for label, kind in PERSONAL.items():
        list(rows_that_go(label, kind, user).select_for_update(of=("self",)).values_list("pk"))
    reports = list(user.gap_reports.values_list("pk", flat=True))
    for label, kind in reversed(PERSONAL.items()):
        rows_that_go(label, kind, user).delete()
    for label, kind in TABLE.items():
        for field in kind.unnamed.split():
            all_rows(label).filter(**{field: user.pk}).update(**{field: None})
    if trial is not None:
        trial.delete()
    transaction.on_commit(lambda: [forget(pk) for pk in reports])
