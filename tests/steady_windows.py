"""Limits by address and person count in fixed windows; none of them ends in the middle of a test."""

import time
from types import SimpleNamespace

from django_ratelimit import core
from time_machine import escape_hatch


class SteadyClock:
    """A clock that stands still while a test runs, unless the test moves the time itself."""

    def __init__(self) -> None:
        self.began = time.time()

    def time(self) -> float:
        return time.time() if escape_hatch.is_travelling() else self.began


def begin(monkeypatch) -> None:
    monkeypatch.setattr(core, "time", SimpleNamespace(time=SteadyClock().time))
