"""When a plan will be finished: as a range, from how long somebody's own steps took beside their estimates."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from math import ceil
from statistics import quantiles

from assessor.engine.calendar import Availability, schedule

ENOUGH = 3  # finished steps, before a pace is called somebody's own
LEAST_LOW, LEAST_HIGH = Fraction(9, 10), Fraction(10, 9)  # of one's own pace: no few steps tell it to the day
DEFAULT_LOW, DEFAULT_HIGH = Fraction(4, 5), Fraction(4, 3)  # an editorial guess, until three steps are known


@dataclass(frozen=True, slots=True)
class OwnPace:
    """How many hours one planned hour takes: in the good case, in the middle, in the bad case (low <= middle <= high).

    `of` is the number of finished steps that tell of it; with fewer than three the pace is an editorial guess.
    """

    low: Fraction
    middle: Fraction
    high: Fraction
    of: int

    @property
    def is_own(self) -> bool:
        return self.of >= ENOUGH


def own_pace(finished: Sequence[tuple[int, int]]) -> OwnPace:
    """The pace that finished steps tell, each given as (planned hours, spent hours).

    From three steps on, the middle is all hours spent by all hours planned, and low and high are the quartiles of the
    single steps' ratios, widened to at least nine tenths and ten ninths of the middle. A step planned or done in no
    hours tells nothing of a pace (it was held already, or never recorded) and is left out.
    """
    told = [(planned, spent) for planned, spent in finished if planned > 0 and spent > 0]
    if len(told) < ENOUGH:
        return OwnPace(DEFAULT_LOW, Fraction(1), DEFAULT_HIGH, len(told))
    middle = Fraction(sum(spent for _, spent in told), sum(planned for planned, _ in told))
    low, _, high = quantiles([Fraction(spent, planned) for planned, spent in told], n=4, method="inclusive")
    return OwnPace(min(low, middle * LEAST_LOW), middle, max(high, middle * LEAST_HIGH), len(told))


def finish_range(hours_left: int, availability: Availability, pace: OwnPace) -> tuple[date, date, date]:
    """The days on which so many planned hours are done: at the earliest, in the middle, at the latest.

    The availability starts when the rest starts, so today rather than the first day of the plan. Hours are rounded up
    to whole ones. With no hours left it is the first day that is not off. Raises TooFarError when the latest day is
    more than 100 years away.
    """
    earliest, middle, latest = (
        schedule([ceil(hours_left * factor)], availability)[0].last for factor in (pace.low, pace.middle, pace.high)
    )
    return earliest, middle, latest
