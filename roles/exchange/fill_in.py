"""What comes in, brought together with what is there: plain documents in, a plain document out.

None of these functions touches its arguments.
"""

from copy import deepcopy

VERSIONS = {"profile", "earlier_profiles", "draft"}  # left out of an entry, a role's versions stay as they are anyway
NAMES = {"groups": ("name", 100), "tracks": ("name", 100), "skills": ("name", 150), "roles": ("title", 150)}


def by_slug(document: dict, section: str) -> dict[str, dict]:
    """The entries of a section by their slug."""
    return {entry["slug"]: entry for entry in document.get(section, [])}


def qualify(raw: dict, now: dict, framework: str) -> dict:
    """With the framework in brackets behind each name that something else in the catalogue already has."""
    raw = deepcopy(raw)
    for section, (key, longest) in NAMES.items():
        slugs = {entry["slug"] for entry in raw.get(section, [])}
        taken = {entry[key].casefold() for entry in now.get(section, []) if entry["slug"] not in slugs}
        for entry in raw.get(section, []):
            if entry[key].casefold() in taken:
                mark = f" ({framework})"
                entry[key] = entry[key][: longest - len(mark)] + mark
            taken.add(entry[key].casefold())
    return raw


def fill_in(
    raw: dict, now: dict, editors_keep: frozenset[str] = frozenset(), decided: frozenset[str] = frozenset()
) -> dict:
    """With what entries leave out as it is now: an absent key means "as it is", not "nothing".

    The fields `editors_keep` of roles stay as they are too, except in the roles that are `decided` (slugs). Anchors are
    brought together level by level, so that what editors wrote for levels of their own stays.
    """
    raw = deepcopy(raw)
    for section in ("frameworks", "groups", "sources", "tracks", "skills", "roles"):
        present = by_slug(now, section)
        for entry in raw.get(section, []):
            old = present.get(entry.get("slug"), {})
            if section == "skills":
                entry["anchors"] = old.get("anchors", {}) | entry.get("anchors", {})
            kept = editors_keep if section == "roles" and entry.get("slug") not in decided else frozenset()
            entry |= {
                key: value for key, value in old.items() if key not in VERSIONS and (key not in entry or key in kept)
            }
    _keep_resources(raw, now)
    return raw


def _keep_resources(raw: dict, now: dict) -> None:
    """Resources of skills for which none come in."""
    named = {entry.get("slug") for entry in raw.get("skills", [])}
    with_some = {entry.get("skill") for entry in raw.get("resources", [])}
    kept = [entry for entry in now.get("resources", []) if entry["skill"] in named - with_some]
    raw["resources"] = [*raw.get("resources", []), *deepcopy(kept)]


def as_drafts(document: dict, now: dict) -> dict:
    """With each role's requirements as its draft, unless they are what is published already."""
    document = deepcopy(document)
    present = by_slug(now, "roles")
    for role in document.get("roles", []):
        wanted, role["profile"] = role.get("profile"), None
        published = present.get(role["slug"], {}).get("profile")
        if wanted and not (published and asks(wanted) == asks(published)):
            role["draft"] = {key: value for key, value in wanted.items() if key not in ("version", "published_at")}
    return document


def asks(profile: dict) -> tuple:
    """What a version asks for, comparable: its number, note and dates do not count."""
    return profile.get("ready_at", 85), [
        (
            entry["skill"],
            entry["level"],
            entry["weight"],
            entry.get("essential", False),
            entry.get("alternatives", []),
        )
        for entry in profile["requirements"]
    ]
