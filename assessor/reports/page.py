"""A report's content as its page shows it: names in place of slugs, rows in place of lists of numbers."""

from assessor.engine.gap import Status
from assessor.engine.levels import NOT_APPLICABLE
from assessor.engine.match import Verdict
from assessor.reports.deciding import how_to_read, what_decides
from assessor.reports.groups import group_sums
from assessor.reports.moves import VERDICTS, next_moves
from assessor.reports.open_answers import why_open
from assessor.reports.scale import scale
from assessor.reports.wording import kept_together, listed, match_words, verdict_sentence, whole_percent
from roles.levels import NAMES

STATUS_WORDS = {Status.GAP: "Gap", Status.UNKNOWN: "Open", Status.MET: "Met", Status.SET_ASIDE: "Set aside"}
NO_ANCHOR = "You have not done this yet."
UNRATED = {
    "not-sure": "You were not sure.",
    "not-applicable": "You said it does not apply to you.",
    "none": "You have not rated this.",
}
NO_LEVEL = {"not-sure": "not sure", "not-applicable": "does not apply", "none": "not rated"}
STRUCK_ESSENTIAL = "You said it does not apply to you. The role cannot do without, so it counts as open."


def page_context(content: dict) -> dict:
    """Everything the report's template needs, from the frozen content alone."""
    rows = [_row(content, one) for one in content["requirements"]]
    by_status = {status: [row for row in rows if row["status"] == status] for status in Status}
    names = {row["skill"]: row["name"] for row in rows}
    steps = [_step(content, step) for step in content["path"]["steps"]]
    _mark_ready(content, steps)
    return {
        "content": content,
        "role": content["role"],
        "sentence": kept_together(verdict_sentence(content)),
        "match": kept_together(match_words(content["match"])),
        "is_range": content["match"]["low"] != content["match"]["high"],
        "scale": scale(content["match"], content["role"]["ready_at"]),
        "deciding": [names[slug] for slug in content["deciding"]],
        "decides": what_decides(content, rows),
        "how_to_read": how_to_read(content),
        "moves": next_moves(content, rows, steps),
        "groups": [_group(one) for one in group_sums(content)],
        "rows": rows,
        "gaps": by_status[Status.GAP],
        "unknown": by_status[Status.UNKNOWN],
        "met": by_status[Status.MET],
        "set_aside": by_status[Status.SET_ASIDE],
        "strengths": [one | {"name": _name(content, one["skill"])} for one in content["strengths"]],
        "steps": steps,
        "find_out": [_name(content, slug) for slug in content["path"]["find_out"]],
        "open_names": listed([row["name"] for row in by_status[Status.UNKNOWN]]),
        "open_besides": _open_besides(content),
        "tables": _role_tables(content),
    }


def _group(one: dict) -> dict:
    """A skill group's bar: the share of its points as text for a drawing, and in words."""
    width = one["high"] - one["low"]
    words = kept_together(match_words(one))
    return {"name": one["group"], "low": f"{one['low']:.2f}", "width": f"{width:.2f}" if width else "", "words": words}


def _name(content: dict, slug: str) -> str:
    return content["skills"][slug]["name"]


def _open_besides(content: dict) -> str:
    """The names of open skills that the role does not ask for itself, but on which a step to what it asks builds."""
    asked = {slug for one in content["requirements"] for slug in (one["skill"], *one["alternatives"])}
    return ", ".join(_name(content, slug) for slug in content["path"]["find_out"] if slug not in asked)


def _anchor(content: dict, slug: str, level: int) -> str:
    return content["skills"][slug]["anchors"].get(str(level), NO_ANCHOR if level == 0 else "")


def _row(content: dict, one: dict) -> dict:
    """A requirement's row: names, meter, and the two anchors side by side, each with its heading.

    `mine` is the anchor of the person's level, empty when none is known; `mine_words` says then why.
    """
    counted, level, required = one["counted_skill"], one["level"], one["required"]
    known = level is not None
    mine = _anchor(content, counted, level) if known else ""
    why = why_open(one, content["answers"])
    return one | {
        "name": " or ".join(_name(content, slug) for slug in [one["skill"], *one["alternatives"]]),
        "counted_name": _name(content, counted),
        "group": content["skills"][one["skill"]]["group"],
        "is_open": one["status"] == Status.UNKNOWN,
        "status_words": STATUS_WORDS[one["status"]],
        "is_adopted": known and counted in content.get("adopted", ()),
        "mine_head": f"Where you are: {level} {NAMES[level]}" if known else "Where you are",
        "mine": mine,
        "mine_words": mine if known else _no_level(one, why),
        "why_open": why,
        "level_words": str(level) if known else NO_LEVEL[why],
        "asked_head": f"What it asks: {required} {NAMES[required]}",
        "asked": _anchor(content, counted, required),
    }


def _no_level(one: dict, why: str) -> str:
    return STRUCK_ESSENTIAL if one["essential"] and why == NOT_APPLICABLE else UNRATED[why]


def _step(content: dict, step: dict) -> dict:
    """A step of the path with its reasons, what one will be able to do, and what to do for it."""
    skill = content["skills"][step["skill"]]
    resources = content["resources"].get(step["skill"], [])
    return step | {
        "name": skill["name"],
        "because_words": [_because(content, step, slug) for slug in step["because"]],
        "able_to": skill["anchors"].get(str(step["to"]), ""),
        "practice": skill["practice"].get(str(step["to"]), ""),
        "resources": [one for one in resources if one["from_level"] <= step["from"] and one["to_level"] >= step["to"]],
        "match_words": kept_together(whole_percent(step["match_after"] or 0)),
        "is_ready": False,
    }


def _because(content: dict, step: dict, slug: str) -> str:
    """Why a step serves a requirement: it closes the gap itself, or the skill that does builds on it."""
    one = next(one for one in content["requirements"] if one["skill"] == slug)
    importance = f"{'essential, ' if one['essential'] else ''}weight {one['weight']}"
    if step["skill"] in [slug, *one["alternatives"]]:
        return f"It closes the gap in {_name(content, step['skill'])} ({importance})."
    return f"{_name(content, slug)} ({importance}) builds on it."


def _mark_ready(content: dict, steps: list[dict]) -> None:
    """Mark the step with which the verdict becomes ready, unless it was so from the start."""
    if content["verdict"] == Verdict.READY:
        return
    for step in steps:
        if step["verdict_after"] == Verdict.READY:
            step["is_ready"] = True
            return


def _role_tables(content: dict) -> list[dict]:
    titles = {
        "next_roles": "Where you could go next",
        "within_reach": "Roles you could step into",
        "nearest_roles": "Roles most like your pattern of skills",
    }
    kinds = {"entry": "entry role", "nearest": "", "ready": ""}
    return [
        {
            "title": title,
            "slug": key,
            "roles": [
                one
                | {
                    "kind": kinds.get(one["kind"], one["kind"]),
                    "match_words": kept_together(match_words(one["match"])),
                    "verdict_words": VERDICTS[one["verdict"]],
                }
                for one in content[key]
            ],
        }
        for key, title in titles.items()
        if content[key]
    ]
