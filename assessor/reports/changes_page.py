"""What changed between two reports, as its page shows it: sums that add up, and the two lists in plain words."""

from collections.abc import Mapping
from fractions import Fraction

from django.utils import timezone
from django.utils.formats import date_format

from assessor.engine.changes import AnswerChange, Changes, Reported, Split, why_it_changed
from assessor.engine.gap import assess
from assessor.engine.levels import Answer
from assessor.reports.frozen import reported
from assessor.reports.models import GapReport
from assessor.reports.requirement_words import requirement_changes
from assessor.reports.wording import kept_together, match_words

WORDS = {"not-sure": "not sure", "not-applicable": "does not apply", None: "not rated"}


def changes_context(
    before: GapReport, after: GapReport, hindsight: Mapping[str, int], others: Mapping[str, str]
) -> dict:
    """Everything the page needs. `hindsight` holds the levels that the person would give today to the skills of the
    earlier report, `others` the names of rated skills that neither report names."""
    old, new = before.content, after.content
    of_role = {slug: texts["name"] for one in (old, new) for slug, texts in one["skills"].items()}
    names = others | of_role
    hindsight = {slug: level for slug, level in hindsight.items() if slug in old["skills"]}
    sides = reported(old), reported(new)
    found = why_it_changed(*sides)
    is_split = found.low is not None and _say_the_same(before, after)
    is_certain = is_split and _is_certain(old, new, found)
    answers = _answers(found, sides, names, set(of_role), hindsight)
    return {
        "before": before,
        "days": _days(before, after),
        "matches": [kept_together(match_words(one["match"])) for one in (old, new)],
        "verdicts": [one["verdict"].replace("-", " ") for one in (old, new)],
        "versions": [one["role"]["profile_version"] for one in (old, new)],
        "sums": _sums(old, new, found, is_certain) if is_split else None,
        "no_sums": "" if is_split else _why_no_sums(before, after),
        "told": _told(found, is_certain) if is_split else "",
        "is_certain": is_certain,
        "shares": _shares(found, names) if is_split else [],
        "answers": [one for one in answers if one["is_of_role"]],
        "others": [one for one in answers if not one["is_of_role"]],
        "has_lower": any(one["is_lower"] for one in answers),
        "today": _today(sides, hindsight, old) if is_split and hindsight else None,
        "requirements": requirement_changes(found.requirements, names, new),
        "bars": [one["role"]["ready_at"] for one in (old, new)],
    }


def points(value: Fraction) -> str:
    """A change in percentage points with its sign: "+1.25", "\N{MINUS SIGN}0.50", "0.00"."""
    return f"{float(value):+.2f}".replace("-", "\N{MINUS SIGN}") if value else "0.00"


def _days(*reports: GapReport) -> list[str]:
    """When the reports were made; two of one day with the hour."""
    moments = [timezone.localtime(report.created_at) for report in reports]
    form = "j F Y" if moments[0].date() != moments[1].date() else "j F Y, H:i"
    return [date_format(moment, form) for moment in moments]


def _say_the_same(*reports: GapReport) -> bool:
    """Whether today's rules find what the reports say; older ones were made by the rules of their day."""
    for report in reports:
        match = assess(*reported(report.content)).match
        if (match.low, match.high) != (report.content["match"]["low"], report.content["match"]["high"]):
            return False
    return True


def _is_certain(old: dict, new: dict, found: Changes) -> bool:
    """Whether one column says it all."""
    return found.low.shown == found.high.shown and all(o["match"]["low"] == o["match"]["high"] for o in (old, new))


def _sums(old: dict, new: dict, found: Changes, is_certain: bool) -> dict[str, list[str]]:
    """The lines of the table, each with the lower and the upper end, or with the one match."""
    ends = ["low"] if is_certain else ["low", "high"]
    splits: list[Split] = [getattr(found, end) for end in ends]
    return {
        "before": [kept_together(f"{old['match'][end]:.2f} %") for end in ends],
        "answers": [points(split.shown.answers) for split in splits],
        "requirements": [points(split.shown.requirements) for split in splits],
        "after": [kept_together(f"{new['match'][end]:.2f} %") for end in ends],
    }


