"""Which levels count as held: those of the report, raised by the steps that were ticked off since."""

from collections.abc import Iterable, Mapping
from datetime import datetime
from typing import NamedTuple

from assessor.engine.levels import Answers, known_level
from assessor.engine.steps import Step


class Ticked(NamedTuple):
    """A step that was ticked off, and when."""

    step: Step
    at: datetime


class Held(NamedTuple):
    """The answers with what was learned since, and the ticked steps that a later rating says are not held."""

    answers: Answers
    reopened: frozenset[Step]


def held(answers: Answers, rated_at: Mapping[str, datetime], ticked: Iterable[Ticked]) -> Held:
    """The levels that a plan goes by.

    A step that was ticked off counts until its skill is rated again: the answers of a report may be older than the
    report itself, as whoever rates one skill takes all others over. `rated_at` tells when each was last rated.
    """
    raised = dict(answers)
    reopened = set()
    for (skill, level), at in ticked:
        reported = known_level(answers, skill)
        if reported is not None and reported >= level:
            continue
        if skill in rated_at and rated_at[skill] > at:
            reopened.add((skill, level))
        else:
            raised[skill] = max(level, known_level(raised, skill) or 0)
    return Held(raised, frozenset(reopened))
