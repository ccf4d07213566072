"""Two or three roles next to each other, beside the latest answers of whoever looks, if there are any."""

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from assessor.accounts.holders import holder_of
from assessor.catalogue import Catalogue, published_catalogue
from assessor.engine.gap import Requirement, Status, assess, judge
from assessor.engine.learning_path import everything
from assessor.engine.levels import Answers
from assessor.engine.side_by_side import Line, side_by_side
from assessor.reports.changes_page import WORDS
from assessor.reports.latest_answers import latest_answers
from assessor.reports.ranking import MARKS, VERDICTS
from assessor.reports.wording import count_words, kept_together, match_words, whole_percent
from roles.exchange.spreadsheet_text import one_line
from roles.models import Role

FEWEST, MOST = 2, 3
LONGEST = 40  # characters that are shown of something unknown


@login_not_required
@require_safe
def compare_roles(request: HttpRequest) -> HttpResponse:
    """The roles that the address names (`?role=a&role=b`), and a form to choose others. Open to everybody."""
    catalogue = published_catalogue()
    chosen, problems = roles_asked_for(request.GET.getlist("role"), catalogue)
    latest = latest_answers(catalogue, holder_of(request))
    shown = chosen if FEWEST <= len(chosen) <= MOST else []
    context = {
        "latest": latest,
        "problems": problems,
        "choices": [(number, slug) for number, slug in enumerate([*chosen, *[""] * MOST][:MOST], 1)],
        "tracks": _by_track(catalogue),
        "columns": [_column(catalogue, slug, latest and latest.answers) for slug in shown],
        "parts": _parts(catalogue, shown, latest and latest.answers),
    }
    is_refused = not shown and (len(chosen) > MOST or len(chosen) < len(set(filter(None, request.GET.getlist("role")))))
    return render(request, "reports/compare_roles.html", context, status=400 if is_refused else 200)


def roles_asked_for(values: list[str], catalogue: Catalogue) -> tuple[list[str], list[str]]:
    """The published roles that are named (slugs), each once, and sentences on what was passed over or is amiss."""
    asked = [value for value in values if value]
    chosen = [slug for slug in dict.fromkeys(asked) if slug in catalogue.roles]
    titles = [catalogue.roles[slug].title for slug in chosen]
    unknown = [value for value in dict.fromkeys(asked) if value not in catalogue.roles]
    problems = [f'There is no published role "{one_line(value)[:LONGEST]}".' for value in unknown[:MOST]]
    twice = [catalogue.roles[slug].title for slug in chosen if asked.count(slug) > 1]
    problems += [f"{title} was chosen more than once; it counts once." for title in twice[:MOST]]
    if len(chosen) > MOST:
        problems.append(f"You chose {count_words(len(chosen), 'role')}. Compare two or three at a time.")
    elif len(chosen) == 1:
        problems.append(f"Choose one or two more roles to compare with {titles[0]}.")
    elif asked and not chosen:
        problems.append("Choose two or three roles.")
    return chosen, problems


def _by_track(catalogue: Catalogue) -> list[tuple[str, list]]:
    tracks: dict[str, list] = {}
    for role in catalogue.roles.values():
        tracks.setdefault(role.track, []).append(role)
    return list(tracks.items())


def _column(catalogue: Catalogue, slug: str, answers: Answers | None) -> dict:
    """What is said of a role as a whole; with answers also of a person beside it."""
    role, profile = catalogue.roles[slug], catalogue.profiles[slug]
    essentials = sum(one.essential for one in profile.requirements)
    column = {
        "role": role,
        "level": Role.CareerLevel(role.career_level).label.lower(),
        "asks": f"{count_words(len(profile.requirements), 'requirement')}, {essentials} essential",
        "ready_at": kept_together(f"{profile.ready_at} %"),
    }
    if answers is None:
        return column
    report, path = assess(profile, answers), everything(profile, answers, catalogue.steps)
    return column | {
        "verdict": VERDICTS[report.verdict],
        "mark": MARKS[report.verdict],
        "match": kept_together(match_words({"low": report.match.low, "high": report.match.high})),
        "assessed": kept_together(whole_percent(report.match.assessed or 0)),
        "hours": path.hours,
        "find_out": count_words(len(path.find_out), "skill") if path.find_out else "",
    }


def _parts(catalogue: Catalogue, slugs: list[str], answers: Answers | None) -> list[dict]:
    """The table's two parts, what differs first; a part without lines is left out."""
    lines = side_by_side([catalogue.profiles[slug] for slug in slugs])
    parts = [("Where they differ", True), ("The same in each", False)]
    found = [
        {"title": title, "lines": [_line(catalogue, line, answers) for line in lines if line.differs == differs]}
        for title, differs in parts
    ]
    return [part for part in found if part["lines"]]


def _line(catalogue: Catalogue, line: Line, answers: Answers | None) -> dict:
    skill = catalogue.skills[line.skill]
    answer = None if answers is None else answers.get(line.skill)
    return {
        "skill": skill,
        "mine": str(answer) if isinstance(answer, int) else WORDS[answer],
        "cells": [one and _cell(catalogue, line.skill, one, answers) for one in line.asked],
    }


def _cell(catalogue: Catalogue, skill: str, requirement: Requirement, answers: Answers | None) -> dict:
    """What a role asks of a skill. With alternatives the meter shows the level of the one that counts."""
    judged = judge(requirement, answers or {})
    others = [catalogue.skills[slug].name for slug in requirement.members if slug != skill]
    counted = judged.counted_skill if judged.level is not None else skill
    return {
        "required": requirement.level,
        "essential": requirement.essential,
        "level": judged.level,
        "is_open": answers is not None and judged.status == Status.UNKNOWN,
        "others": " or ".join(others),
        "is_instead": requirement.skill != skill,
        "counted": catalogue.skills[counted].name if counted != skill else "",
    }
