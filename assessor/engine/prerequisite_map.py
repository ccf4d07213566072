"""The prerequisites of a plan as a small map: what comes before what, from left to right.

A skill is one node with all its steps. Only where two skills wait for each other in turn (one goes up a level, then
the other, then the first again) a skill has several nodes, so that every line leads to the right.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from assessor.engine.map_rows import Place, rows_of
from assessor.engine.map_runs import Run, runs_of
from assessor.engine.steps import Skills, Step

Need = tuple[Step, Step]  # a step, and one that needs it


@dataclass(frozen=True, slots=True)
class Node:
    """A skill from one level to another. Columns count from 0 at the left. Rows count from 0 at the top; they are at
    least 1 apart within a column, and need not be whole where that makes lines straighter."""

    skill: str
    from_level: int
    to_level: int
    column: int
    row: float


@dataclass(frozen=True, slots=True)
class Edge:
    """A line from one node to another in a later column, both by their number.

    `needs` are those that it stands for; there are none where a skill only goes on in another node. `via` are the
    rows at which the line passes the columns between the two.
    """

    before: int
    after: int
    needs: tuple[Need, ...]
    via: tuple[float, ...] = ()


@dataclass(frozen=True, slots=True)
class PrerequisiteMap:
    """Nodes, each after all that it needs, and edges. Skills that neither need others nor are needed are left out."""

    nodes: tuple[Node, ...] = ()
    edges: tuple[Edge, ...] = ()


def prerequisite_map(steps: Sequence[Step], skills: Skills) -> PrerequisiteMap:
    """The map of a plan's steps. The same steps in the same order give the same map.

    Needs that are no steps of the plan are held already and are not in the map.
    """
    runs = runs_of(steps, skills)
    needs = _needs(runs, skills)
    linked = {run for edge in needs for run in edge}
    nodes = [run for run in runs if run in linked]
    number = {run: n for n, run in enumerate(nodes)}
    edges = dict(sorted(((number[one], number[other]), found) for (one, other), found in needs.items()))
    columns = _columns(len(nodes), edges)
    ways = {edge: _way(*edge, columns) for edge in edges}
    rows = rows_of(list(ways.values()))
    return PrerequisiteMap(
        tuple(
            Node(run[0][0], run[0][1] - 1, run[-1][1], column, rows[n, column])
            for n, (run, column) in enumerate(zip(nodes, columns, strict=True))
        ),
        tuple(
            Edge(before, after, tuple(found), tuple(rows[place] for place in ways[before, after][1:-1]))
            for (before, after), found in edges.items()
        ),
    )


def _needs(runs: Sequence[Run], skills: Skills) -> dict[tuple[Run, Run], list[Need]]:
    """The edges from run to run, with the needs that each stands for: where a step needs another skill, and (with no
    needs) where a skill with such runs goes on in another of them."""
    run_of = {step: run for run in runs for step in run}
    found: dict[tuple[Run, Run], list[Need]] = {}
    for step, run in run_of.items():
        for needed in dict.fromkeys(skills.needs.get(step, ())):
            if needed in run_of and needed[0] != step[0]:
                found.setdefault((run_of[needed], run), []).append((needed, step))
    linked = {run for edge in found for run in edge}
    latest: dict[str, Run] = {}
    for run in (run for run in runs if run in linked):
        skill, _ = run[0]
        if skill in latest:
            found[latest[skill], run] = []
        latest[skill] = run
    return found


def _columns(nodes: int, edges: Iterable[tuple[int, int]]) -> list[int]:
    """The column of each node: one after the last of what it needs. A node that needs nothing stands just before the
    first that needs it, which keeps its lines short."""
    columns = [0] * nodes
    for before, after in sorted(edges, key=lambda edge: edge[1]):
        columns[after] = max(columns[after], columns[before] + 1)
    first = {node: min(columns[b] for a, b in edges if a == node) for node, _ in edges}
    needing = {after for _, after in edges}
    return [first[n] - 1 if n not in needing else column for n, column in enumerate(columns)]


def _way(before: int, after: int, columns: Sequence[int]) -> list[Place]:
    """The places of a line: one in each column from the one node to the other."""
    between = range(columns[before], columns[after])
    return [*((before, column) for column in between), (after, columns[after])]
