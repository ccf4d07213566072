"""The search for the shortest roads: best-first over roads under way, each given up only when that loses nothing."""

from collections.abc import Collection, Mapping
from heapq import heappop, heappush
from typing import NamedTuple

from assessor.engine.reach import Reach, undecided

MORE_HOURS = 3, 2  # an other road takes at most three halves of the hours of the shortest
MORE_RUNGS = 2


class UnderWay(NamedTuple):
    """A road under way, in the order in which roads are followed: hours that it cannot stay below, rungs, roles."""

    at_least: int
    rungs: int
    roles: tuple[str, ...]
    held: int

    @property
    def rank(self) -> tuple[int, tuple[str, ...]]:
        return self.rungs, self.roles


class _Passed(NamedTuple):
    """A road under way that was followed from some role on."""

    road: UnderWay
    visited: frozenset[str]
    undecided: int


class Search:
    """Best-first over the roads from a role to another along `steps` (for each role those that follow).

    A road is given up for another at the same role only when that one leads on as well whatever comes: it visited no
    role that this one did not, holds no step that this one does not, and what this one holds beyond takes part in no
    choice that is still open. Then every further rung chooses alike for both and the difference never pays.
    """

    def __init__(self, reach: Reach, steps: Mapping[str, Collection[str]], start: str, goal: str):
        self.reach, self.steps, self.start, self.goal = reach, steps, start, goal
        self.passed: dict[str, list[_Passed]] = {}
        self.closed: list[frozenset[str]] = []  # the stops of roads found: no other road holds them all
        self.longest = len(steps)  # rungs
        self.leading = self._leading_on()
        self.choices = reach.choices(sorted(self.leading))
        first = UnderWay(reach.at_least(0, goal), 0, (start,), 0)
        self.under_way = [first] if start in self.leading else []

    def run(self, most: int, explored: int) -> tuple[list[UnderWay], bool]:
        """The best roads to the goal in order, and whether the search came to its end."""
        found: list[UnderWay] = []
        while self.under_way and len(found) < most:
            if found and self.under_way[0].at_least * MORE_HOURS[1] > found[0].at_least * MORE_HOURS[0]:
                break
            if explored == 0:
                return found, False
            road = heappop(self.under_way)
            if not self._may_lead_on(road.roles):
                continue
            if road.roles[-1] == self.goal:
                found.append(road)
                self._close(frozenset(road.roles[1:-1]))
                self.longest = found[0].rungs + MORE_RUNGS
            elif not self._is_no_better(road):
                self._follow(road)
                explored -= 1
        return found, True

    def best_so_far(self) -> tuple[str, ...]:
        """The roles of the best of the roads that came to the goal and one of the fewest rungs."""
        whole = [road for road in self.under_way if road.roles[-1] == self.goal]
        return min([*whole, self._fewest_rungs()]).roles

    def _follow(self, road: UnderWay) -> None:
        for role in self.steps[road.roles[-1]]:
            roles = (*road.roles, role)
            if role not in road.roles and self._may_lead_on(roles):
                held = self.reach.after(road.held, role)
                heappush(self.under_way, UnderWay(self.reach.at_least(held, self.goal), road.rungs + 1, roles, held))

    def _is_no_better(self, road: UnderWay) -> bool:
        """Whether a road followed before from the same role leads on as well; if not, this one is kept as such."""
        passed, visited = self.passed.setdefault(road.roles[-1], []), frozenset(road.roles)
        for other in passed:
            beyond = road.held & ~other.road.held
            is_less = not other.road.held & ~road.held and not beyond & other.undecided
            if is_less and other.visited <= visited and other.road.rank < road.rank:
                return True
        passed.append(_Passed(road, visited, undecided(self.choices, road.held)))
        return False

    def _may_lead_on(self, roles: tuple[str, ...]) -> bool:
        """Whether roads that start so may be other roads than those found."""
        is_short = len(roles) - 1 <= self.longest
        return is_short and roles[-1] in self.leading and not any(stops.issubset(roles) for stops in self.closed)

    def _close(self, stops: frozenset[str]) -> None:
        if stops:
            self.closed.append(stops)
        if len(stops) == 1:
            self.leading = self._leading_on()

    def _leading_on(self) -> frozenset[str]:
        """The goal, and the roles from which steps lead there around the roles that are closed by themselves."""
        closed = {role for stops in self.closed if len(stops) == 1 for role in stops}
        leading = new = {self.goal}
        while new:
            new = {role for role, to in self.steps.items() if not new.isdisjoint(to)} - leading - closed
            leading = leading | new
        return frozenset(leading)

    def _fewest_rungs(self) -> UnderWay:
        """A road of the fewest rungs, the first by slugs."""
        ends, reached = {self.start: (self.start,)}, {self.start}
        while self.goal not in ends:
            steps = sorted((*roles, to) for role, roles in ends.items() for to in self.steps[role] if to not in reached)
            ends = {roles[-1]: roles for roles in reversed(steps)}
            reached |= set(ends)
        roles = ends[self.goal]
        held = 0
        for role in roles[1:]:
            held = self.reach.after(held, role)
        return UnderWay(self.reach.hours(held), len(roles) - 1, roles, held)
