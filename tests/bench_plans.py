"""Benchmark of plans within hours: how long they take, and how much better they are than choosing greedily.

Random catalogues of 30 requirements, a third of them with hours that follow the weight, which are the hard ones.
"""

import statistics
import time

from assessor.engine.learning_path import everything, within_hours
from tests.engine import plan_reference
from tests.engine.plan_cases import drawn

CASES = 60
REQUIREMENTS = 30


def bench_plans() -> None:
    print(f"plans for {CASES} random catalogues of {REQUIREMENTS} requirements each:")
    times, greedy_times = [], []
    for percent in (10, 30, 50):
        fewer_essentials, lost, proven = 0, [], 0
        for seed in range(CASES):
            case = drawn(seed, REQUIREMENTS)
            hours = everything(*case).hours * percent // 100
            best, took = timed(lambda case=case, hours=hours: within_hours(*case, hours))
            greedy, greedily = timed(lambda case=case, hours=hours: plan_reference.greedily(*case, hours))
            times.append(took)
            greedy_times.append(greedily)
            proven += best.proof.proven
            start = plan_reference.values(*case[:2], set(), case[2])
            found = plan_reference.values(*case[:2], {(one.skill, one.level) for one in best.steps}, case[2])
            rival = plan_reference.values(*case[:2], greedy, case[2])
            fewer_essentials += rival[0] < found[0]
            if rival[:2] == found[:2]:
                lost.append(float((found[2] - rival[2]) / max(found[2] - start[2], 1)) * 100)
        print(
            f"  {percent} % of the full hours: {proven} proven best; greedy meets less weight of essentials in "
            f"{fewer_essentials}, and where it does as well on them ({len(lost)}) it gains less by "
            f"{statistics.mean(lost or [0]):.1f} % on average, {max(lost or [0]):.0f} % at worst"
        )
    times.sort()
    print(
        f"  median {statistics.median(times):.1f} ms, 95th percentile {times[len(times) * 95 // 100]:.1f} ms, "
        f"worst {times[-1]:.1f} ms; greedy, in plain Python, {statistics.median(greedy_times):.0f} ms"
    )


def timed(work):
    """What some work gives, and its milliseconds of processor time."""
    start = time.process_time()
    found = work()
    return found, (time.process_time() - start) * 1000


if __name__ == "__main__":
    bench_plans()
