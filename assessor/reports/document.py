"""A gap report as a JSON document: what the command line prints, and what its owner downloads."""

import json

# What the document holds; the rest of a report's content serves its page.
KEYS = [
    "role",
    "match",
    "verdict",
    "deciding",
    "requirements",
    "strengths",
    "next_roles",
    "nearest_roles",
    "path",
]
ROLE_KEYS = ["slug", "title", "profile_version"]


def document(content: dict) -> dict:
    """The document as plain values, from a report's content; `adopted` is there when levels were taken over."""
    adopted = {"adopted": content["adopted"]} if "adopted" in content else {}
    return {key: content[key] for key in KEYS} | {"role": {key: content["role"][key] for key in ROLE_KEYS}} | adopted


def as_json(content: dict) -> str:
    """The document as text, with a line break at its end."""
    return json.dumps(document(content), indent=2, ensure_ascii=False) + "\n"
