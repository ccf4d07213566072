"""Which item of a CASE package stands below which: pure functions over identifiers."""

from dataclasses import dataclass, field

from roles.exchange.limits import MAX_NESTED

type Edge = tuple[str, str]  # child, parent


@dataclass
class Tree:
    """One parent for each item that has one, and the numbers of the edges that do not count, with the reason."""

    parents: dict[str, str] = field(default_factory=dict)
    unused: dict[int, str] = field(default_factory=dict)

    def path(self, identifier: str) -> list[str]:
        """The items above one, the topmost first."""
        above = []
        while (identifier := self.parents.get(identifier, "")) and len(above) <= MAX_NESTED:
            above.append(identifier)
        return above[::-1]


def tree(edges: list[Edge]) -> Tree:
    """The tree that edges make, in their order: the first parent of an item counts, and an edge that closes a circle
    does not."""
    found = Tree()
    numbers: dict[str, int] = {}
    for number, (child, parent) in enumerate(edges):
        if child in found.parents:
            again = found.parents[child] == parent
            found.unused[number] = "says again what stands before" if again else "the item has a parent already"
        else:
            found.parents[child], numbers[child] = parent, number
    for circle in _circles(found.parents):
        last = max(circle, key=numbers.__getitem__)
        del found.parents[last]
        found.unused[numbers[last]] = "closes a circle of items that stand below one another"
    return found


def _circles(parents: dict[str, str]) -> list[list[str]]:
    """The circles among items, each item with one parent at most; every item is visited once."""
    circles, done = [], set()
    for start in parents:
        walked: dict[str, int] = {}
        here = start
        while here in parents and here not in done and here not in walked:
            walked[here] = len(walked)
            here = parents[here]
        if here in walked:
            circles.append(list(walked)[walked[here] :])
        done |= walked.keys()
    return circles


def too_deep(parents: dict[str, str]) -> str:
    """An item that more than MAX_NESTED others stand above, "" when there is none."""
    depths: dict[str, int] = {}
    for start in parents:
        chain, here = [], start
        while here in parents and here not in depths:
            chain.append(here)
            here = parents[here]
        depth = depths.get(here, 0)
        for identifier in reversed(chain):
            depth = depths[identifier] = depth + 1
            if depth > MAX_NESTED:
                return identifier
    return ""
