"""The page on which mentors' levels stand beside one's own: rows by skill, differences first."""

from collections.abc import Collection, Mapping, Sequence

from assessor.engine.agreement import RatedSkill
from assessor.engine.levels import Answers, known_level
from assessor.mentoring.beside_words import (
    agreement_words,
    difference_words,
    kappa_words,
    level_words,
    listed,
    own_words,
)
from assessor.mentoring.models import ReviewedSkill
from assessor.mentoring.now import Now
from assessor.mentoring.review_said import Said
from assessor.mentoring.review_skills import Asked, asked_groups, built_on, skills_of
from assessor.mentoring.voices import Voice, in_order


def page_context(content: dict, voices: Sequence[Voice], marked: Collection[str], now: Now) -> dict:
    """Everything the page says of a report's skills. `marked` are those that its owner wants to talk about.

    `rows` are the skills of which a mentor says something, `others` the rest of what the role asks for.
    """
    skills = all_skills(content)
    rows = [_row(skills[slug], content, voices, marked, now) for slug in _ordered(content, skills, voices)]
    shown = {row["slug"] for row in rows}
    others = [slug for slug, one in skills.items() if slug not in shown and (one.required or slug in marked)]
    others = [_row(skills[slug], content, voices, marked, now) for slug in others]
    return {
        "people": [_person(voice, content["answers"]) for voice in voices],
        "rows": rows,
        "others": others,
        "to_discuss": [row for row in [*rows, *others] if row["marked_by"]],
    }


def all_skills(content: dict) -> Mapping[str, Asked]:
    """The skills that a report names, by slug: those asked for, then those that they build on."""
    groups = asked_groups(content)
    rest = built_on(content, skills_of(groups))
    return skills_of([*groups, rest] if rest else groups)


def _ordered(content: dict, skills: Mapping[str, Asked], voices: Sequence[Voice]) -> list[str]:
    """The skills of which a mentor says something, in the order of the engine."""
    said = [slug for slug in skills if any(slug in voice.rows for voice in voices)]
    rated = [RatedSkill(slug, skills[slug].name, skills[slug].essential, skills[slug].weight) for slug in said]
    return [one.skill for one in in_order(rated, [voice.answers for voice in voices], content["answers"])]


def _person(voice: Voice, own: Answers) -> dict:
    """A mentor: their summary, how often they and the owner gave the same level, and the versions of their review."""
    found = voice.agreement_with(own)
    return {
        "name": voice.name,
        "review": voice.review,
        "older": voice.older,
        "agreement": agreement_words(found),
        "kappa": kappa_words(found),
    }


def _row(skill: Asked, content: dict, voices: Sequence[Voice], marked: Collection[str], now: Now) -> dict:
    """A skill: one's own level, what the role asks, and what each mentor says of it."""
    slug, own = skill.slug, content["answers"].get(skill.slug)
    level = known_level(content["answers"], slug)
    said = [(voice, voice.rows[slug]) for voice in voices if slug in voice.rows]
    marked_by = [voice.name_inside for voice, row in said if row.to_discuss]
    return {
        "slug": slug,
        "name": skill.name,
        "essential": skill.essential,
        "required": skill.required,
        "level": level,
        "is_open": level is None,
        "own_words": own_words(own, skill.required),
        "mentors": [row.level for _, row in said if row.level is not None],
        "said": [_said(voice, row, own, now) for voice, row in said],
        "is_marked": slug in marked,
        "marked_by": listed([*(["you"] if slug in marked else []), *marked_by]),
        "is_gone": slug not in now.catalogue.skills,
        **_by_now(slug, own, content["role"]["slug"], now),
    }


def _said(voice: Voice, row: ReviewedSkill, own: int | str | None, now: Now) -> dict:
    """What one mentor says of a skill. It can be taken over when it is a level, and another than one's own by now."""
    said, slug = Said.of(row), row.skill_slug
    is_level = row.level is not None
    return {
        "name": voice.name,
        "review": voice.review,
        "words": said.words if said.is_rated else "No level",
        "difference": difference_words(row.level, own) if is_level else "",
        "comment": row.comment,
        "level": row.level,
        "can_adopt": is_level and slug in now.catalogue.skills and now.answers.get(slug) != row.level,
    }


def _by_now(slug: str, own: int | str | None, role: str, now: Now) -> dict:
    """What one says of a skill by now, when that is something else than the report says, and where it stands."""
    answer = now.answers.get(slug)
    if answer is None or answer == own:
        return {"by_now": "", "where": ""}
    if now.draft is None:
        return {"by_now": f"Your answer since then: {level_words(answer)}.", "where": ""}
    return {"by_now": f"Your next self-assessment: {level_words(answer)}.", "where": now.where_to_rate(slug, role)}
