"""Calls made in this process and looked at: python -m bench.hot_path.looks LOOK CALLS

Started by bench.hot_path.in_process, which says what there is to look at.
"""

import cProfile
import io
import pstats
import statistics
import sys
import time

from bench.hot_path import counting, regions, sampling
from bench.hot_path.caller import Caller, caller

WARM_UP = 50  # calls
RUNS = 10


def timed(calling: Caller, number: int) -> str:
    """Return the CPU time of a call in microseconds: the least and the middle of several runs."""
    times = [run(calling, max(1, number // RUNS)) for _ in range(RUNS)]
    return (
        f"{min(times):.0f} µs of CPU a call at least, {statistics.median(times):.0f} in the middle"
    )


def run(calling: Caller, number: int) -> float:
    started = time.process_time()
    calling.make(number)
    return (time.process_time() - started) / number * 1e6


def counted(calling: Caller, number: int) -> str:
    """Return the function calls of a call, in all and by region."""
    with counting.Counter() as counter:
        calling.make(number)
    found = regions.summed(counter.calls)
    lines = [f"{found[name] / number:8.1f}  {name}" for name in regions.NAMES]
    return "\n".join([*lines, f"{sum(found.values()) / number:8.1f}  in all"])


def stacked(calling: Caller, number: int) -> str:
    """Return the stacks in which CPU time was spent, folded, with the number of samples of each."""
    with sampling.Sampler() as sampler:
        calling.make(number)
    return "\n".join(f"{stack} {samples}" for stack, samples in sorted(sampler.stacks.items()))


def table(calling: Caller, number: int) -> str:
    """Return the two tables of cProfile."""
    with cProfile.Profile() as profile:
        calling.make(number)
    text = io.StringIO()
    found = pstats.Stats(profile, stream=text)
    found.sort_stats("cumtime").print_stats(140)
    found.sort_stats("tottime").print_stats(50)
    return text.getvalue()


def answer(calling: Caller, _: int) -> str:
    status, body = calling.call()
    return f"{status}\n{body.decode()}"


LOOKS = {"time": timed, "count": counted, "stacks": stacked, "table": table, "answer": answer}


def main(look: str, number: int) -> None:
    """Warm up, look, and print what was seen."""
    calling = caller()
    calling.make(WARM_UP)
    if not calling.call()[0].startswith("200 "):
        raise SystemExit(answer(calling, number))
    print(LOOKS[look](calling, number))


if __name__ == "__main__":
    main(sys.argv[1], int(sys.argv[2]))
