"""What an editor reads of an impact before publishing: numbers as text, in plain words."""

from collections.abc import Mapping
from fractions import Fraction

from assessor.engine.changes import RequirementChange
from assessor.engine.gap import Requirement
from assessor.engine.impact import BANDS, Told, ToldMove, impact, told
from assessor.engine.small_groups import Band, ShownCrossing
from assessor.impact.people import said_by_all
from assessor.impact.versions import versions_of
from roles.asked import Asked
from roles.models import RoleProfile
from roles.profile_changes import profile_changes

HIDDEN = "not shown"
MINUS, NO_BREAK = "\N{MINUS SIGN}", "\N{NO-BREAK SPACE}"


def impact_of(draft: RoleProfile) -> dict:
    """The context of "admin/roles/impact.html". Four queries, however many people aim at the draft's role.

    `state` is "first" (nothing is published yet), "empty" (the draft asks for nothing), "same" (it asks for the same),
    "few" (fewer than five people aim at the role: nothing is told of them, not even whether there are any), or "shown".
    """
    versions = versions_of(draft)
    if versions is None:
        return {"state": "first"}
    if not versions.after.requirements:
        return {"state": "empty"}
    said = said_by_all(draft.role_id, versions.skills)
    everybody = impact(versions.before, versions.after, said)
    if not everybody.changes and versions.before.ready_at == versions.after.ready_at:
        return {"state": "same"}
    found = told(everybody)
    if found is None:
        return {"state": "few"}
    changes = [_change(one, versions.names) for one in found.changes]
    return {
        "state": "shown",
        "lead": _lead(found.ready),
        "figures": _figures(found.ready),
        "bands": [_band(one, found.ready.people) for one in reversed(found.bands)],
        "whole": _moves(found.whole),
        "changes": changes,
        "most": _most(found.changes, changes),
        "hides": _hides(found),
    }


def _lead(ready: ShownCrossing) -> str:
    """ "Of 214 people who aim at this role, 40 are ready now; 52 would be." """
    start = f"Of {ready.people} people who aim at this role, "
    if ready.before is None and ready.after is None:
        return f"{start}how many are ready, now or with this draft, is not shown."
    if ready.before is None:
        return f"{start}{ready.after} would be ready. How many are ready now is not shown."
    if ready.after is None:
        return f"{start}{ready.before} are ready now. How many would be is not shown."
    return f"{start}{ready.before} are ready now; {ready.after} would be."


def _figures(ready: ShownCrossing) -> list[dict]:
    rows = {
        "Ready now": ready.before,
        "Ready with this draft": ready.after,
        "Become ready": ready.enter,
        "No longer ready": ready.leave,
    }
    return [{"name": name, "value": HIDDEN if number is None else str(number)} for name, number in rows.items()]


def _band(one: Band, people: int) -> dict:
    """A band of the distribution: its name, how many are in it on each side, and how wide the bars are, in per cent."""
    step = 100 // BANDS
    first, end = one.first * step, one.end * step
    if not one.first:
        name = f"below {end}{NO_BREAK}%"
    elif one.end == BANDS:
        name = f"{first}{NO_BREAK}% and above"
    else:
        name = f"{first} to below {end}{NO_BREAK}%"
    sides = (("before", one.before), ("after", one.after))
    widths = {f"{side}_width": f"{100 * number / people:.2f}" for side, number in sides}
    return {"name": name, **dict(sides), **widths}


def _change(one: ToldMove, names: Mapping[str, str]) -> dict:
    asked = one.change.after or one.change.before
    return {"skill": names[asked.skill], "says": _says(one.change, names), **_moves(one)}


def _says(change: RequirementChange, names: Mapping[str, str]) -> tuple[str, ...]:
    """The change in the words of the page of differences."""
    sides = ([_asked(side, names)] if side else [] for side in (change.before, change.after))
    return profile_changes(*sides)[0].says


def _asked(one: Requirement, names: Mapping[str, str]) -> Asked:
    others = tuple(names[slug] for slug in one.members[1:])
    return Asked(names[one.skill], one.level, one.weight, one.essential, others)


def _moves(one: ToldMove) -> dict:
    return {"low": _points(one.low), "high": _points(one.high)}


def _points(move: Fraction | None) -> str:
    """Percentage points with a sign and one decimal."""
    if move is None:
        return HIDDEN
    rounded = round(move, 1)
    return f"{float(rounded):+.1f}".replace("-", MINUS) if rounded else "0.0"


def _most(found: tuple[ToldMove, ...], changes: list[dict]) -> str:
    """The requirement whose change moves the match most, if it may be told of any; found comes in that order."""
    if not found or not (found[0].low or found[0].high):
        return ""
    return changes[0]["skill"]


def _hides(found: Told) -> bool:
    """Whether anything is hidden."""
    moves = [(one.low, one.high) for one in (found.whole, *found.changes)]
    return None in found.ready or not found.bands or any(None in both for both in moves)
