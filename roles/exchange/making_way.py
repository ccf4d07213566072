"""A name belongs to the installation's own entries first: an imported one that has it gets its framework behind it."""

from dataclasses import dataclass, field

from django.db.models import Model

from roles.exchange.checks import Known
from roles.exchange.fill_in import NAMES
from roles.exchange.sync import update
from roles.models import Role, Skill

MODELS: dict[str, type[Model]] = {"skills": Skill, "roles": Role}


@dataclass
class MakingWay:
    """The imported rows that are renamed, with their new names, by section."""

    rows: dict[str, list[Model]] = field(default_factory=dict)

    def told_to(self, known: Known) -> Known:
        """What the database will hold by name when they are renamed."""
        for section, rows in self.rows.items():
            getattr(known, section).update({row.slug: getattr(row, NAMES[section][0]) for row in rows})
        return known

    def write(self, reason: str) -> None:
        """Rename them, with their history."""
        for section, rows in self.rows.items():
            update(rows, [NAMES[section][0]], reason)


def making_way(raw: object) -> MakingWay:
    """Which imported rows have a name that own entries of a raw document claim. Nothing is written yet."""
    found = MakingWay()
    for section, model in MODELS.items():
        name, longest = NAMES[section]
        entries = raw.get(section) if isinstance(raw, dict) else None
        own = [one for one in entries if isinstance(one, dict)] if isinstance(entries, list) else []
        claimed = {str(one.get(name)).casefold() for one in own if not one.get("framework")}
        named = {one.get("slug") for one in own if isinstance(one.get("slug"), str)}
        imported = model.objects.filter(framework__isnull=False).select_related("framework")
        rows = [row for row in imported if getattr(row, name).casefold() in claimed and row.slug not in named]
        for row in rows:
            mark = f" ({row.framework.name})"
            setattr(row, name, getattr(row, name)[: longest - len(mark)] + mark)
        found.rows[section] = rows
    return found
