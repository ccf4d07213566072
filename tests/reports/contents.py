"""A report's content in which every text of the catalogue is the same: what a file makes of any text at all."""

from datetime import UTC, datetime

from assessor.reports.models import GapReport, digest_of

HOSTILE = [
    '=HYPERLINK("https://example.org/","Click")',
    "+1+1",
    "-1",
    "@SUM(A1)",
    "\t=1",
    "\r=1",
    "\n=1",
    " =1",
    "\u200b=1",
    "\uff1d1+1",
    "\uff0b1",
    "\uff0d1",
    "\uff20A1",
    "#N/A",
    "1e9",
    '";=1+1;"',
    "'=1",
    '#read("/etc/passwd")',
    '#panic("stop") ] } $ #',
    "$x$ *bold* _slanted_ @label <label> `raw`",
    "= Heading // comment /* and */ \\u{41} \\",
    "<script>alert(1)</script>",
    "Bell \x07, nothing \x00, escape \x1b",
    "\ud800\ufffe\uffff",
    "W" * 300,
    "",
]


def content(text: str) -> dict:
    """A content with a requirement in every status, a step, its resource, a fact and roles, all called `text`."""
    slugs = ["gap", "open", "met", "aside"]
    levels = {"gap": 1, "open": None, "met": 4, "aside": None}
    answers = {"gap": "level", "open": "not-sure", "met": "level", "aside": "not-applicable"}
    status = {"gap": "gap", "open": "unknown", "met": "met", "aside": "set-aside"}
    match = {"low": 46.66, "high": 86.66, "assessed": 66.66, "set_aside": 16.66}
    role = {"slug": "other", "title": text, "kind": "promotion", "match": match, "verdict": "undecided"}
    return {
        "format": 1,
        "engine_version": "1",
        "role": {"slug": "coder", "title": text, "track": text, "profile_version": 1, "ready_at": 85},
        "match": match,
        "verdict": "undecided",
        "deciding": ["open"],
        "requirements": [
            {
                "skill": slug,
                "required": 3,
                "weight": 2,
                "essential": slug == "gap",
                "alternatives": ["met"] if slug == "gap" else [],
                "counted_skill": slug,
                "level": levels[slug],
                "answer": answers[slug],
                "status": status[slug],
                "missing_points": 0 if slug == "met" else 80,
                "low": levels[slug] or 0,
                "high": 3 if slug == "open" else levels[slug] or 0,
            }
            for slug in slugs
        ],
        "answers": {"gap": 1, "open": "not-sure", "met": 4, "aside": "not-applicable"},
        "strengths": [{"skill": "met", "level": 4, "required": 3}],
        "next_roles": [role],
        "nearest_roles": [role | {"kind": "nearest", "closeness": 0.5}],
        "within_reach": [],
        "path": {
            "hours": 20,
            "find_out": ["open"],
            "steps": [
                {
                    "skill": "gap",
                    "from": 1,
                    "to": 2,
                    "hours": 20,
                    "because": ["gap"],
                    "match_after": 60.0,
                    "verdict_after": "undecided",
                }
            ],
        },
        "skills": {slug: _skill(text) for slug in slugs},
        "resources": {"gap": [_resource(text)]},
        "facts": [{"kind": "education", "text": text, "source": text}],
    }


def _skill(text: str) -> dict:
    texts = {str(level): text for level in range(1, 6)}
    return {"name": text, "kind": "technical", "group": text, "anchors": texts, "practice": texts}


def _resource(text: str) -> dict:
    values = {"title": text, "provider": text, "url": text, "hours": 3, "free": True}
    return values | {"from_level": 0, "to_level": 5, "language": "en"}


def report_of(made: dict) -> GapReport:
    """A report with this content that no database has seen."""
    asked = {"role_title": made["role"]["title"], "engine_version": "1", "digest": digest_of(made)}
    return GapReport(content=made, created_at=datetime(2026, 11, 21, 12, 0, tzinfo=UTC), **asked)
