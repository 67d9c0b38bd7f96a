"""Function calls by region, of Python's functions and of C's, which are the same in every run."""

import sys
from collections import Counter as Counts
from types import FrameType
from typing import Any

from bench.hot_path.regions import WAY_IN, region_at


class Counter:
    """Counts what this thread calls, between entering and leaving."""

    def __init__(self) -> None:
        self.calls: Counts[str] = Counts()
        self.regions = [WAY_IN]

    def __enter__(self) -> "Counter":
        sys.setprofile(self.note)
        return self

    def __exit__(self, *exc: object) -> None:
        sys.setprofile(None)

    def note(self, frame: FrameType, event: str, _: Any) -> None:
        """Keep the regions of the functions that run now as a stack."""
        if event == "call":
            code = frame.f_code
            place = f"{code.co_filename}:{code.co_name}"
            self.regions.append(region_at(place) or self.regions[-1])
            self.calls[self.regions[-1]] += 1
        elif event == "c_call":
            self.calls[self.regions[-1]] += 1
        elif event == "return" and len(self.regions) > 1:
            self.regions.pop()
