"""The steps of a plan under headings that say when they begin: by month, and a plan of several years by year."""

from collections.abc import Callable, Sequence
from datetime import date
from itertools import groupby

from django.utils.dateformat import format as formatted

MONTHS = 12  # in a plan that begins its steps within so many, each month is a heading
FOLDED_FROM = 13  # steps: in a plan of so many, what begins after the first groups can be folded away
OPEN = 2  # groups that stand open in such a plan


def grouped(steps: Sequence[dict]) -> list[dict]:
    """Steps (as `step_context` gives them) in groups, in order; those without days come last.

    The hours are those of the steps that begin then. A long step goes on after it.
    """
    when = _heading(steps)
    groups = []
    for name, group in groupby(steps, key=lambda one: when(one["step"].first)):
        rows = list(group)
        groups.append(
            {
                "name": name,
                "slug": f"begin-{rows[0]['slug']}",
                "steps": rows,
                "hours": sum(one["step"].hours for one in rows),
                "is_folded": len(steps) >= FOLDED_FROM and len(groups) >= OPEN,
            }
        )
    return groups


def _heading(steps: Sequence[dict]) -> Callable[[date | None], str]:
    """The heading for a first day."""
    days = [one["step"].first for one in steps if one["step"].first]
    months = (days[-1].year - days[0].year) * 12 + days[-1].month - days[0].month if days else 0
    pattern = "F Y" if months < MONTHS else "Y"
    return lambda first: f"Beginning in {formatted(first, pattern)}" if first else "Without days"
