"""The three best next moves: find out what is open, take the first steps, and for whoever is ready the next role."""

from assessor.engine.gap import Status
from assessor.engine.levels import NOT_APPLICABLE, NOT_SURE
from assessor.engine.match import SET_ASIDE_LIMIT, Verdict
from assessor.reports.open_answers import NOT_RATED, the_one_reason
from assessor.reports.wording import kept_together, listed, match_words

MOST = 3
VERDICTS = {Verdict.READY: "ready", Verdict.NOT_YET: "not yet", Verdict.UNDECIDED: "undecided"}
ASK_A_MENTOR = {
    "title": "Hear somebody else",
    "text": "A mentor who reads this report can give a level of their own beside each of yours.",
}
OF_THEM = {
    NOT_RATED: "you have not rated {them} yet",
    NOT_SURE: "you were not sure of {them}",
    NOT_APPLICABLE: "you said that {they} not apply to you, but the role cannot do without",
    None: "each may turn out anything",
}
OF_IT = {
    NOT_RATED: "You have not rated it yet.",
    NOT_SURE: "You were not sure of it.",
    NOT_APPLICABLE: "You said that it does not apply to you, but the role cannot do without.",
}
TOO_MUCH = "You said that it does not apply to you. With more than a fifth set aside nobody counts as ready."


def next_moves(content: dict, rows: list[dict], steps: list[dict]) -> list[dict]:
    """Three moves, each a `title` and a `text`, from a report's content, its requirements' rows and its path's steps.

    Whoever has fewer than two steps to take is told which of the open requirements to rate first.
    """
    unknown = [row for row in rows if row["status"] == Status.UNKNOWN]
    planned = [_step(one) for one in steps]
    if content["verdict"] == Verdict.READY:
        roles = _roles(content)
        found = [*roles[:1], *planned[:2], *roles[1:], *map(_rate, unknown)]
    elif unknown and len(planned) > 1:
        found = [_rate_all(unknown), *planned]
    else:
        found = [*map(_rate, unknown[: MOST - len(planned)]), *_look_again(content, rows), *planned]
    return [*found, ASK_A_MENTOR][:MOST]


def _step(step: dict) -> dict:
    return {
        "title": f"{step['name']}: {step['from']} to {step['to']}",
        "text": f"About {step['hours']} hours; the match is then {step['match_words']}.",
    }


def _rate_all(rows: list[dict]) -> dict:
    """All that is open as one move; the first three are named."""
    why = the_one_reason(row["why_open"] for row in rows)
    them, they = ("it", "it does") if len(rows) == 1 else ("them", "they do")
    names = listed([row["name"] for row in rows])
    return {"title": "Rate what is open", "text": f"{names}: {OF_THEM[why].format(them=them, they=they)}."}


def _rate(row: dict) -> dict:
    struck = row["why_open"] == NOT_APPLICABLE
    title = f"Look at {row['name']} again" if struck else f"Rate {row['name']}"
    return {"title": title, "text": f"{_importance(row)}. {OF_IT[row['why_open']]}"}


def _look_again(content: dict, rows: list[dict]) -> list[dict]:
    """What was set aside, the heaviest first, when that is what leaves the verdict open."""
    if content["verdict"] != Verdict.UNDECIDED or content["match"]["set_aside"] <= SET_ASIDE_LIMIT:
        return []
    struck = sorted((row for row in rows if row["status"] == Status.SET_ASIDE), key=lambda row: -row["weight"])
    return [{"title": f"Look at {row['name']} again", "text": f"{_importance(row)}. {TOO_MUCH}"} for row in struck]


def _importance(row: dict) -> str:
    return f"Essential, weight {row['weight']}" if row["essential"] else f"Weight {row['weight']}"


def _roles(content: dict) -> list[dict]:
    """The roles that come next, then those within reach, each once."""
    moves, named = [], {content["role"]["slug"]}
    for key, title in (("next_roles", "Next role: {}"), ("within_reach", "Step into {}")):
        for one in content[key]:
            if one["slug"] not in named:
                named.add(one["slug"])
                text = f"Your match is {match_words(one['match'])}, and the verdict {VERDICTS[one['verdict']]}."
                moves.append({"title": title.format(one["title"]), "text": kept_together(text)})
    return moves
