"""Benchmark of the PDF: different reports one after another, as a server makes them.

What was laid out for one report helps the next, so the same report made twice would flatter.
"""

import random
import statistics
import time

from django.utils import timezone

from assessor.catalogue import Catalogue
from assessor.engine import VERSION
from assessor.engine.levels import Answers, known_level
from assessor.pages.example import ROLE
from assessor.reports.content import compose
from assessor.reports.models import GapReport, digest_of
from assessor.reports.pdf_file import as_pdf

REPORTS = 20
CHANGED = 0.3  # of the answers, by one level


def bench_pdf(catalogue: Catalogue, answers: Answers) -> None:
    """The PDF of many people's reports: of those like the example, and of beginners, whose path is long."""
    chance = random.Random(3)
    print("the PDF, in ms of processor time:")
    for who, usual in (("like the example", answers), ("of beginners", dict.fromkeys(answers, 1))):
        reports = [report_on(catalogue, varied(usual, chance)) for _ in range(REPORTS)]
        times = [work_ms(report) for report in reports]
        steps = statistics.median(len(report.content["path"]["steps"]) for report in reports)
        print(f"  reports {who}, {steps:.0f} steps: the first {times[0]:.0f}, then {statistics.median(times[1:]):.0f}")


def varied(answers: Answers, chance: random.Random) -> Answers:
    """The answers of somebody much like this."""
    levels = {skill: known_level(answers, skill) for skill in answers}
    return {
        skill: answers[skill]
        if level is None or chance.random() > CHANGED
        else min(5, max(0, level + chance.choice([-1, 1])))
        for skill, level in levels.items()
    }


def report_on(catalogue: Catalogue, answers: Answers) -> GapReport:
    """A report that no database has seen."""
    content = compose(catalogue, ROLE, answers)
    return GapReport(
        content=content, engine_version=VERSION, digest=digest_of(content), created_at=timezone.localtime()
    )


def work_ms(report: GapReport) -> float:
    start = time.process_time()
    as_pdf(report)
    return (time.process_time() - start) * 1000
