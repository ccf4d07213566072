"""What if some levels were others: the verdict and match before and after, and the roles that open or close."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import NamedTuple

from assessor.engine.careers import Career, within_reach
from assessor.engine.compiled import Compiled
from assessor.engine.gap import GapReport, Profile, Requirement, Status, assess
from assessor.engine.levels import Answers
from assessor.engine.matching import closeness, matches
from assessor.engine.ranking import ready_roles


class StatusChange(NamedTuple):
    """A requirement whose status is another after the change."""

    requirement: Requirement
    before: Status
    after: Status


@dataclass(frozen=True, slots=True)
class WhatIf:
    """One profile judged twice. `changes` are in the gap order of before; `opens` are the roles (slugs) that somebody
    could step into only after the change, `closes` only before it, each highest career level first, then closest."""

    before: GapReport
    after: GapReport
    changes: tuple[StatusChange, ...]
    opens: tuple[str, ...]
    closes: tuple[str, ...]


def what_if(
    profile: Profile,
    compiled: Compiled,
    careers: Mapping[str, Career],
    answers: Answers,
    levels: Mapping[str, int],
) -> WhatIf:
    """What these answers say of a profile, and what they would say with other `levels` (by skill) in their place.

    Which roles open or close is asked of `compiled`, all published profiles, which need not hold this profile.
    """
    changed = {**answers, **levels}
    before, after = assess(profile, answers), assess(profile, changed)
    reached, would_reach = (_reached(compiled, careers, one) for one in (answers, changed))
    return WhatIf(
        before=before,
        after=after,
        changes=_changes(before, after),
        opens=tuple(role for role in would_reach if role not in reached),
        closes=tuple(role for role in reached if role not in would_reach),
    )


def _changes(before: GapReport, after: GapReport) -> tuple[StatusChange, ...]:
    then = {one.requirement: one.status for one in after.requirements}
    both = (StatusChange(one.requirement, one.status, then[one.requirement]) for one in before.requirements)
    return tuple(one for one in both if one.before != one.after)


def _reached(compiled: Compiled, careers: Mapping[str, Career], answers: Answers) -> list[str]:
    """The roles that somebody could step into, as a gap report lists them."""
    ready = ready_roles(compiled, answers)
    found = matches(compiled, answers, [place for place, role in enumerate(compiled.roles) if role in ready])
    alike = closeness(compiled, answers) if found else {}
    return [one.role for one in within_reach(careers, found, alike)]
