"""Which part of the catalogue goes into a CASE package: plain documents in, a plain document out."""

from roles.exchange.fill_in import by_slug


def chosen(document: dict, framework: str = "") -> dict:
    """What people see of a catalogue: no drafts, no roles without a published version, none of the older versions.

    With a framework (its slug) only its skills and roles, and of the other skills those that its roles ask for or that
    must be known before. A role says in `steps_elsewhere` how many of its steps lead out of what is chosen.
    """
    roles = [
        role for role in document["roles"] if role["profile"] and (not framework or role["framework"] == framework)
    ]
    slugs = {role["slug"] for role in roles}
    skills = _skills(document, roles, framework)
    return {
        "frameworks": [
            one
            for one in document["frameworks"]
            if one["slug"] == framework or one["slug"] in {entry["framework"] for entry in [*skills, *roles]}
        ],
        "groups": _used(document["groups"], {skill["group"] for skill in skills}, framework),
        "skills": skills,
        "tracks": _used(document["tracks"], {role["track"] for role in roles}, framework),
        "roles": [_with_steps_within(role, slugs) for role in roles],
    }


def _skills(document: dict, roles: list[dict], framework: str) -> list[dict]:
    if not framework:
        return document["skills"]
    every = by_slug(document, "skills")
    waiting = [slug for slug, skill in every.items() if skill["framework"] == framework]
    waiting += [
        name
        for role in roles
        for one in role["profile"]["requirements"]
        for name in [one["skill"], *one["alternatives"]]
    ]
    wanted: set[str] = set()
    while waiting:
        if (slug := waiting.pop()) not in wanted:
            wanted.add(slug)
            waiting += [need["skill"] for need in every[slug]["prerequisites"]]
    return [skill for slug, skill in every.items() if slug in wanted]


def _used(entries: list[dict], slugs: set[str], framework: str) -> list[dict]:
    return [entry for entry in entries if not framework or entry["slug"] in slugs]


def _with_steps_within(role: dict, slugs: set[str]) -> dict:
    within = [step for step in role["steps"] if step["to"] in slugs]
    return role | {"steps": within, "steps_elsewhere": len(role["steps"]) - len(within)}


def levels_named(document: dict) -> set[tuple[str, int]]:
    """The levels of skills (slugs) that requirements and prerequisites name; not each of them need have an anchor."""
    named = set()
    for skill in document["skills"]:
        for need in skill["prerequisites"]:
            named |= {(skill["slug"], need["level"]), (need["skill"], need["needs"])}
    for role in document["roles"]:
        for one in role["profile"]["requirements"]:
            named |= {(name, one["level"]) for name in [one["skill"], *one["alternatives"]]}
    return named
