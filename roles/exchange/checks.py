"""What a document must hold beyond its shape: no duplicates, nothing unknown, no circle among prerequisites."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field

from pydantic import ValidationError

from roles.exchange.document import Document, ProfileEntry, RoleEntry, SkillEntry
from roles.exchange.gone_skills import gone_skills, merged_faults, unknown_skill
from roles.exchange.problems import CatalogueError, Origins, Problem, entry_name, shape_problems
from roles.prerequisites import Step, find_cycle, spell_cycle


@dataclass
class Known:
    """What the database already holds and a document may therefore name without bringing it along."""

    frameworks: dict[str, str] = field(default_factory=dict)  # slug to name, here and below
    groups: dict[str, str] = field(default_factory=dict)
    sources: dict[str, str] = field(default_factory=dict)
    tracks: dict[str, str] = field(default_factory=dict)
    skills: dict[str, str] = field(default_factory=dict)
    roles: dict[str, str] = field(default_factory=dict)
    prerequisites: list[tuple[Step, Step]] = field(default_factory=list)
    merged: dict[str, tuple[str, str]] = field(default_factory=dict)  # skills that are gone: name, and what stays


def check(raw: dict, origins: Origins, known: Known) -> Document:
    """The document, when nothing is wrong with it; else a CatalogueError that lists every fault."""
    if not isinstance(raw, dict):
        raise CatalogueError([Problem(origins.whole, "", "the document must be an object with sections")])
    try:
        document = Document.model_validate(raw)
    except ValidationError as error:
        raise CatalogueError(shape_problems(error, raw, origins)) from None
    faults = [*_duplicates(document, known), *_references(document, known), *_circles(document, known)]
    faults += merged_faults(document, known)
    if faults:
        raise CatalogueError([Problem(origins.file(s, i), entry_name(s, i, raw), text) for s, i, text in faults])
    return document


Fault = tuple[str, int, str]  # section, index, what is wrong
NAMED = ("frameworks", "groups", "sources", "tracks", "skills", "roles")  # sections whose entries have a slug


def _duplicates(document: Document, known: Known) -> Iterator[Fault]:
    """Slugs and names that stand twice, in the document or in the document and the database."""
    for section in NAMED:
        entries = getattr(document, section)
        slugs = {entry.slug for entry in entries}
        slug_of = {n.casefold(): s for s, n in getattr(known, section).items() if s not in slugs}
        seen = set()
        for index, entry in enumerate(entries):
            name = entry.title if section in ("sources", "roles") else entry.name
            if entry.slug in seen:
                yield section, index, "stands twice"
            elif name.casefold() in slug_of:
                yield section, index, f'is called "{name}", as "{slug_of[name.casefold()]}" already is'
            seen.add(entry.slug)
            slug_of.setdefault(name.casefold(), entry.slug)
    seen = set()
    for index, entry in enumerate(document.resources):
        if (key := (entry.skill, entry.title, entry.provider)) in seen:
            yield "resources", index, f"stands twice for skill {entry.skill}"
        seen.add(key)


def _references(document: Document, known: Known) -> Iterator[Fault]:
    """Slugs that name nothing, and skills or roles named twice where once is meant."""
    slugs = {
        section: {entry.slug for entry in getattr(document, section)} | set(getattr(known, section))
        for section in NAMED
    }
    gone = gone_skills(document, known)
    for index, skill in enumerate(document.skills):
        for text in _skill_faults(skill, slugs, gone):
            yield "skills", index, text
    for index, resource in enumerate(document.resources):
        if resource.skill not in slugs["skills"]:
            yield "resources", index, unknown_skill(resource.skill, gone)
    for index, role in enumerate(document.roles):
        for text in [*_role_faults(role, slugs, gone), *_version_faults(role)]:
            yield "roles", index, text


def _skill_faults(skill: SkillEntry, slugs: dict[str, set[str]], gone: dict[str, str]) -> Iterator[str]:
    if skill.group not in slugs["groups"]:
        yield f'unknown group "{skill.group}"'
    if skill.framework and skill.framework not in slugs["frameworks"]:
        yield f'unknown framework "{skill.framework}"'
    for need in skill.prerequisites:
        if need.skill not in slugs["skills"]:
            yield f"prerequisites: {unknown_skill(need.skill, gone)}"
        if need.skill == skill.slug:
            yield "prerequisites: the skill names itself"
    for level, name in _twice([(need.level, need.skill) for need in skill.prerequisites]):
        yield f'prerequisites: level {level} names "{name}" twice'


def _role_faults(role: RoleEntry, slugs: dict[str, set[str]], gone: dict[str, str]) -> Iterator[str]:
    yield from _unknown_places(role, slugs)
    named = {*role.sources, *(fact.source for fact in role.facts), *(row.source for row in role.pay)} - {""}
    for name in sorted(named - slugs["sources"]):
        yield f'unknown source "{name}"'
    for step in role.steps:
        if step.to not in slugs["roles"]:
            yield f'steps: unknown role "{step.to}"'
        if step.to == role.slug:
            yield "steps: the role leads to itself"
    for name in _twice([step.to for step in role.steps]):
        yield f'steps: "{name}" stands twice'
    for name in _twice(role.sources):
        yield f'sources: "{name}" stands twice'
    for profile in filter(None, [role.profile, role.draft]):
        yield from _profile_faults(profile, slugs["skills"], gone)
    for profile in role.earlier_profiles:  # they stay as they were published, whatever became of their skills
        yield from _profile_faults(profile, slugs["skills"] | set(gone), gone)


def _unknown_places(role: RoleEntry, slugs: dict[str, set[str]]) -> Iterator[str]:
    if role.track not in slugs["tracks"]:
        yield f'unknown track "{role.track}"'
    if role.framework and role.framework not in slugs["frameworks"]:
        yield f'unknown framework "{role.framework}"'
    if role.successor and role.successor not in slugs["roles"] - {role.slug}:
        yield f'successor: no other role is called "{role.successor}"'


def _profile_faults(profile: ProfileEntry, skills: set[str], gone: dict[str, str]) -> Iterator[str]:
    where = f"profile version {profile.version}" if profile.version else "profile"
    named = [name for entry in profile.requirements for name in [entry.skill, *entry.alternatives]]
    for name in sorted(set(named) - skills):
        yield f"{where}: {unknown_skill(name, gone)}"
    for name in _twice(named):
        yield f'{where}: skill "{name}" stands twice'


def _version_faults(role: RoleEntry) -> Iterator[str]:
    """Version numbers must tell the versions apart, and earlier ones must be earlier."""
    numbers = [earlier.version for earlier in role.earlier_profiles]
    if None in numbers:
        yield "earlier_profiles: each needs its version"
        return
    for number in _twice(numbers):
        yield f"earlier_profiles: version {number} stands twice"
    current = role.profile.version if role.profile else None
    if current is not None and numbers and max(numbers) >= current:
        yield f"earlier_profiles: version {max(numbers)} is not earlier than {current}"


def _circles(document: Document, known: Known) -> Iterator[Fault]:
    own = {skill.slug: index for index, skill in enumerate(document.skills)}
    edges = [edge for edge in known.prerequisites if edge[0][0] not in own]
    edges += [
        ((skill.slug, need.level), (need.skill, need.needs))
        for skill in document.skills
        for need in skill.prerequisites
        if need.skill != skill.slug
    ]
    if cycle := find_cycle(edges):
        index = next((own[skill] for skill, _ in cycle if skill in own), 0)
        yield "skills", index, f"prerequisites form a circle: {spell_cycle(cycle)}"


def _twice(names: list) -> list:
    """What stands more than once in a list, in the list's order."""
    return [name for name, count in Counter(names).items() if count > 1]
