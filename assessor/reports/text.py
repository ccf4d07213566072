"""A gap report as plain text, for the command line."""

from assessor.reports.wording import match_words, verdict_sentence


def as_text(content: dict, hours: int | None = None) -> str:
    """The report's content in lines of text: verdict, match, gaps, strengths, next roles, path; `hours` are those that
    the path was chosen for, if there was a limit."""
    parts = [_head(content), _requirements(content), _strengths(content), _roles(content), _path(content, hours)]
    return "\n\n".join(part for part in parts if part)


def _name(content: dict, slug: str) -> str:
    return content["skills"][slug]["name"]


def _head(content: dict) -> str:
    role, match = content["role"], content["match"]
    lines = [
        f"{role['title']} (version {role['profile_version']})",
        verdict_sentence(content),
        f"Match: {match_words(match)}; ready from {role['ready_at']} %",
    ]
    if content["deciding"]:
        lines.append("Decided by: " + ", ".join(_name(content, slug) for slug in content["deciding"]))
    return "\n".join(lines)


def _requirements(content: dict) -> str:
    lines = ["Requirements", f"  {'status':<10} {'you':>4} {'asks':>5} {'weight':>7}  skill"]
    for one in content["requirements"]:
        level = "?" if one["level"] is None else one["level"]
        names = " or ".join(_name(content, slug) for slug in [one["skill"], *one["alternatives"]])
        mark = " (essential)" if one["essential"] else ""
        lines.append(f"  {one['status']:<10} {level:>4} {one['required']:>5} {one['weight']:>7}  {names}{mark}")
    return "\n".join(lines)


def _strengths(content: dict) -> str:
    lines = [
        f"  {_name(content, one['skill'])}: {one['level']} where {one['required']} is asked"
        for one in content["strengths"]
    ]
    return "\n".join(["Strengths", *lines]) if lines else ""


def _roles(content: dict) -> str:
    parts = []
    for title, key in (("Next roles", "next_roles"), ("Roles most like you", "nearest_roles")):
        lines = [f"  {one['title']}: {match_words(one['match'])}, {one['verdict']}" for one in content[key]]
        if lines:
            parts.append("\n".join([title, *lines]))
    return "\n\n".join(parts)


def _path(content: dict, limit: int | None) -> str:
    path = content["path"]
    lines = [f"Learning path: {path['hours']:,} hours (an editorial estimate of study and practice)"]
    if path["find_out"]:
        lines.append("  Find out first: " + ", ".join(_name(content, slug) for slug in path["find_out"]))
    for number, step in enumerate(path["steps"], 1):
        because = ", ".join(_name(content, slug) for slug in step["because"])
        days = f", {step['start']} to {step['end']}" if step.get("start") else ""
        lines.append(
            f"  {number:>3}. {_name(content, step['skill'])} {step['from']} to {step['to']}: {step['hours']} h{days}, "
            f"for {because}; match then {step['match_after']} %, {step['verdict_after']}"
        )
    is_missing = any(one["status"] == "gap" for one in content["requirements"])
    if not path["steps"] and is_missing and limit is not None:
        lines.append(f"  {limit:,} hour{' is' if limit == 1 else 's are'} not enough for a step.")
    elif not path["steps"] and not path["find_out"]:
        lines.append("  No step can be planned." if is_missing else "  Nothing is missing.")
    elif path["steps"] and limit is not None:
        lines.append(_proof(path))
    return "\n".join(lines)


def _proof(path: dict) -> str:
    """What is known of a choice of steps for limited hours."""
    reached = f"essentials first, then the match, which is {path['match_after']} % at the end"
    if path["proven"]:
        return f"  Proven best for these hours: {reached}."
    return (
        f"  The best found for these hours: {reached}. The search ended before it was proven best; "
        f"nothing that does as well on the essentials goes beyond {path['bound']} %."
    )
