"""What if, as its page shows it: the result in words and drawn, and a row of choices for each requirement."""

from collections.abc import Iterable, Mapping

from assessor.catalogue import Catalogue
from assessor.engine.gap import GapReport, Status
from assessor.engine.levels import LEVELS, Answers
from assessor.engine.match import Match
from assessor.engine.what_if import WhatIf
from assessor.reports.page import NO_LEVEL, STATUS_WORDS
from assessor.reports.scale import scale
from assessor.reports.wording import kept_together, match_words, verdict_sentence
from roles.levels import NAMES
from roles.models import Role

HEADINGS = {Status.GAP: "Gaps", Status.UNKNOWN: "Still open", Status.MET: "Met", Status.SET_ASIDE: "Set aside"}


def result_context(catalogue: Catalogue, content: dict, levels: Mapping[str, int], found: WhatIf) -> dict:
    """What the changed levels do: the verdict, the match before and after, and what opens or closes."""
    ready_at = content["role"]["ready_at"]
    before, after = _match(found.before.match), _match(found.after.match)
    return {
        "sentence": kept_together(_verdict(content, content["answers"] | levels, found.after)),
        "difference": kept_together(difference(before, after)),
        "before": {"scale": scale(before, ready_at), "match": kept_together(match_words(before))},
        "after": {"scale": scale(after, ready_at), "match": kept_together(match_words(after))},
        "status_changes": [
            {
                "name": _names(content, one.requirement.members),
                "essential": one.requirement.essential,
                "status": str(one.after),
                "now": STATUS_WORDS[one.after],
                "then": STATUS_WORDS[one.before].lower(),
            }
            for one in found.changes
        ],
        "opens": _roles(catalogue, found.opens),
        "closes": _roles(catalogue, found.closes),
        "is_by_newer_rules": not _says_the_same(content, found.before),
    }


def difference(before: dict, after: dict) -> str:
    """How the match moves, in a sentence. One that moves by less than a per cent is told with its decimals."""
    if before["low"] is None:
        would_be = "; it would be " + match_words(after) if after["low"] is not None else ""
        return f"There was no match{would_be}."
    if after["low"] is None:
        return f"The match was {match_words(before)}; there would be none, as nothing would be left to compare."
    if (before["low"], before["high"]) == (after["low"], after["high"]):
        return f"The match stays {match_words(before)}."
    then, now = match_words(before), match_words(after)
    if then == now:
        then, now = _exact(before), _exact(after)
    if before["low"] == before["high"] and after["low"] == after["high"]:
        return f"The match goes from {then} to {now}."
    return f"The match was {then} and would be {now}."


def rows_context(content: dict, levels: Mapping[str, int]) -> dict:
    """The choices, a section for each status in the report. A skill that serves two requirements is asked once."""
    sections = [{"slug": str(status), "title": title, "rows": []} for status, title in HEADINGS.items()]
    by_status = {section["slug"]: section["rows"] for section in sections}
    placed: dict[str, str] = {}
    for one in content["requirements"]:
        members = list(dict.fromkeys([one["skill"], *one["alternatives"]]))
        name = _names(content, members)
        elsewhere = [(_names(content, [slug]), placed[slug]) for slug in members if slug in placed]
        own = [slug for slug in members if slug not in placed]
        placed |= dict.fromkeys(own, name)
        row = {
            "name": name,
            "is_one": len(members) == 1,
            "is_open": one["status"] == Status.UNKNOWN,
            "skills": [_skill(content, slug, one["required"], levels.get(slug)) for slug in own],
            "elsewhere": [f"{skill} is chosen at {where}" for skill, where in elsewhere],
        }
        by_status[one["status"]].append(one | row)
    return {"sections": [section for section in sections if section["rows"]]}


def _skill(content: dict, slug: str, required: int, chosen: int | None) -> dict:
    """One skill's choices. The level as rated is sent as nothing; what has no level has a choice of its own for it."""
    answer, texts = content["answers"].get(slug, "none"), content["skills"][slug]
    rated = answer if isinstance(answer, int) else None
    choices = [
        {
            "value": "" if level == rated else level,
            "level": level,
            "name": NAMES[level],
            "is_rated": level == rated,
            "is_required": level == required,
            "is_chosen": level == (rated if chosen is None else chosen),
        }
        for level in LEVELS
    ]
    return {
        "slug": slug,
        "name": texts["name"],
        "as_rated": "" if rated is not None else NO_LEVEL[answer],
        "is_as_rated": chosen is None,
        "choices": choices,
        "anchors": [(level, texts["anchors"][str(level)]) for level in LEVELS if str(level) in texts["anchors"]],
    }


def _names(content: dict, slugs: Iterable[str]) -> str:
    return " or ".join(content["skills"][slug]["name"] for slug in slugs)


def _match(match: Match) -> dict:
    return {"low": match.low, "high": match.high}


def _exact(match: dict) -> str:
    low, high = f"{match['low']:.2f} %", f"{match['high']:.2f} %"
    return low if low == high else f"between {low} and {high}"


def _verdict(content: dict, answers: Answers, report: GapReport) -> str:
    requirements = [
        {
            "skill": one.requirement.skill,
            "alternatives": one.requirement.alternatives,
            "essential": one.requirement.essential,
            "status": one.status,
        }
        for one in report.requirements
    ]
    told = {"verdict": report.verdict, "match": _match(report.match), "requirements": requirements, "answers": answers}
    return verdict_sentence({"role": content["role"]} | told)


def _roles(catalogue: Catalogue, slugs: Iterable[str]) -> list[dict]:
    roles = [catalogue.roles[slug] for slug in slugs]
    return [{"slug": o.slug, "title": o.title, "level": Role.CareerLevel(o.career_level).label.lower()} for o in roles]


def _says_the_same(content: dict, report: GapReport) -> bool:
    """Whether today's rules find what the report says; an older one was made by the rules of its day."""
    kept = content["match"]["low"], content["match"]["high"], content["verdict"]
    return kept == (report.match.low, report.match.high, report.verdict)
