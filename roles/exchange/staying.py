"""What stays as it is although what comes in has it otherwise, or no more: plain documents in, notes out."""

from collections.abc import Iterator

from roles.exchange.fill_in import by_slug
from roles.exchange.problems import Origins, Problem

GONE = "is no longer in what came in; it stays here as it is, for editors to decide about"


def kept_by_editors(raw: dict, wanted: dict, editors_keep: frozenset[str], origins: Origins) -> Iterator[Problem]:
    """The fields of roles that came in and give way to what is set here."""
    stays = by_slug(wanted, "roles")
    for index, entry in enumerate(raw.get("roles", [])):
        for key in sorted(editors_keep):
            if key in entry and entry[key] != stays[entry["slug"]][key]:
                text = f"{key.replace('_', ' ')} stay{'' if key.endswith('s') else 's'} as set here"
                yield Problem(origins.file("roles", index), f"role {entry['slug']}", text)


def left_behind(wanted: dict, now: dict, origins: Origins) -> Iterator[Problem]:
    """Skills and roles here of the frameworks that came in, which have them no more."""
    frameworks = {entry["slug"] for entry in wanted["frameworks"]}
    for section in ("skills", "roles"):
        named = by_slug(wanted, section)
        for entry in now[section]:
            if entry["framework"] in frameworks and entry["slug"] not in named:
                yield Problem(origins.whole, f"{section.removesuffix('s')} {entry['slug']}", GONE)
