"""Which figures about people may be shown together, so that nobody reads a small group from them or their differences.

A group of 1 to 4 people is never told. Figures hide what they do not say only together: who knows how many people there
are and how many of them are ready knows how many are not. So a figure is shown only when it, and its difference to each
other figure that is shown, is a group of at least five or of nobody. What is hidden looks the same whatever the reason
is: "fewer than five" here and "too near to another figure" there were enough to work some small groups out.
"""

from collections.abc import Iterable, Sequence
from itertools import accumulate, combinations, pairwise
from typing import NamedTuple

FEWEST = 5  # people that make a group


class Crossing(NamedTuple):
    """How many people are on which side of a line before and after a change. Everybody is in one of the four."""

    stay: int
    enter: int
    leave: int
    neither: int


class ShownCrossing(NamedTuple):
    """What may be shown of a crossing; None is hidden. `enter` and `leave` may be 0, which the others then tell too."""

    people: int
    before: int | None = None
    after: int | None = None
    enter: int | None = None
    leave: int | None = None

    @property
    def figures(self) -> tuple[int, ...]:
        """All that is shown."""
        return tuple(figure for figure in self if figure is not None)


class Band(NamedTuple):
    """Neighbouring places of a distribution, from `first` until before `end`, and how many people are in them."""

    first: int
    end: int
    before: int
    after: int


def are_apart(figures: Iterable[int]) -> bool:
    """Whether each figure, and each difference of two, is 0 or at least `FEWEST`."""
    in_order = sorted({0, *figures})
    return all(larger - smaller >= FEWEST for smaller, larger in pairwise(in_order))


def may_be_told(people: int, of: int) -> bool:
    """Whether something may be told of so many people out of all, as it is then told of the rest too; or of nobody."""
    return of >= FEWEST and are_apart((people, of))


def shown_crossing(one: Crossing) -> ShownCrossing | None:
    """The figures that can be shown together, those before the change first; None when there are too few people.

    Those who enter and those who leave are shown together or not at all: with the sums on both sides either tells the
    other, and with it each of the four groups.
    """
    shown = ShownCrossing(sum(one))
    if shown.people < FEWEST:
        return None
    for name, figure in (("before", one.stay + one.leave), ("after", one.stay + one.enter)):
        if figure >= FEWEST and are_apart((*shown.figures, figure)):
            shown = shown._replace(**{name: figure})
    has_both = shown.before is not None and shown.after is not None
    if has_both and all(group == 0 or group >= FEWEST for group in one):
        whole = shown._replace(enter=one.enter, leave=one.leave)
        shown = whole if are_apart(whole.figures) else shown
    return shown


def merged(before: Sequence[int], after: Sequence[int], beside: Iterable[int]) -> tuple[Band, ...]:
    """Two distributions over the same places in as many bands as can be shown beside other figures; () when not in two.

    All bands of both, and what is in each and above it, are apart from one another and from the figures beside them: to
    add bands up from the highest, and to take those away who are ready, is what a reader does. Of as many bands those
    are taken that show most of what moves, then those whose fullest one is the least full.
    """
    beside, inner = tuple(beside), range(1, len(before))
    for number in reversed(inner):
        found = (_bands(before, after, cuts) for cuts in combinations(inner, number))
        if fitting := [bands for bands in found if _fit(bands, beside)]:
            return min(fitting, key=_best)
    return ()


def _bands(before: Sequence[int], after: Sequence[int], cuts: Sequence[int]) -> tuple[Band, ...]:
    ends = pairwise((0, *cuts, len(before)))
    return tuple(Band(first, end, sum(before[first:end]), sum(after[first:end])) for first, end in ends)


def _best(bands: Sequence[Band]) -> tuple[int, int]:
    moved = sum(abs(one.after - one.before) for one in bands)
    return -moved, max(max(one.before, one.after) for one in bands)


def _fit(bands: Sequence[Band], beside: Sequence[int]) -> bool:
    sides = [[one.before for one in bands], [one.after for one in bands]]
    if min(map(min, sides)) < FEWEST:
        return False
    from_the_top = [figure for side in sides for figure in accumulate(reversed(side))]
    return are_apart((*beside, *sides[0], *sides[1], *from_the_top))
