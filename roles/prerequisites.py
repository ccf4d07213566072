"""Prerequisites as plain values: (skill, level) needs (other skill, level). Together they must form no circle."""

from collections.abc import Iterable
from graphlib import CycleError, TopologicalSorter

Step = tuple[str, int]


def find_cycle(needs: Iterable[tuple[Step, Step]]) -> list[Step]:
    """A circle among prerequisites, as steps that each need the next and end with the first; [] when there is none.

    Reaching a level includes reaching the levels below it: (s, 3) always needs (s, 2), without being told. Where there
    are several circles, the same one is found whatever the order of the prerequisites.
    """
    graph: dict[Step, set[Step]] = {}
    for step, needed in needs:
        for skill, level in (step, needed):
            for lower in range(2, level + 1):
                graph.setdefault((skill, lower), set()).add((skill, lower - 1))
        graph.setdefault(step, set()).add(needed)
    try:
        TopologicalSorter({step: sorted(graph[step]) for step in sorted(graph)}).prepare()
    except CycleError as error:
        return list(reversed(error.args[1]))
    return []


def spell_cycle(cycle: list[Step]) -> str:
    """The circle in words: "Python 3 needs Statistics 2, which needs Python 3"."""
    first, *others = [f"{skill} {level}" for skill, level in cycle]
    return f"{first} needs " + ", which needs ".join(others)
