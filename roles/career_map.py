"""The career map: tracks as rows, career levels as columns, roles as boxes, steps as curves.

Only the geometry is worked out here, in the units of an SVG view box; the template draws it.
"""

import textwrap
from collections import defaultdict
from collections.abc import Collection, Iterable
from dataclasses import dataclass, replace
from itertools import groupby

from roles.models import CareerStep, Role, Track

COLUMN, BOX_WIDTH = 192, 152
BOX_HEIGHT, GAP, TRACK_HEAD, TOP = 44, 12, 34, 36
RIGHT_MARGIN = 32  # the view box starts at -8; a curve within the last column bends 21 out of it
MOST_DRAWN = 80  # roles
LINE_LENGTH = 19  # characters of a title that fit in a box


@dataclass(frozen=True)
class Node:
    """A role's box: its upper left corner, and its title in lines with their baselines."""

    role: Role
    x: int
    y: int
    lines: list[tuple[int, str]]
    is_quiet: bool
    width: int = BOX_WIDTH
    height: int = BOX_HEIGHT

    @property
    def middle(self) -> int:
        return self.x + self.width // 2

    @property
    def mark_y(self) -> int:
        """The baseline of a word above the box."""
        return self.y - 3


@dataclass(frozen=True)
class Curve:
    """A step: the path's drawing commands, its kind, and where its arrow head points to."""

    path: str
    kind: str
    arrow: str


@dataclass(frozen=True)
class CareerMap:
    """A drawing: its size, headings of columns, bands for tracks, boxes and curves; how many roles are left out."""

    width: int
    height: int
    columns: list[tuple[int, str]]
    bands: list[tuple[int, int, str]]
    nodes: list[Node]
    curves: list[Curve]
    left_out: int = 0


def promotions_drawn() -> tuple[CareerMap, list[Role]]:
    """The roles that are open to people, and the promotions between them; the map and its roles, in two queries.

    Of many roles only tracks that somebody climbs are drawn, as far as a map can be read: the rest is a list.
    """
    roles = list(Role.objects.open_to_all().by_track())
    steps = list(CareerStep.objects.filter(kind=CareerStep.Kind.PROMOTION).values_list("from_role", "to_role", "kind"))
    drawn = roles
    if len(roles) > MOST_DRAWN:
        drawn = _climbed(roles, {role for start, end, _ in steps for role in (start, end)})
    return replace(draw(drawn, steps), left_out=len(roles) - len(drawn)), drawn


def _climbed(roles: list[Role], on_a_step: set[int]) -> list[Role]:
    """Whole tracks, in their order, on which there is a step, until there are as many roles as a map may show."""
    drawn: list[Role] = []
    for _, rows in by_track(roles):
        if len(drawn) + len(rows) <= MOST_DRAWN and any(role.pk in on_a_step for role in rows):
            drawn += rows
    return drawn


def by_track(roles: Iterable[Role]) -> list[tuple[Track, list[Role]]]:
    """Roles (in the order of their tracks) with the tracks that they are on."""
    return [(track, list(rows)) for track, rows in groupby(roles, lambda one: one.track)]


def draw(roles: list[Role], steps: Iterable[tuple[int, int, str]], quiet: Collection[Role] = ()) -> CareerMap:
    """The map of roles (in the order of their tracks) and of the steps (from, to, kind) that start and end on it.

    Roles that are `quiet` are drawn as neighbours.
    """
    levels = sorted({role.career_level for role in roles})
    column_of = {level: number for number, level in enumerate(levels)}
    nodes: dict[int, Node] = {}
    bands = []
    top = TOP
    for name, own in _tracks(roles).items():
        bands.append((top, top + 20, name))
        depth: dict[int, int] = defaultdict(int)
        for role in own:
            y = top + TRACK_HEAD + depth[role.career_level] * (BOX_HEIGHT + GAP)
            depth[role.career_level] += 1
            nodes[role.pk] = _node(role, column_of[role.career_level] * COLUMN, y, role in quiet)
        top += TRACK_HEAD + max(depth.values()) * (BOX_HEIGHT + GAP) + GAP
    return CareerMap(
        width=max(len(levels) * COLUMN - (COLUMN - BOX_WIDTH) + RIGHT_MARGIN, 1),
        height=max(top, 1),
        columns=[(number * COLUMN, Role.CareerLevel(level).label) for level, number in column_of.items()],
        bands=bands,
        nodes=list(nodes.values()),
        curves=[_curve(nodes[a], nodes[b], kind) for a, b, kind in steps if a in nodes and b in nodes],
    )


def _tracks(roles: list[Role]) -> dict[str, list[Role]]:
    tracks: dict[str, list[Role]] = defaultdict(list)
    for role in roles:
        tracks[role.track.name].append(role)
    return tracks


def _node(role: Role, x: int, y: int, is_quiet: bool) -> Node:
    lines = textwrap.wrap(role.title, LINE_LENGTH, max_lines=2, placeholder=" ...")
    first = y + BOX_HEIGHT // 2 + 5 - (len(lines) - 1) * 8
    return Node(role, x, y, [(first + 16 * number, line) for number, line in enumerate(lines)], is_quiet)


def _curve(start: Node, end: Node, kind: str) -> Curve:
    """From the right side of one box to the left side of the other; in the same or an earlier column, to its right."""
    x1, y1 = start.x + BOX_WIDTH, start.y + BOX_HEIGHT // 2
    y2 = end.y + BOX_HEIGHT // 2
    if end.x > start.x:
        x2, bend, head = end.x, max((end.x - x1) // 2, 16), -7
        path = f"M{x1} {y1}C{x1 + bend} {y1} {x2 - bend} {y2} {x2 + head} {y2}"
    else:
        x2, head = end.x + BOX_WIDTH, 7
        bend = max(x1, x2) + 26
        path = f"M{x1} {y1}C{bend} {y1} {bend} {y2} {x2 + head} {y2}"
    return Curve(path, kind, f"{x2} {y2} {x2 + head} {y2 - 4} {x2 + head} {y2 + 4}")
