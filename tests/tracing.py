"""Trace in the process of a test; spans stay in the queue until the test takes or sends them."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from config.tracing.configuration import Configuration
from config.tracing.exporter import Exporter
from config.tracing.recording import Recorder, begin, stop


@contextmanager
def switched_on(
    monkeypatch: Any, settings: Any, configuration: Configuration
) -> Iterator[Recorder]:
    """Trace what clients made in the block ask: a client has its middleware from its first request on."""
    monkeypatch.setattr(Exporter, "start", lambda self: None)
    place = settings.MIDDLEWARE.index("config.api.request_id.RequestIdMiddleware") + 1
    ours = "config.tracing.middleware.TracingMiddleware"
    settings.MIDDLEWARE = [*settings.MIDDLEWARE[:place], ours, *settings.MIDDLEWARE[place:]]
    yield begin(configuration)
    stop()
