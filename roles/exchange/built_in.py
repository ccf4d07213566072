"""The built-in catalogue: TOML files in `roles/catalogue/`, one per skill group and one per track."""

import hashlib
import tomllib
from pathlib import Path

from roles.exchange.problems import CatalogueError, Origins, Problem

FOLDER = Path(__file__).resolve().parent.parent / "catalogue"


def read_folder(folder: Path = FOLDER) -> tuple[dict, Origins]:
    """The files of a folder as one raw document, and which file each entry came from.

    Raises CatalogueError when a file is missing or is not TOML.
    """
    raw = {name: [] for name in ("groups", "sources", "tracks", "skills", "roles", "resources")}
    origins = Origins(whole=str(folder))

    def add(section: str, entry: dict, file: Path) -> None:
        origins.files[section, len(raw[section])] = f"{folder.name}/{file.relative_to(folder)}"
        raw[section].append(entry)

    for source in _read(folder / "sources.toml").get("sources", []):
        add("sources", source, folder / "sources.toml")
    order = _read(folder / "order.toml")
    for name in order.get("skill_groups", []):
        file = folder / "skills" / f"{name}.toml"
        _add_group(_read(file), file, add)
    for name in order.get("tracks", []):
        file = folder / "tracks" / f"{name}.toml"
        _add_track(_read(file), file, add)
    return raw, origins


def _add_group(data: dict, file: Path, add) -> None:
    """One skill group: in its file a skill holds its resources, and need not say which group it is in."""
    group = data.get("group", {})
    add("groups", group, file)
    for skill in data.get("skills", []):
        for resource in skill.pop("resources", []):
            add("resources", {"skill": skill.get("slug")} | resource, file)
        add("skills", {"group": group.get("slug")} | skill, file)


def _add_track(data: dict, file: Path, add) -> None:
    track = data.get("track", {})
    add("tracks", track, file)
    for role in data.get("roles", []):
        add("roles", {"track": track.get("slug")} | role, file)


def _read(file: Path) -> dict:
    try:
        return tomllib.loads(file.read_text(encoding="utf-8"))
    except FileNotFoundError:
        problem = "the file does not exist; order.toml names it"
    except UnicodeDecodeError as error:
        problem = f"not UTF-8 text (byte {error.start})"
    except tomllib.TOMLDecodeError as error:
        problem = f"not TOML: {error}"
    raise CatalogueError([Problem(f"{file.parent.name}/{file.name}", "", problem)])


def digest(folder: Path = FOLDER) -> str:
    """A fingerprint of all files of the folder, to see whether anything changed since the last load."""
    content = hashlib.sha256()
    for file in sorted(folder.rglob("*.toml")):
        content.update(str(file.relative_to(folder)).encode() + b"\0" + file.read_bytes() + b"\0")
    return content.hexdigest()
