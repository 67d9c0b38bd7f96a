"""Who hears of each measurement besides Prometheus: tracing, where it is on; else nobody."""

from collections.abc import Callable

Fact = str | int
# Called when it is over, in its thread: what it was, its seconds, whether it went well, and facts without a secret.
Listener = Callable[[str, float, bool, dict[str, Fact]], None]

listeners: list[Listener] = []
