"""Where CPU time goes: the stack of this thread each time the process has used a little more of it."""

import signal
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from types import FrameType

from bench.hot_path.regions import WAY_IN, region_at

HERE = f"{Path(__file__).parents[2]}/"
EVERY = 0.001  # seconds of CPU; what the kernel makes of it is a few milliseconds


class Sampler:
    """Counts stacks, folded as flame graphs want them, between entering and leaving."""

    def __init__(self) -> None:
        self.stacks: Counter[str] = Counter()

    def __enter__(self) -> "Sampler":
        signal.signal(signal.SIGPROF, self.note)
        signal.setitimer(signal.ITIMER_PROF, EVERY, EVERY)
        return self

    def __exit__(self, *exc: object) -> None:
        signal.setitimer(signal.ITIMER_PROF, 0)

    def note(self, _: int, frame: FrameType | None) -> None:
        self.stacks[folded(frame)] += 1


def folded(frame: FrameType | None) -> str:
    """Return a stack as `region;outermost;…;innermost`."""
    places = [*reversed(list(places_of(frame)))]
    region = next(filter(None, map(region_at, reversed(places))), WAY_IN)
    return ";".join([region, *map(short, places)])


def places_of(frame: FrameType | None) -> Iterator[str]:
    while frame is not None:
        yield f"{frame.f_code.co_filename}:{frame.f_code.co_name}"
        frame = frame.f_back


def short(place: str) -> str:
    """Return a place without the folders that say nothing: `django/core/handlers/base.py:get_response`."""
    return place.rpartition("/site-packages/")[2].removeprefix(HERE)
