"""The words of CASE (Competencies and Academic Standards Exchange, by 1EdTech) and those that are put beside them here.

CASE 1.1 lets everybody add what it has no word for, in `extensions`. What only this product says stands there under the
key `OURS`, so that its own packages come back whole; everybody else may skip it.
"""

import re

OURS = "skillGapAssessor"
SHAPE = 1  # of what is written under OURS; a reader refuses one that it does not know
PREFIX = "case-"  # before the identifier of what came out of somebody else's package, in slugs

ASSOCIATION_TYPES = frozenset(
    {
        "isChildOf",
        "isPeerOf",
        "isPartOf",
        "exactMatchOf",
        "precedes",
        "isRelatedTo",
        "replacedBy",
        "exemplar",
        "hasSkillLevel",
        "isTranslationOf",
    }
)

# The types of the items here: title, code in the hierarchy, and what it means.
ITEM_TYPES = {
    "group": ("Skill group", "1", "Skills that belong together."),
    "skill": ("Skill", "1.1", "One capability, which a person has at a level from 0 to 5."),
    "level": ("Skill level", "1.1.1", "What a person at one level of a skill observably does, after: You can."),
    "track": ("Track", "2", "Roles that people climb together."),
    "role": ("Role", "2.1", "One job at one career level, with the skill levels that are a part of it."),
}
SUBJECTS = {"technical": ("Technical skills", "1"), "soft": ("Soft skills", "2")}
DEFINED_AT = "2026-11-21T00:00:00Z"  # when these types and subjects were last reworded
NEVER = "1970-01-01T00:00:00Z"  # stands for a change of which no record was kept

UUID = re.compile(r"[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}")


def slug_of(identifier: str) -> str:
    """The slug of something that came out of a package: identifiers are all that stays the same between releases."""
    return PREFIX + identifier


def identifier_in(slug: str) -> str:
    """The identifier that a slug was made of; "" for any other slug."""
    identifier = slug.removeprefix(PREFIX)
    return identifier if slug.startswith(PREFIX) and UUID.fullmatch(identifier) else ""