def _why_no_sums(before: GapReport, after: GapReport) -> str:
    for report, day in zip((before, after), _days(before, after), strict=True):
        if report.content["match"]["low"] is None:
            return (
                f"The report of {day} has no match, as everything in it was set aside. So no change can be summed up."
            )
    if not _say_the_same(before, after):
        return "The rules of calculation have changed between these reports, so the change cannot be split into parts."
    return (
        "The answers of one report beside the requirements of the other leave nothing to compare, as everything "
        "would be set aside. So the change cannot be split into parts."
    )


def _told(found: Changes, is_certain: bool) -> str:
    """The parts in words."""
    if not found.answers and not found.requirements:
        return "Neither your answers nor the skills asked for changed, so neither did the match."
    if not found.requirements:
        return "The requirements are the same in both, so all of it comes from your answers."
    if not found.answers:
        return "Your answers are the same in both, so all of it comes from the new requirements."
    what = "the match" if is_certain else "the lower end"
    low, high = found.low.shown, found.high.shown
    told = f"Your answers moved {what} by {points(low.answers)} percentage points, "
    told += f"the new requirements by {points(low.requirements)}."
    if not is_certain:
        told += f" The upper end moved by {points(high.answers)} and {points(high.requirements)}."
    return told


def _shares(found: Changes, names: Mapping[str, str]) -> list[dict]:
    return [
        {
            "name": names[one.skill],
            "parts": [
                points(part) for end in (one.low, one.high) for part in (end.shown.answers, end.shown.requirements)
            ],
        }
        for one in found.shares
    ]


def _answers(
    found: Changes,
    sides: tuple[Reported, Reported],
    names: Mapping[str, str],
    of_role: set[str],
    hindsight: Mapping[str, int],
) -> list[dict]:
    """A line for each answer that differs, and for each that the person sees otherwise today; by name."""
    now = sides[1].answers
    changed = {one.skill: one for one in found.answers}
    seen = {slug: AnswerChange(slug, sides[0].answers.get(slug), now.get(slug)) for slug in hindsight}
    asked = [_required(side) for side in sides]
    lines = [_answer(one, asked, names, hindsight.get(slug)) for slug, one in (seen | changed).items()]
    for line in lines:
        line["is_of_role"] = line["slug"] in of_role
    return sorted(lines, key=lambda line: (line["name"].casefold(), line["slug"]))


def _answer(one: AnswerChange, asked: list[dict[str, int]], names: Mapping[str, str], today: int | None) -> dict:
    before, after = one.before, one.after
    return {
        "slug": one.skill,
        "name": names.get(one.skill) or one.skill.replace("-", " ").capitalize(),
        "then": _side(before, asked[0].get(one.skill)),
        "now": _side(after, asked[1].get(one.skill)),
        "is_lower": isinstance(before, int) and isinstance(after, int) and after < before,
        "today": None if today is None else {"level": today, "moved": _moved(today, after)},
    }


def _required(side: Reported) -> dict[str, int]:
    """The level asked of each skill: in its own requirement, else in one that it is an alternative for."""
    requirements = side.profile.requirements
    as_others = {skill: one.level for one in reversed(requirements) for skill in one.alternatives}
    return as_others | {one.skill: one.level for one in requirements}


def _side(answer: Answer | None, required: int | None) -> dict:
    is_level = isinstance(answer, int)
    words = str(answer) if is_level else WORDS[answer]
    return {
        "level": answer if is_level else None,
        "is_open": answer in (None, "not-sure"),
        "has_meter": answer != "not-applicable",
        "required": required,
        "short": words,
        "words": f"{words}, needs {required}" if required and answer != "not-applicable" else words,
    }


def _moved(today: int, after: Answer | None) -> str:
    """The change by the standard that a person has today."""
    if not isinstance(after, int):
        return ""
    if after == today:
        return f"By today's standards you stayed at {after}."
    return f"By today's standards you moved from {today} to {after}."


def _today(sides: tuple[Reported, Reported], hindsight: Mapping[str, int], old: dict) -> dict:
    """The earlier report as the person would rate it today, and the part of the answers measured against it."""
    before, after = sides
    as_today = Reported(before.profile, {**before.answers, **hindsight})
    match = assess(*as_today).match
    split = why_it_changed(as_today, after).low
    return {
        "match": kept_together(match_words({"low": match.low, "high": match.high})),
        "instead": kept_together(match_words(old["match"])),
        "answers": points(split.shown.answers) if split else "",
    }
