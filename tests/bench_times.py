"""How long some work takes, for the benchmarks."""

import statistics
import time
from collections.abc import Callable

Work = Callable[[], object]


def median_ms(work: Work, rounds: int = 30) -> float:
    """The median time of one call in milliseconds, after one call to warm up."""
    work()
    times = []
    for _ in range(rounds):
        start = time.perf_counter()
        work()
        times.append(time.perf_counter() - start)
    return statistics.median(times) * 1000


def multiple(work: Work, unit: Work, rounds: int = 60) -> float:
    """How many times the processor time of the unit some work takes; in turns, as machines change their pace."""
    work()
    unit()
    return statistics.median(processor_ms(work) / processor_ms(unit) for _ in range(rounds))


def processor_ms(work: Work) -> float:
    """The processor time of one call in milliseconds, whatever else the machine does meanwhile."""
    start = time.process_time()
    work()
    return (time.process_time() - start) * 1000
