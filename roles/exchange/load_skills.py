"""Groups, skills, and what hangs on a skill, into the database."""

from roles.exchange.document import Document, SkillEntry
from roles.exchange.sync import Outcome, ids, numbered
from roles.models import Anchor, Framework, LearningResource, Prerequisite, Skill, SkillGroup


def load_skills(document: Document, outcome: Outcome) -> None:
    """Groups and skills, without what hangs on them."""
    outcome.named(
        "groups",
        [SkillGroup(position=position, **entry.model_dump()) for position, entry in enumerate(document.groups)],
    )
    groups, frameworks = ids(SkillGroup), ids(Framework)
    outcome.named(
        "skills",
        [
            Skill(
                group_id=groups[entry.group],
                framework_id=frameworks.get(entry.framework),
                position=position,
                **entry.model_dump(include={"slug", "name", "kind", "description", "code"}),
            )
            for position, entry in numbered(document.skills, "group")
        ],
        parent="group",
    )
    if document.merged_skills:
        outcome.named("merged_skills", _merged(document, groups, frameworks))


def _merged(document: Document, groups: dict[str, int], frameworks: dict[str, int]) -> list[Skill]:
    """The skills that are gone; they are listed nowhere, so those that are here keep their position."""
    skills = ids(Skill)
    positions = dict(Skill.including_merged.values_list("slug", "position"))
    return [
        Skill(
            group_id=groups[entry.group],
            framework_id=frameworks.get(entry.framework),
            merged_into_id=skills[entry.into],
            position=positions.get(entry.slug, 0),
            **entry.model_dump(include={"slug", "name", "kind", "description", "code"}),
        )
        for entry in document.merged_skills
    ]


def load_skill_details(document: Document, outcome: Outcome) -> None:
    """Anchors, prerequisites and resources of the skills that the document names."""
    skills = ids(Skill)
    named = [skills[entry.slug] for entry in document.skills]
    outcome.sync(
        "anchors",
        Anchor.objects.filter(skill__in=named),
        [anchor for entry in document.skills for anchor in _anchors(entry, skills)],
        ("skill_id", "level"),
    )
    outcome.sync(
        "prerequisites",
        Prerequisite.objects.filter(skill__in=named),
        [need for entry in document.skills for need in _prerequisites(entry, skills)],
        ("skill_id", "level", "needs_id"),
    )
    outcome.sync(
        "resources",
        LearningResource.objects.filter(skill__in={*named, *(skills[entry.skill] for entry in document.resources)}),
        [
            LearningResource(skill_id=skills[entry.skill], **entry.model_dump(exclude={"skill"}))
            for entry in document.resources
        ],
        ("skill_id", "title", "provider"),
    )


def _anchors(entry: SkillEntry, skills: dict[str, int]) -> list[Anchor]:
    return [
        Anchor(
            skill_id=skills[entry.slug],
            level=int(level),
            text=text,
            practice=entry.practice.get(level, ""),
            hours=entry.hours.get(level),
        )
        for level, text in entry.anchors.items()
    ]


def _prerequisites(entry: SkillEntry, skills: dict[str, int]) -> list[Prerequisite]:
    return [
        Prerequisite(skill_id=skills[entry.slug], level=need.level, needs_id=skills[need.skill], needs_level=need.needs)
        for need in entry.prerequisites
    ]
