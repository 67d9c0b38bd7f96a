"""Stream large files through the whole product: python -m bench.streaming [--megabytes N] [--parallel N]

Starts a drive and a server of ours, and prints for each way in which files pass: whether their SHA-256 is what it
must be, how far the memory of the server's process rose above what it had before, and how soon the drive was left.
"""

import argparse
import sys
import time
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial

import requests

from bench import resident
from bench.hot_path.calls import headers
from bench.hot_path.processes import free_port, listens, started, wait_until
from bench.hot_path.servers import PRODUCT, Shape, gunicorn
from bench.hot_path.stage import Stage
from bench.streaming.caller import SLOW_PAUSE, Caller, at_once
from bench.streaming.storage import MEGABYTE, digest_of

LEFT_AFTER, SLOWLY = 1, 10  # megabytes that those take who leave, and who are slow
ROW = "| {} | {} | {:.1f} MB |"


@dataclass(frozen=True)
class Watched:
    """The one process of our server whose memory is watched, and the drive behind it."""

    pid: int
    drive: str

    def row(self, name: str, act: Callable[[], str]) -> str:
        """Let something pass and return a row on it."""
        before = resident.now(self.pid)
        resident.forget_peak(self.pid)
        said = act()
        return ROW.format(name, said, (resident.peak(self.pid) - before) / MEGABYTE)

    def left(self, act: Callable[[], object]) -> str:
        """Say how soon the drive was left after a caller left, and what it had given by then."""
        began = time.monotonic()
        act()
        gone = time.monotonic()
        time.sleep(1.5)  # longer than a second: then it must have noticed
        told = requests.get(f"{self.drive}/left", timeout=10).json()
        left = time.monotonic() - told["ago"]
        if left < began:
            sys.exit("the drive was not left: it is still giving, or the file is too small")
        return (
            f"drive left after {left - gone:.1f} s, having given {told['given'] / MEGABYTE:.0f} MB"
        )


def main() -> None:
    """Start everything, let files pass, and print the table."""
    asked = arguments()
    with Stage(Shape(workers=1, threads=2 * asked.parallel + 2)) as stage:
        drive = start_drive(stage)
        ours = stage.installed(on_sqlite=True, provider="google", more=google_at(drive))
        port, pid = stage.start(gunicorn(PRODUCT, stage.shape), ours.env)
        caller = Caller(port, headers(ours.key))
        caller.download(1)  # what is made once is made now
        caller.upload(1)
        watched = Watched(resident.children(pid)[0], drive)
        print("| | arrived | memory above what was there before |\n|---|---|---|")
        for name, act in acts(caller, watched, asked.megabytes, asked.parallel).items():
            print(watched.row(name, act), flush=True)


def acts(caller: Caller, watched: Watched, size: int, number: int) -> dict[str, Callable[[], str]]:
    """Return every way in which files pass, by name."""
    digest = digest_of(size)
    down, up = partial(caller.download, size), partial(caller.upload, size)
    leave = partial(caller.leave, size, taking=LEFT_AFTER)
    slow = partial(caller.leave, size, taking=SLOWLY, pause=SLOW_PAUSE)

    def compared(times: int, call: partial) -> Callable[[], str]:
        return lambda: verdict(at_once(times, call), digest)

    return {
        f"download of {size} MB": compared(1, down),
        f"upload of {size} MB": compared(1, up),
        f"{number} downloads at once": compared(number, down),
        f"{number} uploads at once": compared(number, up),
        f"{number} slow readers": lambda: watched.left(lambda: at_once(number, slow)),
        f"a reader who leaves after {LEFT_AFTER} MB": lambda: watched.left(leave),
    }


def verdict(digests: list[str], right: str) -> str:
    """Say whether all files arrived as they were; one that did not ends the benchmark."""
    if set(digests) != {right}:
        sys.exit(f"SHA-256 {digests} instead of {right}")
    return "byte for byte"


def start_drive(stage: Stage) -> str:
    """Start the drive and return its address."""
    port = free_port()
    started(stage.stack, [sys.executable, "-m", "bench.streaming.storage", str(port)])
    wait_until(lambda: listens(port), "the drive")
    return f"http://127.0.0.1:{port}"


def google_at(drive: str) -> dict[str, str]:
    """Return the settings with which the drive is Google's."""
    app = {"PROVIDER_GOOGLE_CLIENT_ID": "bench", "PROVIDER_GOOGLE_CLIENT_SECRET": "bench"}
    return {**app, "PROVIDER_GOOGLE_BASE_URL": drive}


def arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m bench.streaming", description=__doc__)
    parser.add_argument("--megabytes", type=int, default=1024)
    parser.add_argument("--parallel", type=int, default=4)
    return parser.parse_args()


if __name__ == "__main__":
    main()
