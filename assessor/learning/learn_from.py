"""What to learn a step from, for files: the catalogue's resources, or what its owner takes instead."""

from typing import NamedTuple

from assessor.learning.models import PlanStep


class Source(NamedTuple):
    """Something to learn from: its title, what else there is to say of it, and its address or ""."""

    title: str
    about: str
    url: str

    @property
    def words(self) -> str:
        return f"{self.title}, {self.about}"


def learn_from(row: PlanStep | None, resources: list[dict]) -> list[Source]:
    """What somebody chose themselves stands in the place of all that the catalogue has."""
    if row and row.own_title:
        hours = f"about {_hours(row.own_resource_hours)}, " if row.own_resource_hours else ""
        return [Source(row.own_title, f"{hours}your own choice", row.own_url)]
    return [Source(one["title"], _about(one), one["url"]) for one in resources]


def _about(one: dict) -> str:
    return f"{one['provider']}, about {_hours(one['hours'])}, {'free' if one['free'] else 'paid'}"


def _hours(number: int) -> str:
    return f"{number} hour{'' if number == 1 else 's'}"
