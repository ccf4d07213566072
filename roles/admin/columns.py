"""Counts as columns of lists, found by the list's own query."""

from collections.abc import Callable

from django.contrib import admin
from django.db.models import Count, IntegerField, Model, OuterRef, Q, Subquery
from django.db.models.functions import Coalesce

PREFIX = "n_"


def count_of(model: type[Model], field: str, condition: Q | None = None) -> Coalesce:
    """How many rows of a model point at the row by a field. Subqueries: several joins would multiply each other."""
    rows = model.objects.filter(condition or Q(), **{field: OuterRef("pk")}).order_by()
    counts = rows.values(field).annotate(n=Count("pk")).values("n")
    return Coalesce(Subquery(counts, output_field=IntegerField()), 0)


def counted(name: str, heading: str = "") -> Callable[[Model], int]:
    """A sortable column that shows one of the admin's `counts`."""

    @admin.display(description=heading or name.replace("_", " "), ordering=PREFIX + name)
    def column(row: Model) -> int:
        return getattr(row, PREFIX + name)

    column.__name__ = name
    return column
