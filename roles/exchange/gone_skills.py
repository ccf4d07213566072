"""Skills that were merged into others, in documents: only versions of before may still name them."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from roles.exchange.document import Document, MergedSkillEntry

if TYPE_CHECKING:
    from roles.exchange.checks import Fault, Known


def gone_skills(document: Document, known: Known) -> dict[str, str]:
    """The skills that are gone, here or by the document, each with the one that stays (slugs)."""
    here = {slug: into for slug, (_, into) in known.merged.items()}
    return here | {entry.slug: entry.into for entry in document.merged_skills}


def unknown_skill(slug: str, gone: dict[str, str]) -> str:
    """What is said of a slug that names no skill."""
    if slug in gone:
        return f'skill "{slug}" was merged into "{gone[slug]}"; name that one instead'
    return f'unknown skill "{slug}"'


def merged_faults(document: Document, known: Known) -> Iterator[Fault]:
    """Skills that come back though they are gone here, and merged ones that are otherwise here."""
    names = {name.casefold(): (slug, into) for slug, (name, into) in known.merged.items()}
    for index, skill in enumerate(document.skills):
        slug, into = names.get(skill.name.casefold(), ("", ""))
        if skill.slug in known.merged:
            yield "skills", index, f'was merged into "{known.merged[skill.slug][1]}"; name that one instead'
        elif slug:
            yield "skills", index, f'is called as "{slug}", which was merged into "{into}"; name that one instead'
    slugs = [entry.slug for entry in document.merged_skills]
    for index, entry in enumerate(document.merged_skills):
        if entry.slug in slugs[:index]:
            yield "merged_skills", index, "stands twice"
        for text in _faults_of(entry, document, known):
            yield "merged_skills", index, text


def _faults_of(entry: MergedSkillEntry, document: Document, known: Known) -> Iterator[str]:
    skills = {skill.slug for skill in document.skills} | set(known.skills)
    if entry.slug in skills:
        yield f'is a skill here, and was merged into "{entry.into}"; merge it here first'
    elif entry.slug in known.merged and known.merged[entry.slug][1] != entry.into:
        yield f'was merged into "{known.merged[entry.slug][1]}" here'
    if entry.into not in skills:
        yield unknown_skill(entry.into, gone_skills(document, known))
    if entry.group not in {group.slug for group in document.groups} | set(known.groups):
        yield f'unknown group "{entry.group}"'
    if entry.framework and entry.framework not in {one.slug for one in document.frameworks} | set(known.frameworks):
        yield f'unknown framework "{entry.framework}"'
