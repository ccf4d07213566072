"""The built-in catalogue: TOML files in `roles/catalogue/`, one per skill group and one per track."""

import hashlib
import tomllib
from dataclasses import dataclass, field
from pathlib import Path

from roles.exchange.problems import CatalogueError, Origins, Problem

FOLDER = Path(__file__).resolve().parent.parent / "catalogue"


def read_folder(folder: Path = FOLDER) -> tuple[dict, Origins]:
    """The files of a folder as one raw document, and which file each entry came from.

    Raises CatalogueError with every file that is missing, is not TOML or is not built as its kind of file is.
    """
    reading = Reading(folder)
    for source in reading.table("sources.toml", "sources").get("sources", []):
        reading.add("sources", source, "sources.toml")
    order = reading.table("order.toml", "skill_groups", "tracks")
    for name in reading.listed(order, "skill_groups", "skills"):
        _add_group(reading, name)
    for name in reading.listed(order, "tracks", "tracks"):
        _add_track(reading, name)
    if reading.problems:
        raise CatalogueError(reading.problems)
    return reading.raw, reading.origins


@dataclass
class Reading:
    """A folder on its way to becoming one raw document."""

    folder: Path
    raw: dict[str, list] = field(init=False)
    origins: Origins = field(init=False)
    problems: list[Problem] = field(default_factory=list)

    def __post_init__(self):
        self.raw = {name: [] for name in ("groups", "sources", "tracks", "skills", "roles", "resources")}
        self.origins = Origins(whole=str(self.folder))

    def add(self, section: str, entry: object, name: str) -> None:
        self.origins.files[section, len(self.raw[section])] = self.shown(name)
        self.raw[section].append(entry)

    def fault(self, name: str, text: str) -> None:
        self.problems.append(Problem(self.shown(name), "", text))

    def shown(self, name: str) -> str:
        return f"{self.folder.name}/{name}"

    def table(self, name: str, *lists: str, head: str = "") -> dict:
        """A file's content, {} when there is a fault in it; `head` and the `lists` are all that it may hold."""
        data = self.toml(name)
        faults = [f"{key} is not a key known here" for key in data if key not in (head, *lists)]
        faults += [f"{key} must be a list" for key in lists if not isinstance(data.get(key, []), list)]
        if not isinstance(data.get(head, {}), dict):
            faults.append(f"{head} must be a table")
        for text in faults:
            self.fault(name, text)
        return {} if faults else data

    def toml(self, name: str) -> dict:
        try:
            return tomllib.loads((self.folder / name).read_text(encoding="utf-8"))
        except OSError as error:
            self.fault(name, error.strerror)
        except UnicodeDecodeError as error:
            self.fault(name, f"not UTF-8 text (byte {error.start})")
        except (tomllib.TOMLDecodeError, RecursionError) as error:
            self.fault(name, f"not TOML: {error}")
        return {}

    def listed(self, order: dict, key: str, subfolder: str) -> list[str]:
        """The files that order.toml names under a key; it must name every file that is there, once."""
        names = [f"{subfolder}/{name}.toml" for name in order.get(key, [])]
        there = {f"{subfolder}/{file.name}" for file in (self.folder / subfolder).glob("*.toml")}
        for name in sorted(there - set(names)):
            self.fault("order.toml", f"{key} does not name {name}")
        for name in sorted({name for name in names if names.count(name) > 1}):
            self.fault("order.toml", f"{key} names {name} twice")
        return names


def _add_group(reading: Reading, name: str) -> None:
    """One skill group: in its file a skill holds its resources, and need not say which group it is in."""
    data = reading.table(name, "skills", head="group")
    group = data.get("group", {})
    reading.add("groups", group, name)
    for skill in data.get("skills", []):
        if not isinstance(skill, dict):
            reading.add("skills", skill, name)
            continue
        resources = skill.pop("resources", [])
        for resource in resources if isinstance(resources, list) else [resources]:
            whole = {"skill": skill.get("slug")} | resource if isinstance(resource, dict) else resource
            reading.add("resources", whole, name)
        reading.add("skills", {"group": group.get("slug")} | skill, name)


def _add_track(reading: Reading, name: str) -> None:
    data = reading.table(name, "roles", head="track")
    track = data.get("track", {})
    reading.add("tracks", track, name)
    for role in data.get("roles", []):
        reading.add("roles", {"track": track.get("slug")} | role if isinstance(role, dict) else role, name)


def digest(folder: Path = FOLDER) -> str:
    """A fingerprint of all files of the folder, to see whether anything changed since the last load."""
    content = hashlib.sha256()
    for file in sorted(folder.rglob("*.toml")):
        content.update(str(file.relative_to(folder)).encode() + b"\0" + file.read_bytes() + b"\0")
    return content.hexdigest()
