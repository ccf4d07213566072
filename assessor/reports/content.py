"""The content of a gap report: everything a page, a file or a command shows, made once from the engine's results.

It is plain JSON values, so that it can be frozen as it is: texts, levels, weights and results together.
"""

from collections.abc import Collection, Iterable

from assessor.catalogue import Catalogue
from assessor.engine import VERSION
from assessor.engine.careers import next_roles, within_reach
from assessor.engine.gap import GapReport, Judged, Strength, assess
from assessor.engine.learning_path import LearningPath, everything
from assessor.engine.levels import Answers
from assessor.engine.match import Match
from assessor.engine.matching import RoleMatch, closeness, match_all, nearest
from roles.levels import described
from roles.models import LearningResource, Role, RoleFact

FORMAT = 1


def compose(
    catalogue: Catalogue,
    role: str,
    answers: Answers,
    current_role: str | None = None,
    path: LearningPath | None = None,
    adopted: Collection[str] = (),
) -> dict:
    """The report of a person with these answers for a published role (its slug), as it is frozen.

    `current_role` is the slug of the person's own role, when it has a published profile. `path` is a learning path
    for limited hours, to stand in the place of the whole one. `adopted` are the skills (slugs) whose level the person
    took over from a mentor's review; they are kept only if there are any.
    """
    profile = catalogue.profiles[role]
    report = assess(profile, answers)
    path = path or everything(profile, answers, catalogue.steps)
    found = {one.role: one for one in match_all(catalogue.compiled, answers)}
    alike = closeness(catalogue.compiled, answers)
    roles = catalogue.roles
    return {
        "format": FORMAT,
        "engine_version": VERSION,
        "role": _role(catalogue, role),
        "current_role": {"slug": current_role, "title": roles[current_role].title} if current_role else None,
        "match": _match(report.match),
        "verdict": str(report.verdict),
        "deciding": list(report.deciding),
        "requirements": [_requirement(one) for one in report.requirements],
        "strengths": [_strength(one) for one in report.strengths],
        "next_roles": [
            _suggested(catalogue, found[one.role], one.kind)
            for one in next_roles(catalogue.careers, list(found.values()), current_role)
        ],
        "nearest_roles": [
            _suggested(catalogue, one, "nearest") | {"closeness": alike[one.role]}
            for one in nearest(list(found.values()), alike)
        ],
        "within_reach": [
            _suggested(catalogue, one, "ready")
            for one in within_reach(catalogue.careers, list(found.values()), alike)[:5]
        ],
        "path": _path(path, answers),
        "answers": dict(sorted(answers.items())),
        "skills": _texts(catalogue, report, path),
        "resources": _resources(path),
        "facts": _facts(role),
    } | ({"adopted": sorted(adopted)} if adopted else {})


def _role(catalogue: Catalogue, slug: str) -> dict:
    role = catalogue.roles[slug]
    return {
        "slug": slug,
        "title": role.title,
        "track": role.track,
        "career_level": Role.CareerLevel(role.career_level).label,
        "profile_version": role.version,
        "ready_at": catalogue.profiles[slug].ready_at,
    }


def _match(match: Match) -> dict:
    return {"low": match.low, "high": match.high, "assessed": match.assessed, "set_aside": match.set_aside}


def _requirement(one: Judged) -> dict:
    requirement = one.requirement
    return {
        "skill": requirement.skill,
        "required": requirement.level,
        "weight": requirement.weight,
        "essential": requirement.essential,
        "alternatives": list(requirement.alternatives),
        "counted_skill": one.counted_skill,
        "level": one.level,
        "answer": one.answer,
        "status": str(one.status),
        "missing_points": one.missing_points,
        "low": one.low,
        "high": one.high,
    }


def _strength(one: Strength) -> dict:
    return {"skill": one.skill, "level": one.level, "required": one.required}


def _suggested(catalogue: Catalogue, one: RoleMatch, kind: str) -> dict:
    match = _match(one.match)
    del match["set_aside"]
    return {
        "slug": one.role,
        "title": catalogue.roles[one.role].title,
        "kind": kind,
        "match": match,
        "verdict": str(one.verdict),
    }


def _path(path: LearningPath, answers: Answers) -> dict:
    return {
        "hours": path.hours,
        "find_out": list(path.find_out),
        "steps": [
            {
                "skill": step.skill,
                "from": step.level - 1,
                "to": step.level,
                "hours": step.hours,
                "because": list(step.because),
                "match_after": step.match_after,
                "verdict_after": str(step.verdict_after),
            }
            for step in path.steps
        ],
    }


def _texts(catalogue: Catalogue, report: GapReport, path: LearningPath) -> dict:
    """Names, groups, anchors and practice tasks of every skill the report names, by slug."""
    named = {skill for one in report.requirements for skill in one.requirement.members}
    named |= {step.skill for step in path.steps} | set(path.find_out)
    return {
        slug: {
            "name": texts.name,
            "kind": texts.kind,
            "group": texts.group,
            "anchors": described(texts.anchors),
            "practice": {str(level): text for level, text in texts.practice.items()},
        }
        for slug, texts in catalogue.skills.items()
        if slug in named
    }


def _resources(path: LearningPath) -> dict:
    """The learning resources of every skill on the path, by slug."""
    names = ("title", "provider", "url", "hours", "free", "from_level", "to_level", "language")
    rows = LearningResource.objects.filter(skill__slug__in={step.skill for step in path.steps})
    resources: dict[str, list[dict]] = {}
    for slug, *values in rows.values_list("skill__slug", *names):
        resources.setdefault(slug, []).append(dict(zip(names, values, strict=True)))
    return resources


def _facts(role: str) -> list[dict]:
    """The education and experience that are asked for besides the skills, and are not rated."""
    kinds = [RoleFact.Kind.EDUCATION, RoleFact.Kind.EXPERIENCE]
    facts: Iterable[RoleFact] = RoleFact.objects.filter(role__slug=role, kind__in=kinds).select_related("source")
    return [
        {"kind": fact.kind, "text": fact.text, "source": fact.source.title if fact.source else ""} for fact in facts
    ]
