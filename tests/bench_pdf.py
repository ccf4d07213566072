"""Benchmark of the PDF: different reports one after another, as a server makes them.

What was laid out for one report helps the next, so the same report made twice would flatter.
"""

import random
import statistics

from django.utils import timezone

from assessor.catalogue import Catalogue
from assessor.engine import VERSION
from assessor.engine.levels import Answers, known_level
from assessor.pages.example import ROLE
from assessor.reports.content import compose
from assessor.reports.models import GapReport, digest_of
from assessor.reports.pdf_file import as_pdf
from tests.bench_times import Work, processor_ms

REPORTS = 20
CHANGED = 0.3  # of the answers, by one level


def bench_pdf(catalogue: Catalogue, answers: Answers, unit: Work) -> None:
    """The PDF of many people's reports: of those like the example, and of beginners, whose path is long."""
    chance = random.Random(3)
    print("the PDF, in ms of processor time and as multiples of the bare page:")
    for who, usual in (("like the example", answers), ("of beginners", dict.fromkeys(answers, 1))):
        reports = [report_on(catalogue, varied(usual, chance)) for _ in range(REPORTS)]
        steps = statistics.median(len(report.content["path"]["steps"]) for report in reports)
        took = [(processor_ms(lambda report=report: as_pdf(report)), processor_ms(unit)) for report in reports]
        first, later = took[0][0] / took[0][1], statistics.median(pdf / page for pdf, page in took[1:])
        print(
            f"  reports {who}, {steps:.0f} steps: the first {took[0][0]:.0f} ms ({first:.0f}), "
            f"then {statistics.median(pdf for pdf, _ in took[1:]):.0f} ms ({later:.0f})"
        )


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
