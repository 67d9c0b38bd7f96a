"""How soon a web server of ours answers: python -m bench.start [ROUNDS]

From the start of gunicorn, with one process, to the first proxied call that is answered; on SQLite, whose tables are
there already. Beside the seconds stand those of the processor, which say the same when the machine is busy, and both
for a bare Django view.
"""

import statistics
import time
from collections.abc import Callable
from functools import partial
from http.client import OK
from urllib.request import Request, urlopen

from bench.hot_path import cpu
from bench.hot_path.calls import FLOOR_PATH, PRODUCT_PATH, headers
from bench.hot_path.servers import PRODUCT, Shape, gunicorn
from bench.hot_path.stage import Stage
from bench.sizes import asked_sizes

ROUNDS = 5
FLOOR = "bench.hot_path.floor:application"
ROW = "| {} | {:.2f} | {:.2f} |"


def seconds(start: Callable[[], tuple[int, int]], path: str, sent: dict) -> tuple[float, float]:
    """Start a server, call it, and return how long that took, and what of the processor."""
    began = time.perf_counter()
    port, pid = start()
    with urlopen(Request(f"http://127.0.0.1:{port}{path}", headers=sent), timeout=60) as answer:
        if answer.status != OK:
            raise SystemExit(f"the first call was answered with {answer.status}")
    return time.perf_counter() - began, cpu.seconds_of(pid)


def main(rounds: int) -> None:
    """Start both in turns and print the middle of what each took."""
    with Stage(Shape(workers=1)) as stage:
        installed = stage.installed(on_sqlite=True)
        ours, bare = gunicorn(PRODUCT, stage.shape), gunicorn(FLOOR, stage.shape, "gthread")
        start_ours = partial(stage.start, ours, installed.env)
        start_bare = partial(stage.start, bare, {"BENCH_UPSTREAM": stage.upstream})
        call = headers(installed.key)
        seen = [
            (seconds(start_ours, PRODUCT_PATH, call), seconds(start_bare, FLOOR_PATH, {}))
            for _ in range(rounds)
        ]
    print("| | seconds to the first answer | of the processor |\n|---|---|---|")
    for name, each in zip(("Patchbay", "bare Django view"), zip(*seen, strict=True), strict=True):
        print(ROW.format(name, *map(statistics.median, zip(*each, strict=True))))


if __name__ == "__main__":
    main(asked_sizes("start", __doc__, [ROUNDS])[0])
