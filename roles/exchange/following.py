"""What comes in and names skills that were merged here: it names the skills that stay. Plain documents in and out."""

from copy import deepcopy

from roles.asked import Asked
from roles.exchange.fill_in import VERSIONS
from roles.exchange.problems import Origins, Problem
from roles.merge_rules import merged_requirements

PLACES = ("draft", "profile")


def follow_merges(raw: dict, origins: Origins, now: dict) -> tuple[dict, Origins, list[Problem]]:
    """The document without skills that are gone here, its requirements as merging has made them; and what was done.

    So a framework can come in again after some of its skills were merged into others, and changes nothing.
    """
    into = {entry["slug"]: entry["into"] for entry in now.get("merged_skills", [])}
    skills = list(enumerate(raw.get("skills", [])))
    gone = [(index, entry) for index, entry in skills if entry.get("slug") in into]
    if not gone:
        return raw, origins, []
    raw = deepcopy(raw)
    stay = [(index, entry) for index, entry in skills if entry.get("slug") not in into]
    notes = [
        Problem(origins.file("skills", index), f"skill {entry['slug']}", f"was merged here into {into[entry['slug']]}")
        for index, entry in gone
    ]
    raw["skills"] = [_needs_followed(entry, into) for _, entry in stay]
    raw["resources"] = [entry for entry in raw.get("resources", []) if entry.get("skill") not in into]
    for role in raw.get("roles", []):
        for place in VERSIONS.intersection(PLACES, role):
            _follow(role[place], into)
    files = {key: file for key, file in origins.files.items() if key[0] not in ("skills", "resources")}
    files |= {("skills", place): origins.file("skills", index) for place, (index, _) in enumerate(stay)}
    return raw, Origins(origins.whole, files), notes


def _follow(profile: dict | None, into: dict[str, str]) -> None:
    """Let a version ask for the skills that stay, by the rules of merging."""
    if not profile or not any(
        {one["skill"], *one.get("alternatives", [])} & set(into) for one in profile["requirements"]
    ):
        return
    asked = [
        Asked(
            one["skill"],
            one["level"],
            one["weight"],
            one.get("essential", False),
            tuple(one.get("alternatives", [])),
        )
        for one in profile["requirements"]
    ]
    for old, new in into.items():
        asked = merged_requirements(asked, old, new)
    profile["requirements"] = [
        {
            "skill": one.skill,
            "level": one.level,
            "weight": one.weight,
            "essential": one.essential,
            "alternatives": list(one.alternatives),
        }
        for one in asked
    ]


def _needs_followed(skill: dict, into: dict[str, str]) -> dict:
    """A skill whose prerequisites name the skills that stay, each once, and never itself."""
    if "prerequisites" not in skill:
        return skill
    found = {}
    for need in skill["prerequisites"]:
        name = into.get(need["skill"], need["skill"])
        if name != skill["slug"]:
            needs = max(need["needs"], found.get((need["level"], name), {"needs": 0})["needs"])
            found[need["level"], name] = {"level": need["level"], "skill": name, "needs": needs}
    return skill | {"prerequisites": list(found.values())}
