"""What a document would change in the catalogue, entry by entry in plain words: plain documents in, words out."""

from dataclasses import dataclass
from typing import Literal

from roles.asked import Asked
from roles.exchange.fill_in import VERSIONS, asks, by_slug
from roles.profile_changes import profile_changes

SECTIONS = ("frameworks", "groups", "sources", "tracks", "skills", "roles")
LONGEST = 60  # characters of a value that a line repeats
RESOURCE = ("skill", "title", "provider")  # what tells resources apart


@dataclass(frozen=True)
class Difference:
    """What becomes of one entry of a document, and the lines that say what changes in it."""

    section: str
    slug: str
    name: str
    kind: Literal["added", "changed", "unchanged"]
    says: tuple[str, ...] = ()


def differences(wanted: dict, now: dict) -> list[Difference]:
    """One for each entry that is wanted (the values of a checked document), in the document's order.

    Entries that are not wanted stay as they are and are not listed. The slug of a resource is that of its skill.
    """
    names = {entry["slug"]: entry["name"] for entry in [*now["skills"], *wanted["skills"]]}
    found = []
    for section in SECTIONS:
        present = by_slug(now, section)
        found += [_difference(section, entry, present.get(entry["slug"]), names) for entry in wanted[section]]
    return [*found, *_resources(wanted, now)]


def only_changes(wanted: dict, found: list[Difference]) -> dict:
    """The document without entries that would change nothing; a skill comes with its resources, and they with it."""
    different = {(one.section, one.slug) for one in found if one.kind != "unchanged"}
    kept = {
        section: [entry for entry in wanted[section] if (section, entry["slug"]) in different] for section in SECTIONS
    }
    skills = {slug for section, slug in different if section in ("skills", "resources")}
    return kept | {"resources": [entry for entry in wanted["resources"] if entry["skill"] in skills]}


def _difference(section: str, entry: dict, old: dict | None, names: dict[str, str]) -> Difference:
    name = entry.get("name") or entry["title"]
    if old is None:
        return Difference(section, entry["slug"], name, "added", tuple(_versions(entry, {}, names)))
    lines = [line for key in entry if key not in VERSIONS for line in _field(key, old[key], entry[key])]
    lines += _versions(entry, old, names)
    return Difference(section, entry["slug"], name, "changed" if lines else "unchanged", tuple(lines))


def _field(key: str, old: object, new: object) -> list[str]:
    if old == new:
        return []
    word = key.replace("_", " ").capitalize()
    if isinstance(new, dict) and isinstance(old, dict):
        return [
            becomes(f"{word}, level {level}", old.get(level), new.get(level))
            for level in "12345"
            if old.get(level) != new.get(level)
        ]
    if isinstance(new, list) and isinstance(old, list):
        more, fewer = [one for one in new if one not in old], [one for one in old if one not in new]
        parts = [f"{len(rows)} {what}" for rows, what in ((more, "new"), (fewer, "gone")) if rows]
        return [f"{word}: {', '.join(parts) or 'another order'}."]
    return [becomes(word, old, new)]


def becomes(word: str, old: object, new: object) -> str:
    """A line that says what one value becomes."""
    if old in (None, ""):
        return f"{word}: {_short(new)}."
    if new in (None, ""):
        return f"{word}: taken out (was {_short(old)})."
    return f"{word}: {_short(old)} becomes {_short(new)}."


def _short(value: object) -> str:
    text = " ".join(str(value).split())
    return f'"{text if len(text) <= LONGEST else text[: LONGEST - 3] + "..."}"'


def _versions(entry: dict, old: dict, names: dict[str, str]) -> list[str]:
    """What becomes of the role's requirements: its published version and its draft."""
    lines = []
    if profile := entry.get("profile"):
        lines += _profile("Requirements", profile, old.get("profile"), names)
    if draft := entry.get("draft"):
        before = old.get("draft") or old.get("profile")
        if not (old.get("draft") and asks(draft) == asks(old["draft"])):
            lines.append("A draft takes the place of the one that is there." if old.get("draft") else "A new draft.")
            lines += _profile("Draft", draft, before, names)
    return lines


def _profile(word: str, new: dict, old: dict | None, names: dict[str, str]) -> list[str]:
    if old is None:
        return [f"{word}: {len(new['requirements'])} skills asked for."]
    if asks(new) == asks(old):
        return []
    lines = [
        f"{change.skill}: {line}"
        for change in profile_changes(_asked(old, names), _asked(new, names))
        for line in change.says
    ]
    if old.get("ready_at", 85) != new.get("ready_at", 85):
        lines.append(f"Ready from {old.get('ready_at', 85)} % becomes from {new.get('ready_at', 85)} %.")
    return lines or [f"{word}: another order."]


def _asked(profile: dict, names: dict[str, str]) -> list[Asked]:
    def named(slug: str) -> str:
        return names.get(slug, slug)

    return [
        Asked(
            named(entry["skill"]),
            entry["level"],
            entry["weight"],
            entry.get("essential", False),
            tuple(map(named, entry.get("alternatives", []))),
        )
        for entry in profile["requirements"]
    ]


def _resources(wanted: dict, now: dict) -> list[Difference]:
    def key_of(entry: dict) -> tuple:
        return tuple(entry[name] for name in RESOURCE)

    present = {key_of(entry): entry for entry in now["resources"]}
    found = []
    for entry in wanted["resources"]:
        old = present.get(key_of(entry))
        lines = tuple(line for key in entry if old for line in _field(key, old[key], entry[key]))
        kind = "added" if old is None else "changed" if lines else "unchanged"
        found.append(Difference("resources", entry["skill"], entry["title"], kind, lines))
    return found
