"""A program of yes-or-no choices in whole numbers, solved exactly by HiGHS, the same way on every machine.

One thread, a fixed seed, and a limit on the nodes of the search instead of a clock.
"""

from collections.abc import Mapping, Sequence
from math import floor
from typing import NamedTuple

NODES = 2_000  # of one search; the programs of real plans end within a few
TOLERANCE = 1e-4  # of a bound, which HiGHS gives in floating point; values are whole numbers

Sum = Mapping[int, int]  # whole-number factors by choice


class Row(NamedTuple):
    """A sum over choices that must be at least `low` and at most `high`; None sets no limit."""

    factors: Sum
    low: int | None = None
    high: int | None = None


class Best(NamedTuple):
    """The best choices found, as 0 or 1; their value, and a value that no choice exceeds. Equal when proven best."""

    choices: list[int]
    value: int
    bound: int

    @property
    def proven(self) -> bool:
        return self.value == self.bound


class Program:
    """Maximises one sum after the other over the same choices, while rows are added."""

    def __init__(self, choices: int, rows: Sequence[Row]):
        import highspy  # takes a tenth of a second, which only those who plan within hours have to wait

        self.highspy = highspy
        self.choices, self.rows = choices, list(rows)
        self.solver = highspy.Highs()
        options = {
            "output_flag": False,
            "threads": 1,
            "random_seed": 0,
            "mip_max_nodes": NODES,
            "mip_rel_gap": 0.0,
            "mip_abs_gap": 0.5,  # below the distance of two whole numbers
            "mip_heuristic_run_feasibility_jump": False,  # half of the time, and we bring a first solution
            "presolve": "off",  # takes longer than it saves: what cannot fit is left out before
        }
        for name, value in options.items():
            self.solver.setOptionValue(name, value)
        self.solver.passModel(self._model())

    def maximise(self, value: Sum, start: Sequence[int]) -> Best:
        """The choices with the largest sum. The search begins with choices that keep all rows, and never ends worse."""
        limit = sum(factor for factor in value.values() if factor > 0)
        if total(value, start) == limit:
            return Best(list(start), limit, limit)
        indices = list(range(self.choices))
        self.solver.changeColsCost(self.choices, indices, [float(value.get(index, 0)) for index in indices])
        solution = self.highspy.HighsSolution()
        solution.col_value = [float(choice) for choice in start]
        self.solver.setSolution(solution)
        self.solver.run()
        bound = self.solver.getInfo().mip_dual_bound
        best, reached = list(start), total(value, start)
        found = [round(choice) for choice in self.solver.getSolution().col_value] or best
        if total(value, found) > reached and self.allows(found):
            best, reached = found, total(value, found)
        return Best(best, reached, max(reached, floor(min(bound, limit) + TOLERANCE)))

    def require(self, row: Row) -> None:
        """Add a row that all further choices keep."""
        self.rows.append(row)
        low, high = self._limits(row)
        self.solver.addRow(low, high, len(row.factors), list(row.factors), [float(f) for f in row.factors.values()])

    def fix(self, index: int, choice: int) -> None:
        """Settle one choice for all that follows."""
        self.rows.append(Row({index: 1}, choice, choice))
        self.solver.changeColBounds(index, choice, choice)

    def allows(self, choices: Sequence[int]) -> bool:
        """Whether the choices keep every row, in whole numbers: what the solver says is checked."""
        sums = ((total(row.factors, choices), row) for row in self.rows)
        return len(choices) == self.choices and all(
            (row.low is None or value >= row.low) and (row.high is None or value <= row.high) for value, row in sums
        )

    def _limits(self, row: Row) -> tuple[float, float]:
        infinite = self.highspy.kHighsInf
        return -infinite if row.low is None else row.low, infinite if row.high is None else row.high

    def _model(self):
        model = self.highspy.HighsLp()
        model.num_col_, model.num_row_ = self.choices, len(self.rows)
        model.sense_ = self.highspy.ObjSense.kMaximize
        model.col_cost_, model.col_lower_ = [0.0] * self.choices, [0.0] * self.choices
        model.col_upper_ = [1.0] * self.choices
        model.integrality_ = [self.highspy.HighsVarType.kInteger] * self.choices
        limits = [self._limits(row) for row in self.rows]
        model.row_lower_, model.row_upper_ = [low for low, _ in limits], [high for _, high in limits]
        starts, indices, factors = [0], [], []
        for row in self.rows:
            indices += row.factors.keys()
            factors += row.factors.values()
            starts.append(len(indices))
        matrix = model.a_matrix_
        matrix.format_ = self.highspy.MatrixFormat.kRowwise
        matrix.start_, matrix.index_, matrix.value_ = starts, indices, [float(factor) for factor in factors]
        return model


def total(factors: Sum, choices: Sequence[int]) -> int:
    return sum(factor * choices[index] for index, factor in factors.items())
