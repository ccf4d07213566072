"""What is chosen among the options of a plan, in a few words for when they are folded away."""

from assessor.learning.models import LearningPlan


def options_words(plan: LearningPlan) -> str:
    """ "17 days off, free resources first, not rated counts as 0"; empty when nothing is chosen."""
    off = {day for one in plan.breaks.all() for day in range(one.first_day.toordinal(), one.last_day.toordinal() + 1)}
    words = [f"{len(off):,} day{'' if len(off) == 1 else 's'} off"] if off else []
    words += ["free resources first"] if plan.free_first else []
    words += ["not rated counts as 0"] if plan.unknown_as_zero else []
    return ", ".join(words)
