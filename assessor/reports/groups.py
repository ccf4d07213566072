"""A report's points summed by skill group: where in the role most of the work lies."""

from assessor.engine.gap import Requirement, Status
from assessor.engine.levels import percent


def group_sums(content: dict) -> list[dict]:
    """For each skill group of a report's content what its requirements earn and could earn.

    Keys: `group` (its name), `requirements` (how many count), `low_points`, `high_points` and `possible` (whole
    numbers), `low` and `high` (per cent of what is possible, rounded down to two decimals). What was set aside does not
    count; a group with nothing else is left out. Most missing points first, then most possible points, then by name.
    """
    sums: dict[str, dict] = {}
    for one in content["requirements"]:
        if one["status"] == Status.SET_ASIDE:
            continue
        asked = Requirement(one["skill"], one["required"], one["weight"])
        group = content["skills"][one["skill"]]["group"]
        of_group = sums.setdefault(group, {"requirements": 0, "low_points": 0, "high_points": 0, "possible": 0})
        of_group["requirements"] += 1
        of_group["low_points"] += asked.points(one["low"])
        of_group["high_points"] += asked.points(one["high"])
        of_group["possible"] += asked.possible
    return sorted((_with_shares(group, one) for group, one in sums.items()), key=_most_missing_first)


def _with_shares(group: str, one: dict) -> dict:
    shares = {key: percent(one[f"{key}_points"], one["possible"]) for key in ("low", "high")}
    return {"group": group} | shares | one


def _most_missing_first(row: dict) -> tuple:
    return row["low_points"] - row["possible"], -row["possible"], row["group"].casefold()
