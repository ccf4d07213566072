"""The map of a plan's prerequisites as a drawing and as a list: skills as boxes, from left to right, and what each
needs as lines.

Only the geometry is worked out here, in the units of an SVG view box; the template draws it.
"""

import textwrap
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from assessor.engine.prerequisite_map import Edge, Node, PrerequisiteMap, prerequisite_map
from assessor.engine.steps import Skills, Step

WIDTH, HEIGHT, BESIDE, BELOW = 172, 42, 34, 12  # a box, and the room to the next
MARGIN = 2  # around all of it, for the outlines of the boxes
ARROW = 7
NAME_LENGTH = 17  # characters of a name that fit on a line of a box
FITS = 6  # columns that can be read when the drawing is as wide as a page


@dataclass(frozen=True)
class Box:
    """A skill: its upper left corner, its name in lines with their baselines, and its levels in words."""

    x: float
    y: float
    lines: list[tuple[float, str]]
    levels: str
    title: str
    width: int = WIDTH
    height: int = HEIGHT

    @property
    def middle(self) -> float:
        return self.y + self.height / 2

    @property
    def name_x(self) -> float:
        return self.x + 8

    @property
    def levels_x(self) -> float:
        """Where the levels end."""
        return self.x + self.width - 8

    @property
    def levels_y(self) -> float:
        return self.middle + 4


@dataclass(frozen=True)
class Line:
    """The drawing commands of a line and the corners of its arrow head; `goes_on` where it stays with one skill."""

    path: str
    arrow: str
    goes_on: bool


@dataclass(frozen=True)
class PlanMap:
    """A drawing of a size, and the same as sentences. Without boxes there is nothing to draw."""

    width: float
    height: float
    is_wide: bool
    boxes: list[Box]
    lines: list[Line]
    sentences: list[str]


def map_context(steps: Sequence[Step], skills: Skills, names: Mapping[str, str]) -> PlanMap:
    """What `learning/map.html` shows as `map`: the needs between the steps of a plan, given in its order.

    The sentences come in the order of the plan. A skill without a name is called by its slug.
    """
    found = prerequisite_map(steps, skills)
    boxes = [_box(node, names.get(node.skill, node.skill)) for node in found.nodes]
    columns = max((node.column for node in found.nodes), default=0) + 1
    lowest = max((node.row for node in found.nodes), default=0)
    passing = max((row for edge in found.edges for row in edge.via), default=0)
    return PlanMap(
        width=_x(columns) - BESIDE + MARGIN,
        height=_y(max(lowest, passing)) + HEIGHT + MARGIN,
        is_wide=columns > FITS,
        boxes=boxes,
        lines=[_line(edge, found.nodes, boxes) for edge in found.edges],
        sentences=_sentences(found, steps, names),
    )


def _sentences(found: PrerequisiteMap, steps: Sequence[Step], names: Mapping[str, str]) -> list[str]:
    """ "Python level 2 and Statistics level 1 come before Machine learning level 2"."""
    needed_by: dict[Step, set[Step]] = {}
    for edge in found.edges:
        for needed, step in edge.needs:
            needed_by.setdefault(step, set()).add(needed)
    sentences = []
    for step in (step for step in steps if step in needed_by):
        first = [_words(one, names) for one in steps if one in needed_by[step]]
        verb = "comes" if len(first) == 1 else "come"
        sentences.append(f"{_listed(first)} {verb} before {_words(step, names)}")
    return sentences


def _words(step: Step, names: Mapping[str, str]) -> str:
    skill, level = step
    return f"{names.get(skill, skill)} level {level}"


def _listed(words: list[str]) -> str:
    return " and ".join([", ".join(words[:-1]), words[-1]] if len(words) > 1 else words)


def _x(column: int) -> int:
    """The left edge of a column."""
    return MARGIN + column * (WIDTH + BESIDE)


def _y(row: float) -> float:
    """The upper edge of a row, to a tenth."""
    return round(MARGIN + row * (HEIGHT + BELOW), 1)


def _box(node: Node, name: str) -> Box:
    x, y = _x(node.column), _y(node.row)
    lines = textwrap.wrap(name, NAME_LENGTH, max_lines=2, placeholder=" ...") or [name]
    first = y + HEIGHT / 2 + 4.5 - (len(lines) - 1) * 7.5
    baselines = [(round(first + 15 * number, 1), line) for number, line in enumerate(lines)]
    levels = f"{node.from_level} to {node.to_level}"
    return Box(x, y, baselines, levels, f"{name}, level {levels}")


def _line(edge: Edge, nodes: Sequence[Node], boxes: Sequence[Box]) -> Line:
    """From the right side of one box to the left side of the other, straight through the columns between."""
    start, end = boxes[edge.before], boxes[edge.after]
    x, y = start.x + WIDTH, start.middle
    path = f"M{x} {y:g}"
    for number, row in enumerate(edge.via, start=nodes[edge.before].column + 1):
        passing = round(_y(row) + HEIGHT / 2, 1)
        path += f"{_bend(x, y, _x(number), passing)}H{_x(number) + WIDTH}"
        x, y = _x(number) + WIDTH, passing
    head = end.x - ARROW
    path += _bend(x, y, head, end.middle)
    arrow = f"{end.x} {end.middle:g} {head} {end.middle - 4:g} {head} {end.middle + 4:g}"
    return Line(path, arrow, not edge.needs)


def _bend(x: float, y: float, to_x: float, to_y: float) -> str:
    """A curve that leaves and arrives level."""
    half = (to_x - x) / 2
    return f"C{x + half:g} {y:g} {to_x - half:g} {to_y:g} {to_x:g} {to_y:g}"
