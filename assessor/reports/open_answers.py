"""Why a requirement is open: it is not rated, its person was not sure, or said that it does not apply."""

from collections.abc import Iterable, Mapping

from assessor.engine.levels import NOT_APPLICABLE, NOT_SURE, Answer, kind_of_answer

NOT_RATED = "none"
REASONS = (NOT_RATED, NOT_SURE, NOT_APPLICABLE)


def why_open(one: Mapping, answers: Mapping[str, Answer]) -> str:
    """Why a requirement of a report's content is open or set aside: one of REASONS.

    Of alternatives, one that is not rated at all counts before one that somebody was not sure of.
    """
    kinds = {kind_of_answer(answers, slug) for slug in (one["skill"], *one["alternatives"])}
    return next((reason for reason in REASONS if reason in kinds), NOT_RATED)


def the_one_reason(reasons: Iterable[str]) -> str | None:
    """The reason that all of them share; None when there are several, or none at all."""
    found = set(reasons)
    return found.pop() if len(found) == 1 else None
