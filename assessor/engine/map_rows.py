"""Rows for a map in columns: few crossings, and lines that run as straight as the room allows.

A place is (number of a node, column). A way is the places of one line, one in each column from its node to the node
it leads to; those in between belong to the node it comes from, so that its lines run together for as long as they can.
Parts of the map that no line joins stand one below the other.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from itertools import accumulate, combinations, pairwise

Place = tuple[int, int]
Way = Sequence[Place]
Columns = dict[int, list[Place]]  # the places of each column, from the top
Near = Mapping[Place, Sequence[Place]]  # the places that a place is joined to

NODE, LINE = 1.0, 0.5  # the height of a node, and of a line that passes a column, in rows
SWEEPS = 8


def rows_of(ways: Sequence[Way]) -> dict[Place, float]:
    """The row of every place, from 0 at the top; the nodes of a column lie at least 1 apart."""
    rows: dict[Place, float] = {}
    top = 0.0
    for part in _parts(ways):
        own = _rows(part)
        highest = min(own.values())
        rows |= {place: top + row - highest for place, row in own.items()}
        top += max(own.values()) - highest + NODE
    return rows


def _parts(ways: Iterable[Way]) -> list[list[Way]]:
    """The ways that hang together, in the order of their first ways."""
    parts: list[tuple[set[Place], list[Way]]] = []
    for way in ways:
        ends = {way[0], way[-1]}
        joined = [part for part in parts if part[0] & ends]
        parts = [part for part in parts if not part[0] & ends]
        places = ends.union(*(part[0] for part in joined))
        parts.append((places, [*(one for part in joined for one in part[1]), way]))
    order = list(ways)
    return sorted((part for _, part in parts), key=lambda part: order.index(part[0]))


def _rows(ways: Sequence[Way]) -> dict[Place, float]:
    before, after = defaultdict(list), defaultdict(list)
    for one, other in dict.fromkeys(pair for way in ways for pair in pairwise(way)):
        before[other].append(one)
        after[one].append(other)
    places = sorted({place for way in ways for place in way})
    columns: Columns = defaultdict(list)
    for place in places:
        columns[place[1]].append(place)
    ends = {place for way in ways for place in (way[0], way[-1])}
    height = {place: NODE if place in ends else LINE for place in places}
    return _straightened(_ordered(columns, before, after), before, after, height)


def _ordered(columns: Columns, before: Near, after: Near) -> Columns:
    """The columns with their places in the order that crosses fewest lines, of those that the sweeps come by: to and
    fro, each column is sorted by where its places are joined to the column beside it."""
    best, fewest = columns, _crossings(columns, after)
    for sweep in range(SWEEPS):
        near = after if sweep % 2 else before
        rank = {place: n for places in columns.values() for n, place in enumerate(places)}
        for column in sorted(columns, reverse=bool(sweep % 2)):
            joined = {place: _mean([rank[one] for one in near.get(place, (place,))]) for place in columns[column]}
            rank |= {place: n for n, place in enumerate(sorted(joined, key=joined.__getitem__))}
        columns = {column: sorted(places, key=rank.__getitem__) for column, places in columns.items()}
        if (found := _crossings(columns, after)) < fewest:
            best, fewest = columns, found
    return best


def _crossings(columns: Columns, after: Near) -> int:
    """How many pairs of lines cross between two columns."""
    rank = {place: n for places in columns.values() for n, place in enumerate(places)}
    return sum(
        (rank[a] - rank[b]) * (rank[c] - rank[d]) < 0
        for places in columns.values()
        for a, b in combinations(places, 2)
        for c in after.get(a, ())
        for d in after.get(b, ())
    )


def _straightened(columns: Columns, before: Near, after: Near, height: Mapping[Place, float]) -> dict[Place, float]:
    """The rows: to and fro, each column comes as close as it can to the places that it is joined to."""
    rows = {place: float(n) for places in columns.values() for n, place in enumerate(places)}
    for sweep in range(SWEEPS):
        near = after if sweep % 2 else before
        for column in sorted(columns, reverse=bool(sweep % 2)):
            places = columns[column]
            wanted = [_mean([rows[one] for one in near.get(place, (place,))]) for place in places]
            rows |= zip(places, _apart(wanted, [height[place] for place in places]), strict=True)
    return rows


def _apart(wanted: Sequence[float], heights: Sequence[float]) -> list[float]:
    """The rows nearest to those wanted (least squares) at which things of such heights stand in this order and do not
    overlap: neighbours that come too close move together, as a block around the middle of what they want."""
    offsets = list(accumulate(((one + other) / 2 for one, other in pairwise(heights)), initial=0.0))
    blocks: list[list[float]] = []
    for want, offset in zip(wanted, offsets, strict=True):
        block = [want - offset]
        while blocks and _mean(blocks[-1]) > _mean(block):
            block = blocks.pop() + block
        blocks.append(block)
    places = [_mean(block) for block in blocks for _ in block]
    return [place + offset for place, offset in zip(places, offsets, strict=True)]


def _mean(values: Sequence[float]) -> float:
    return sum(values) / len(values)
