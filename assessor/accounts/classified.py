"""The two kinds of tables that there are, and how the rows of a person are found in them."""

from collections.abc import Callable
from dataclasses import dataclass

from django.apps import apps
from django.db.models import Model, Q, QuerySet

from assessor.accounts.models import User
from assessor.accounts.sessions import addresses_of


@dataclass(frozen=True)
class Personal:
    """A table about people. Its fields are written in texts, with spaces between.

    `exported` fields are in the download. `unnamed` ones are too; they name somebody who took part in what belongs to
    another, and are emptied when that person leaves, while the row stays. `withheld` ones are about a person, and left
    out of the download for the reason in `because`. `technical` ones say nothing of anybody.

    A row goes with each person to whom one of the lookups in `whose` leads, or whose verified e-mail address stands in
    the field `address`, or whom `found` finds; and with who is named in an `unnamed` field, if it is `unsent`.

    With `seen_by` somebody exports no more than a model's `visible_to` shows them now: of this model ("self"), or of
    the one that this field leads to. `stays` says what is left when somebody leaves who is named in an `unnamed` field.
    """

    title: str
    whose: str = ""
    exported: str = ""
    unnamed: str = ""
    withheld: str = ""
    technical: str = ""
    because: str = ""
    stays: str = ""
    address: str = ""
    found: Callable[[User], Q] | None = None
    unsent: Q | None = None
    seen_by: str = ""

    @property
    def fields(self) -> list[str]:
        return [*self.shown, *self.withheld.split(), *self.technical.split()]

    @property
    def shown(self) -> list[str]:
        """The fields in the download."""
        return [*self.exported.split(), *self.unnamed.split()]


@dataclass(frozen=True)
class Impersonal:
    """A table about no person: nothing of it is exported, and its rows stay when somebody leaves.

    `unnamed` fields name who did something to what is everybody's; they are emptied when that person leaves.
    """

    because: str
    technical: str
    unnamed: str = ""

    @property
    def fields(self) -> list[str]:
        return [*self.technical.split(), *self.unnamed.split()]


def all_rows(label: str) -> QuerySet:
    """Every row of a table, such as "assessments.Answer"."""
    return _model(label)._base_manager.all()


def rows_that_go(label: str, kind: Personal, user: User) -> QuerySet:
    """The rows of a table that are erased with a person."""
    found = _one_of(dict.fromkeys(kind.whose.split(), user.pk))
    if kind.address:
        found |= Q(**{f"{kind.address}__in": addresses_of(user, verified=True)})
    if kind.found:
        found |= kind.found(user)
    if kind.unsent:
        found |= _named(kind, user) & kind.unsent
    return all_rows(label).filter(found)


def rows_that_stay(label: str, kind: Personal, user: User) -> QuerySet:
    """The rows of a table that name a person and belong to another: they stay without the name."""
    return all_rows(label).filter(_named(kind, user)).exclude(pk__in=rows_that_go(label, kind, user))


def rows_to_export(label: str, kind: Personal, user: User) -> QuerySet:
    """The rows of a table that are in a person's download."""
    if not kind.seen_by:
        return rows_that_go(label, kind, user)
    model = _model(label)
    if kind.seen_by == "self":
        return model.objects.visible_to(user)
    leads_to = model._meta.get_field(kind.seen_by).related_model
    return all_rows(label).filter(**{f"{kind.seen_by}__in": leads_to.objects.visible_to(user)})


def _model(label: str) -> type[Model]:
    return apps.get_model(label)


def _named(kind: Personal, user: User) -> Q:
    return _one_of(dict.fromkeys(kind.unnamed.split(), user.pk))


def _one_of(lookups: dict) -> Q:
    """Rows for which at least one of the lookups holds; without lookups, none."""
    return Q(*lookups.items(), _connector=Q.OR) if lookups else Q(pk__in=[])
